import type { ConfidenceInterval } from '../figure.ts'
import type { SpeakFigure } from './figure-texts.ts'

/** Where a number is not shown. */
const noNumber = '-'

/** Two decimals, more where the smallest number would lose its second digit; very small and very large with exponents. */
export function decimalsFor(values: readonly (number | null)[]): number {
  const sizes = values.flatMap((value) =>
    value === null || value === 0 || !Number.isFinite(value) ? [] : [Math.abs(value)],
  )
  const least = Math.min(...sizes, 1)
  return Math.min(4, Math.max(2, 1 - Math.floor(Math.log10(least))))
}

export function numberText(value: number | null, decimals = 2): string {
  if (value === null || Number.isNaN(value)) return noNumber
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const size = Math.abs(value)
  if (size >= 1e5 || (size > 0 && size < 0.5 * 10 ** -decimals)) return value.toExponential(1)
  return value.toFixed(decimals)
}

export function intervalText(
  t: SpeakFigure,
  { low, high }: ConfidenceInterval,
  decimals = 2,
): string {
  if (low === null || high === null) return noNumber
  return t('interval.text', { low: numberText(low, decimals), high: numberText(high, decimals) })
}

/** 95, or 99.5. */
export function levelText(confidence: number): string {
  return String(Number((confidence * 100).toPrecision(6)))
}

/** A count, or a sum of weights. */
export function countText(count: number | null): string {
  if (count === null) return noNumber
  return Number.isInteger(count) ? String(count) : count.toFixed(1)
}

/** A time, as short as it can be said. */
export function timeText(time: number | null): string {
  return time === null ? noNumber : String(Number(time.toPrecision(4)))
}
