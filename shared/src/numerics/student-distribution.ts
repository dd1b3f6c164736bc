import { invariant } from '../errors/sampan-error.ts'
import { betaTails } from './beta-distribution.ts'
import { normalUpper } from './normal-distribution.ts'
import { normalQuantile } from './normal-quantile.ts'
import { rootNear } from './root.ts'
import { gammaTails } from './gamma-distribution.ts'

/** From here on t and z agree to the last place wherever the tail is not 0. */
const dfNormal = 1e20

/** P(T > t) of a Student t with real `df` > 0; R: `pt(t, df, lower.tail = FALSE)` to 1e-12 relative. */
export function studentUpper(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  if (df >= dfNormal) return normalUpper(t)
  const { central, beyond } = halves(Math.abs(t), df)
  if (t < 0) return 0.5 + central
  return beyond
}

/** P(0 < T <= t) and P(T > t) for t >= 0: half an incomplete beta function of t^2 / (df + t^2). */
function halves(t: number, df: number): { readonly central: number; readonly beyond: number } {
  const ratio = (t / df) * t
  const tails =
    ratio < Number.POSITIVE_INFINITY
      ? betaTails(0.5, df / 2, ratio / (1 + ratio), 1 / (1 + ratio))
      : { lower: 1, upper: 0 }
  return { central: tails.lower / 2, beyond: tails.upper / 2 }
}

/** t with P(T <= t) = p for 0 < p < 1 and real df > 0; R: `qt(p, df)` to 1e-12 relative. */
export function studentQuantile(p: number, df: number): number {
  invariant(p > 0 && p < 1 && df > 0, 'a probability and degrees of freedom')
  if (p === 0.5) return 0
  if (df >= dfNormal) return normalQuantile(p)
  const size = p < 0.5 ? sizeWithTail(p, 0.5 - p, df) : sizeWithTail(1 - p, p - 0.5, df)
  return p < 0.5 ? -size : size
}

function sizeWithTail(beyond: number, central: number, df: number): number {
  const start = Math.log(Math.max(normalQuantile(0.5 + central * 0.999), Number.MIN_VALUE))
  const log =
    beyond < central
      ? rootNear((at) => Math.log(beyond) - Math.log(halves(Math.exp(at), df).beyond), start)
      : rootNear((at) => Math.log(halves(Math.exp(at), df).central) - Math.log(central), start)
  return Math.exp(log)
}

/** P(F > x) with `df1` > 0 and `df2` > 0 degrees of freedom, df2 possibly infinite; R: `pf(x, df1, df2, lower.tail = FALSE)`. */
export function fUpper(x: number, df1: number, df2: number): number {
  if (df2 === Number.POSITIVE_INFINITY) return gammaTails(df1 / 2, (x * df1) / 2).upper
  const ratio = (x * df1) / df2
  if (ratio === Number.POSITIVE_INFINITY) return 0
  return betaTails(df1 / 2, df2 / 2, ratio / (1 + ratio), 1 / (1 + ratio)).upper
}
