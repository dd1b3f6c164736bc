import type { Histogram, Quantile } from './result.ts'
import { sumOf } from './bins.ts'

/**
 * Quantiles from bins merged at these starts. R's type 7 lies between two people next to one another in order: it is
 * reported with the bins of both.
 */
export function quantilesIn(histogram: Histogram, starts: readonly number[]): readonly Quantile[] {
  const { low, high, counts, probabilities } = histogram
  const edge = (bin: number): number => low + ((high - low) * bin) / counts.length
  const below = starts.map((start) => sumOf(counts.slice(0, start)))
  const n = below.at(-1) ?? 0
  const binOf = (place: number): number => below.slice(1).findIndex((people) => place < people)
  const middle = (bin: number): number => (edge(starts[bin] ?? 0) + edge(starts[bin + 1] ?? 0)) / 2
  return probabilities.map((probability) => {
    const place = (n - 1) * probability
    const [first, last] = [binOf(Math.floor(place)), binOf(Math.ceil(place))]
    const share = place - Math.floor(place)
    return {
      probability,
      value: middle(first) + share * (middle(last) - middle(first)),
      low: edge(starts[first] ?? 0),
      high: edge(starts[last + 1] ?? 0),
    }
  })
}
