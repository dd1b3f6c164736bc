import type { JsonObject } from '../encoding/canonical-json.ts'

/** A row of the table of coefficients, with the names of R's broom. */
export interface Estimate extends JsonObject {
  readonly term: string
  readonly estimate: number
  readonly 'std.error': number
  readonly statistic: number
  readonly 'p.value': number
  readonly 'conf.low': number
  readonly 'conf.high': number
  /** Of a logistic model. Null where the exponential exceeds binary64. */
  readonly 'odds.ratio'?: number | null
  readonly 'odds.conf.low'?: number | null
  readonly 'odds.conf.high'?: number | null
  /** The same for other logarithmic links: a ratio of rates, or of means. */
  readonly 'exp.estimate'?: number | null
  readonly 'exp.conf.low'?: number | null
  readonly 'exp.conf.high'?: number | null
}
