import { fisherExact, type FourFold } from '../../numerics/fisher-exact.ts'
import { chiSquareUpper } from '../../numerics/gamma-distribution.ts'
import { normalQuantile } from '../../numerics/normal-quantile.ts'
import type { ChiSquareTest, CrosstabTests, OddsRatioTest } from './result.ts'

export interface Counts {
  readonly rows: number
  readonly columns: number
  /** Per stratum its cells, row by row. */
  readonly tables: readonly ArrayLike<number>[]
}

/** Tests of one table, the strata added, and across strata where there are several. */
export function crosstabTests(counts: Counts, level: number): CrosstabTests {
  const { rows, columns, tables } = counts
  const pooled = Array.from({ length: rows * columns }, (_, place) =>
    tables.reduce((sum, table) => sum + (table[place] ?? 0), 0),
  )
  const fourFold = rows === 2 && columns === 2
  return {
    chiSquare: chiSquare(pooled, counts, 0),
    chiSquareCorrected: fourFold ? chiSquare(pooled, counts, 0.5) : null,
    fisher: fourFold ? fisher(fourFoldOf(pooled), level) : null,
    ...across(fourFold ? tables.map(fourFoldOf) : [], level),
  }
}

function fourFoldOf(table: ArrayLike<number>): FourFold {
  return [table[0] ?? 0, table[1] ?? 0, table[2] ?? 0, table[3] ?? 0]
}

/** K. Pearson's statistic, with F. Yates' correction of at most `correction`: R's `chisq.test`. */
function chiSquare(
  table: readonly number[],
  { rows, columns }: Counts,
  correction: number,
): ChiSquareTest | null {
  const row = (k: number): number => sumOf(table.slice(k * columns, (k + 1) * columns))
  const column = (k: number): number => sumOf(table.filter((_, place) => place % columns === k))
  const total = sumOf(table)
  const expected = table.map(
    (_, place) => (row(Math.floor(place / columns)) * column(place % columns)) / total,
  )
  const distances = table.map((count, place) => Math.abs(count - (expected[place] ?? 0)))
  const yates = Math.min(correction, ...distances)
  const statistic = sumOf(
    distances.map((distance, place) => (distance - yates) ** 2 / (expected[place] ?? 0)),
  )
  const df = (rows - 1) * (columns - 1)
  if (!Number.isFinite(statistic) || df === 0) return null
  return { statistic, df, 'p.value': chiSquareUpper(statistic, df) }
}

function fisher(table: FourFold, level: number): OddsRatioTest | null {
  const [a, b, c, d] = table
  if ([a + b, c + d, a + c, b + d].includes(0)) return null
  const { pValue, oddsRatio, low, high } = fisherExact(table, level)
  return { 'p.value': pValue, ...oddsOf(oddsRatio, low, high) }
}

type Odds = Pick<OddsRatioTest, 'odds.ratio' | 'conf.low' | 'conf.high'>

function oddsOf(ratio: number, low: number, high: number): Odds {
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null)
  return { 'odds.ratio': finite(ratio), 'conf.low': finite(low), 'conf.high': finite(high) }
}

type AcrossStrata = Pick<CrosstabTests, 'mantelHaenszel' | 'mantelHaenszelCorrected'>

/**
 * N. Mantel, W. Haenszel (1959), without and with continuity correction; the common odds ratio with the variance of J. Robins,
 * N. Breslow and S. Greenland (1986): R's `mantelhaen.test`. Strata of fewer than 2 people, which R refuses, say nothing
 * and are passed over.
 */
function across(tables: readonly FourFold[], level: number): AcrossStrata {
  const strata = tables.filter((table) => sumOf(table) > 1).map(termsOf)
  const total = (term: keyof Terms): number => sumOf(strata.map((each) => each[term]))
  const distance = Math.abs(total('excess'))
  const squareOf = (yates: number): ChiSquareTest => {
    const statistic = (distance - yates) ** 2 / total('variance')
    return { statistic, df: 1, 'p.value': chiSquareUpper(statistic, 1) }
  }
  if (tables.length < 2 || !(total('variance') > 0))
    return { mantelHaenszel: null, mantelHaenszelCorrected: null }
  return {
    mantelHaenszel: { ...squareOf(0), df: 1, ...commonOdds(total, level) },
    mantelHaenszelCorrected: squareOf(distance >= 0.5 ? 0.5 : 0),
  }
}

function commonOdds(total: (term: keyof Terms) => number, level: number): Odds {
  const [diagonal, other] = [total('diagonal'), total('other')]
  const ratio = diagonal / other
  const spread = Math.sqrt(
    total('both') / (2 * diagonal * diagonal) +
      total('mixed') / (2 * diagonal * other) +
      total('neither') / (2 * other * other),
  )
  const factor = Math.exp(normalQuantile((1 + level) / 2) * spread)
  return oddsOf(ratio, ratio / factor, ratio * factor)
}

type Terms = ReturnType<typeof termsOf>

function termsOf([a, b, c, d]: FourFold) {
  const n = a + b + c + d
  const margins = (a + b) * (c + d) * (a + c) * (b + d)
  return {
    excess: a - ((a + b) * (a + c)) / n,
    variance: margins / (n * n * (n - 1)),
    diagonal: (a * d) / n,
    other: (b * c) / n,
    both: ((a + d) * a * d) / (n * n),
    mixed: ((a + d) * b * c + (b + c) * a * d) / (n * n),
    neither: ((b + c) * b * c) / (n * n),
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
