import type { ForestRow, Measure } from '../figure.ts'
import { linearScale, logScale, type Scale } from '../drawing/ticks.ts'

export function isRatio(measure: Measure): boolean {
  return measure.endsWith('-ratio')
}

/** An interval may reach so far beyond the outermost estimate; what goes on is cut and marked with an arrow. */
const ratioBeyond = 20
const spanBeyond = 3

/** An axis for estimates and their intervals, with the value of no difference on it. */
export function estimateScale(rows: readonly ForestRow[], ratio: boolean): Scale {
  const shown = rows.flatMap(({ estimate, low, high }) =>
    estimate === null || !usable(estimate, ratio) ? [] : [{ estimate, low, high }],
  )
  const estimates = [ratio ? 1 : 0, ...shown.map(({ estimate }) => estimate)]
  const limits = shown.flatMap(({ low, high }) => [low, high])
  const ends = limits.filter((end): end is number => end !== null && usable(end, ratio))
  const [least, most] = [Math.min(...estimates), Math.max(...estimates)]
  if (ratio) {
    const low = Math.max(Math.min(least, ...ends), least / ratioBeyond)
    const high = Math.min(Math.max(most, ...ends), most * ratioBeyond)
    return logScale(...roomFor(low, high))
  }
  const span = most - least || 1
  const low = Math.max(Math.min(least, ...ends), least - spanBeyond * span)
  const high = Math.min(Math.max(most, ...ends), most + spanBeyond * span)
  return linearScale(low, high)
}

/** Some air at both ends, and never less than a factor of 2 in all. */
function roomFor(low: number, high: number): readonly [number, number] {
  const factor = Math.max((high / low) ** 0.05, Math.sqrt(Math.max(1, 2 / (high / low))))
  return [low / factor, high * factor]
}

/** Numbers that an axis can hold. */
export function usable(value: number, ratio: boolean): boolean {
  const size = Math.abs(value)
  return size < 1e100 && (!ratio || value > 1e-100)
}
