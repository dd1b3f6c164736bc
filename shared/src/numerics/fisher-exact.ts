import { invariant } from '../errors/sampan-error.ts'
import {
  atLeast,
  atMost,
  type DiscreteProbabilities,
  fromRatios,
  meanOf,
  twoSided,
} from './discrete-probabilities.ts'
import { rootNear } from './root.ts'

/** Counts of a 2 x 2 table, row by row. */
export type FourFold = readonly [number, number, number, number]

export interface FisherExact {
  /** Two-sided: tables that are not likelier than the observed. */
  readonly pValue: number
  /** Conditional maximum likelihood; 0 or infinite at an end of the support. */
  readonly oddsRatio: number
  readonly low: number
  readonly high: number
}

/**
 * Fisher's exact test of a 2 x 2 table; equals R's `fisher.test(table, conf.level = level)`. The odds ratio and its
 * interval are solved to 1e-12, where R's own search stops at 1e-4.
 */
export function fisherExact([a, b, c, d]: FourFold, level: number): FisherExact {
  invariant(level > 0 && level < 1, 'a confidence level')
  const support = supportOf([a, b, c, d])
  const at = (logOdds: number): DiscreteProbabilities => noncentral(support, Math.exp(logOdds))
  const isLeast = a === support.low
  const isMost = a === support.high
  const tail = Math.log((1 - level) / 2)
  return {
    pValue: twoSided(noncentral(support, 1), a),
    oddsRatio: isLeast || isMost ? ratioAtEnd(isLeast, isMost) : odds((u) => meanOf(at(u)) - a),
    low: isLeast ? 0 : odds((u) => Math.log(atLeast(at(u), a)) - tail),
    high: isMost ? Number.POSITIVE_INFINITY : odds((u) => tail - Math.log(atMost(at(u), a))),
  }
}

/** A table with one possible value says nothing: R answers 0. */
function ratioAtEnd(isLeast: boolean, isMost: boolean): number {
  return isMost && !isLeast ? Number.POSITIVE_INFINITY : 0
}

function odds(increasing: (logOdds: number) => number): number {
  return Math.exp(rootNear(increasing, 0))
}

interface Support {
  readonly low: number
  readonly high: number
  readonly firstColumn: number
  readonly secondColumn: number
  readonly firstRow: number
}

function supportOf([a, b, c, d]: FourFold): Support {
  const [firstColumn, secondColumn, firstRow] = [a + c, b + d, a + b]
  const low = Math.max(0, firstRow - secondColumn)
  return { low, high: Math.min(firstRow, firstColumn), firstColumn, secondColumn, firstRow }
}

/** Fisher's noncentral hypergeometric distribution of the first cell, the margins fixed. */
function noncentral(support: Support, oddsRatio: number): DiscreteProbabilities {
  const { low, high, firstColumn, secondColumn, firstRow } = support
  return fromRatios(low, high, (k) => {
    const more = (firstColumn - k) * (firstRow - k)
    return (more / ((k + 1) * (secondColumn - firstRow + k + 1))) * oddsRatio
  })
}
