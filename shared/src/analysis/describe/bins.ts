import type { Interval } from '../interval.ts'

/** People per bin of equal width over the range; the highest value is in the last one. */
export function binCounts(
  column: Float64Array,
  { range }: { readonly range: Interval },
  bins: number,
): Float64Array {
  const counts = new Float64Array(bins)
  const { low, high } = range
  for (const value of column) {
    if (Number.isNaN(value)) continue
    const at = Math.min(Math.floor(((value - low) / (high - low)) * bins), bins - 1)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** Where every bin begins, and where the last one ends. */
export function everyBin({ counts }: { readonly counts: readonly number[] }): readonly number[] {
  return Array.from({ length: counts.length + 1 }, (_, k) => k)
}

/**
 * Where bins begin, merged from the lowest on until each has `floor` people in every one of these histograms; what is left
 * over at the top belongs to the last. Ends in the number of bins. A floor of 1 is no floor.
 */
export function mergedBins(
  histograms: readonly (readonly number[])[],
  starts: readonly number[],
  floor: number,
): readonly number[] {
  if (floor <= 1) return starts
  const merged = [0]
  const peopleFrom = (from: number, to: number): number =>
    Math.min(...histograms.map((bins) => sumOf(bins.slice(from, to))))
  for (const end of starts.slice(1))
    if (peopleFrom(merged.at(-1) ?? 0, end) >= floor) merged.push(end)
  const last = starts.at(-1) ?? 0
  if (merged.at(-1) !== last) {
    if (merged.length > 1) merged.pop()
    merged.push(last)
  }
  return merged
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
