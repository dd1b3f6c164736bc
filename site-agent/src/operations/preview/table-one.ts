import { featureType, levelsOf, type Feature, type Snapshot } from '@sampan/shared'

/** One row of Table 1, exact: for the eyes of the hospital whose people they are. */
export type FeatureSummary = NumericSummary | LevelsSummary

export interface NumericSummary {
  readonly feature: string
  readonly type: 'numeric'
  readonly n: number
  readonly missing: number
  /** Null for nobody; `sd` also for one person. */
  readonly mean: number | null
  readonly sd: number | null
  /** Median between the quartiles, as R's quantile(type = 7). */
  readonly quartiles: readonly [number, number, number] | null
  /** Everybody has the same value: 0 for missing, perhaps. */
  readonly constant: boolean
}

export interface LevelsSummary {
  readonly feature: string
  readonly type: 'binary' | 'category'
  readonly n: number
  readonly missing: number
  readonly levels: readonly { readonly level: string; readonly people: number }[]
}

/** Summaries of every column of the matrix, in the order of the study. Pure. */
export function tableOne(
  features: readonly Feature[],
  snapshot: Snapshot,
): readonly FeatureSummary[] {
  return features.map((feature) => {
    const column = snapshot.column(feature.name)
    const present = column.filter((value) => !Number.isNaN(value))
    const type = featureType(feature)
    const base = {
      feature: feature.name,
      n: present.length,
      missing: column.length - present.length,
    }
    return type === 'numeric'
      ? { ...base, type, ...numbersOf(present.toSorted()) }
      : {
          ...base,
          type,
          levels: levelCounts(type === 'binary' ? null : levelsOf(feature), present),
        }
  })
}

function numbersOf(
  sorted: Float64Array,
): Pick<NumericSummary, 'mean' | 'sd' | 'quartiles' | 'constant'> {
  const n = sorted.length
  if (n === 0) return { mean: null, sd: null, quartiles: null, constant: false }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    mean,
    sd: n === 1 ? null : Math.sqrt(squares / (n - 1)),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    constant: n > 1 && sorted[0] === sorted[n - 1],
  }
}

/** R: quantile(x, p, type = 7). */
function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (place - below) * (high - low)
}

/** Null for a binary feature: those who have it. */
function levelCounts(
  levels: readonly string[] | null,
  present: Float64Array,
): LevelsSummary['levels'] {
  const counts = new Map<number, number>()
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (levels === null) return [{ level: '1', people: counts.get(1) ?? 0 }]
  return levels.map((level, k) => ({ level, people: counts.get(k) ?? 0 }))
}
