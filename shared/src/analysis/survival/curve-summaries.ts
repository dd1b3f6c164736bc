import type { SurvivalCurve } from './curve.ts'

/** Two numbers this close count as the same: R's `sqrt(.Machine$double.eps)`. */
const tolerance = 1.4901161193847656e-8

export interface QuantileTime {
  readonly p: number
  /** Null where the curve, or its limit, does not come down far enough. */
  readonly time: number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
}

/** When a share p had the event, with limits where the curve's limits say so; R: `quantile(survfit)`. */
export function quantileTimes(
  curve: SurvivalCurve,
  shares: readonly number[],
): readonly QuantileTime[] {
  const { time } = curve
  const [times, low, high] = [curve.surv, curve['conf.low'], curve['conf.high']].map((values) =>
    crossings(time, values, shares),
  )
  return shares.map((p, k) => ({
    p,
    time: times?.[k] ?? null,
    'conf.low': low?.[k] ?? null,
    'conf.high': high?.[k] ?? null,
  }))
}

/** R: `survival:::findq` on c(0, time) and c(0, 1 - values): a curve flat at p is crossed in the middle. */
function crossings(
  time: readonly number[],
  values: readonly (number | null)[],
  shares: readonly number[],
): readonly (number | null)[] {
  const end = time.at(-1) ?? 0
  const points = withoutRepeated([
    { x: 0, y: 0 },
    ...time.map((x, k) => ({ x, y: complement(values[k] ?? null) })),
  ])
  const known = points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]))
  const sorted = [...known].sort((a, b) => a.y - b.y)
  const last = points.at(-1)?.y ?? null
  return shares.map((p) => {
    const first = sorted.find(({ y }) => y + tolerance >= p)
    const second = sorted.find(({ y }) => y - tolerance >= p)
    if (first === undefined) return null
    if (last !== null && Math.abs(p - last) < tolerance) return (first.x + end) / 2
    return second === undefined ? null : (first.x + second.x) / 2
  })
}

interface Point {
  readonly x: number
  readonly y: number | null
}

function complement(value: number | null): number | null {
  return value === null ? null : 1 - value
}

/** The first point of each height. */
function withoutRepeated(points: readonly Point[]): readonly Point[] {
  const seen = new Set<number | null>()
  return points.filter(({ y }) => {
    const fresh = !seen.has(y)
    seen.add(y)
    return fresh
  })
}

export interface MeanTime {
  readonly tau: number
  readonly rmean: number
  readonly 'std.err': number
}

/**
 * Area under the curve up to tau (restricted mean survival time), with its standard error; after the last time the
 * curve stays where it is. R: `summary(survfit, rmean = tau)`.
 */
export function restrictedMean(curve: SurvivalCurve, tau: number): MeanTime {
  const kept = curve.time.filter((time) => time <= tau).length
  let [area, variance] = [0, 0]
  for (let k = kept - 1; k >= 0; k--) {
    const next = k + 1 < kept ? (curve.time[k + 1] ?? tau) : tau
    area += (next - (curve.time[k] ?? 0)) * (curve.surv[k] ?? 0)
    const [n, d] = [curve['n.risk'][k] ?? 0, curve['n.event'][k] ?? 0]
    if (n > d) variance += area * area * (d / (n * (n - d)))
  }
  const first = kept === 0 ? tau : (curve.time[0] ?? 0)
  return { tau, rmean: first + area, 'std.err': Math.sqrt(variance) }
}

export interface CurveAt {
  readonly time: number
  readonly 'n.risk': number
  /** Since the time before. */
  readonly 'n.event': number
  readonly surv: number
  readonly 'std.err': number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
}

/** The curve at chosen times, none after its end; R: `summary(survfit, times = times)`. */
export function curveAt(curve: SurvivalCurve, times: readonly number[]): readonly CurveAt[] {
  const end = curve.time.at(-1) ?? 0
  let before = 0
  return [...times]
    .sort((a, b) => a - b)
    .filter((time) => time <= end)
    .map((time) => {
      const passed = curve.time.filter((each) => each <= time).length
      const risk = curve.time.findIndex((each) => each >= time)
      const events = curve['n.event'].slice(before, passed).reduce((sum, count) => sum + count, 0)
      before = passed
      const at = passed - 1
      const limit = (values: readonly (number | null)[]): number | null =>
        passed === 0 ? 1 : (values[at] ?? null)
      return {
        time,
        'n.risk': curve['n.risk'][risk] ?? 0,
        'n.event': events,
        surv: curve.surv[at] ?? 1,
        'std.err': passed === 0 ? 0 : (curve['std.err'][at] ?? null),
        'conf.low': limit(curve['conf.low']),
        'conf.high': limit(curve['conf.high']),
      }
    })
}
