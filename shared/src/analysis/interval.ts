/** Least and greatest value. Rounded multiplication and subtraction are monotone, so ends bound what is between. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export function productOf(a: Interval, b: Interval): Interval {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  return { low: Math.min(...corners), high: Math.max(...corners) }
}

/** Where (x - shift) / scale lies, scale > 0. */
export function shifted(interval: Interval, shift: number, scale: number): Interval {
  return { low: (interval.low - shift) / scale, high: (interval.high - shift) / scale }
}

export function midpoint(interval: Interval): number {
  return interval.low / 2 + interval.high / 2
}

/** Largest |x - centre|. */
export function radius(interval: Interval, centre: number): number {
  return Math.max(interval.high - centre, centre - interval.low)
}
