import { SampanError } from '../../errors/sampan-error.ts'
import { eventsPerCell, type CoxPeople, type Placed } from './cox-people.ts'
import { addAt, forTied, sumFromEnd } from './local-risk.ts'
import type { RiskBlock } from './risk-blocks.ts'
import type { CoxStandard, RiskSums } from './state.ts'

/** A site's own part of pooled sums, block by block. */
export interface OwnPart {
  readonly add: (block: RiskBlock) => void
  /**
   * A pooled sum of what is never negative is not below the site's own part, but for fixed point. Else somebody forged it, and
   * could give single people all the weight. @throws SampanError broadcast-mismatch
   */
  readonly require: (analysis: string) => void
}

export function ownPart(people: CoxPeople, placed: Placed, risk: RiskSums): OwnPart {
  const { cells, exit, entry } = placed
  const atRisk = new Float64Array(cells.count)
  const tied = new Float64Array(cells.ties.length)
  return {
    add: (block) => {
      addAt(atRisk, exit, block, 1)
      if (entry !== null) addAt(atRisk, entry, block, -1)
      forTied(people, placed, block, (place, b) => {
        tied[place] = (tied[place] ?? 0) + (block.r[b] ?? 0)
      })
    },
    require: (analysis) => {
      sumFromEnd(atRisk, 0, cells.count)
      requireWithin(atRisk, risk.atRisk, analysis)
      requireWithin(tied, risk.tied, analysis)
    },
  }
}

/** @throws SampanError broadcast-mismatch when the site has more events in a merged cell than all sites together */
export function requireEvents(people: CoxPeople, standard: CoxStandard, analysis: string): void {
  requireWithin(eventsPerCell(people, standard, analysis), standard.cellEvents, analysis)
}

function requireWithin(own: Float64Array, sums: readonly number[], analysis: string): void {
  if (!sums.every((sum, k) => (own[k] ?? 0) <= sum * (1 + 1e-6)))
    throw new SampanError('broadcast-mismatch', { analysis })
}
