import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface CrosstabResult extends ResultBase {
  readonly kind: 'crosstab'
  readonly rows: TableSide
  readonly columns: TableSide
  readonly strata: TableSide | null
  readonly confidence: number
  /** People with a value of each feature, and people without. */
  readonly people: number
  readonly missing: number | null
  /** One table per stratum (one alone without strata), row by row. */
  readonly tables: readonly (readonly (readonly (number | null)[])[])[]
  /** Null where a cell is not shown, or counts are rounded. */
  readonly tests: CrosstabTests | null
}

export interface TableSide extends JsonObject {
  readonly feature: string
  readonly levels: readonly string[]
}

/** Of the table of all strata together but for Mantel-Haenszel; null where a row, column or stratum is empty. */
export interface CrosstabTests extends JsonObject {
  /** R: `chisq.test(table, correct = FALSE)`. */
  readonly chiSquare: ChiSquareTest | null
  /** R: `chisq.test(table)`, a table of 2 x 2. */
  readonly chiSquareCorrected: ChiSquareTest | null
  /** R: `fisher.test(table)`, a table of 2 x 2. */
  readonly fisher: OddsRatioTest | null
  /** R: `mantelhaen.test(table, correct = FALSE)`, strata of 2 x 2. */
  readonly mantelHaenszel: MantelHaenszelTest | null
  /** R: `mantelhaen.test(table)`, whose odds ratio is the same. */
  readonly mantelHaenszelCorrected: ChiSquareTest | null
}

export interface ChiSquareTest extends JsonObject {
  readonly statistic: number
  readonly df: number
  readonly 'p.value': number
}

export interface OddsRatioTest extends JsonObject {
  readonly 'p.value': number
  /** Null where it is infinite or not defined, as are the ends of its interval. */
  readonly 'odds.ratio': number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
}

export interface MantelHaenszelTest extends OddsRatioTest {
  readonly statistic: number
  readonly df: 1
}
