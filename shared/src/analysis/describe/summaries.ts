import { present } from '../../errors/sampan-error.ts'
import { fixedPointError } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import type {
  DescribeResult,
  FeatureSummary,
  Histogram,
  LevelsSummary,
  MomentErrors,
  NumericSummary,
} from '../results.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { differencesOf } from './differences.ts'
import { groupLevels, partsOf } from './parts.ts'
import { describedFeatures, isBinned, powers, type Described, type DescribeInput } from './spec.ts'
import { countsOf, type PartCounts, type PowersState } from './state.ts'
import { weightedOf } from './weighted-summaries.ts'

/** The result from the counts that the state holds and the sums of powers. */
export function describeResult(
  input: DescribeInput,
  state: PowersState,
  sum: RoundSum,
): DescribeResult {
  const { manifest, settings } = input
  const [everybody, ...groups] = partsOf(input).map(({ mark }, at) => {
    const counts = countsOf(state, at)
    const about = { input, counts, mark, sum }
    return { people: counts.people, features: summariesOf(about) }
  })
  const described = present(everybody, 'everybody').features
  const levels = groupLevels(manifest, settings)
  const compared = groups.map((group, k) => ({ group: levels[k] ?? '', ...group }))
  return {
    analysis: settings.id,
    kind: 'describe',
    sites: sum.sites,
    people: state.people,
    missing: 'available-case',
    features: described,
    grouped:
      settings.groups === null
        ? null
        : {
            by: settings.groups,
            groups: compared,
            differences: differencesOf(compared),
            weighted: weightedOf(input, state, sum, compared),
          },
  }
}

interface PartSums {
  readonly input: DescribeInput
  readonly counts: PartCounts
  readonly mark: string
  readonly sum: RoundSum
}

function summariesOf(part: PartSums): readonly FeatureSummary[] {
  const { input, counts } = part
  return describedFeatures(input.manifest, input.settings.features).map((feature, k) => {
    const n = counts.present[k] ?? 0
    const presence = { n, missing: counts.people - n }
    if (feature.type !== 'numeric') return levelsSummary(feature, presence, counts.levels[k] ?? [])
    const mean = counts.means[k] ?? null
    const about = mean === null ? null : { mean, mark: part.mark, sum: part.sum }
    return { ...numericSummary(feature, presence, about), histogram: histogramOf(part, feature, k) }
  })
}

function histogramOf(
  { input, counts, mark, sum }: PartSums,
  { name, range }: Described,
  k: number,
): Histogram | null {
  if (!isBinned(input, counts, k)) return null
  const probabilities = input.settings.quantiles
  return { ...range, counts: [...valuesOf(sum, `bins ${name}${mark}`)], probabilities }
}

interface Presence {
  readonly n: number
  readonly missing: number
}

function levelsSummary(
  feature: Described,
  { n, missing }: Presence,
  counts: readonly number[],
): LevelsSummary {
  return {
    feature: feature.name,
    type: feature.type === 'binary' ? 'binary' : 'category',
    n,
    missing,
    levels: feature.levels.map((level, k) => {
      const count = counts[k] ?? 0
      return { level, count, proportion: n === 0 ? null : count / n }
    }),
  }
}

const noQuantiles = { quantiles: null, histogram: null } as const

interface PowerSums {
  /** About which the powers were summed. */
  readonly mean: number
  readonly mark: string
  readonly sum: RoundSum
}

function numericSummary(
  { name }: Described,
  { n, missing }: Presence,
  about: PowerSums | null,
): NumericSummary {
  const summary = { feature: name, type: 'numeric', n, missing, ...noQuantiles } as const
  const none = { mean: null, sd: null, skewness: null, kurtosis: null, fixedPointError: null }
  if (about === null) return { ...summary, ...none }
  const segments = powers.map((power) => `power ${power} ${name}${about.mark}`)
  const raw = segments.map((segment) => valueOf(about.sum, segment) / n)
  const errors = segments.map((segment) => errorOf(about.sum, segment) / n)
  const moments = centralMoments(raw)
  const mean = about.mean + moments.shift
  // Below the rounding of the values and of the powers there is no spread, only noise.
  const noise = 4 * Number.EPSILON * mean
  const m2 = moments.m2 > noise * noise + 8 * Number.EPSILON * (raw[1] ?? 0) ? moments.m2 : 0
  const root = Math.sqrt(m2)
  const shape = { skewness: moments.m3 / (m2 * root), kurtosis: moments.m4 / (m2 * m2) }
  const error = momentErrors(errors, m2, shape)
  // Fixed point of a wide range loses small squares: values are said to be all the same only where a difference in
  // their first eight digits would have been seen.
  const measure = m2 === 0 ? Math.abs(mean) / 100 : root
  return {
    ...summary,
    mean,
    sd: n < 2 || error.sd > errorMax * measure ? null : root * Math.sqrt(n / (n - 1)),
    skewness: m2 === 0 || error.skewness > errorMax ? null : shape.skewness,
    kurtosis: m2 === 0 || error.kurtosis > errorMax ? null : shape.kurtosis,
    fixedPointError: error,
  }
}

/** A range 10^9 standard deviations wide leaves fixed point too few digits for high powers: no number then. */
const errorMax = 1e-6

interface CentralMoments {
  readonly shift: number
  readonly m2: number
  readonly m3: number
  readonly m4: number
}

/** Moments about the mean from moments about a point `shift` below it, which is zero but for rounding. */
function centralMoments(raw: readonly number[]): CentralMoments {
  const [shift = 0, second = 0, third = 0, fourth = 0] = raw
  const square = shift * shift
  return {
    shift,
    m2: second - square,
    m3: third - 3 * shift * second + 2 * shift * square,
    m4: fourth - 4 * shift * third + 6 * square * second - 3 * square * square,
  }
}

function errorOf(sum: RoundSum, name: string): number {
  const segment = sum.layout.segments.find((each) => each.name === name)
  return segment === undefined ? 0 : fixedPointError(segment, sum.sites)
}

/** To first order, from errors of the mean powers. */
function momentErrors(
  errors: readonly number[],
  m2: number,
  shape: { readonly skewness: number; readonly kurtosis: number },
): MomentErrors {
  const [e1 = 0, e2 = 0, e3 = 0, e4 = 0] = errors
  if (m2 === 0) return { mean: e1, sd: Math.sqrt(e2), skewness: 0, kurtosis: 0 }
  const [root, relative] = [Math.sqrt(m2), e2 / m2]
  return {
    mean: e1,
    sd: (relative / 2) * root,
    skewness: e3 / (m2 * root) + 1.5 * Math.abs(shape.skewness) * relative,
    kurtosis: e4 / (m2 * m2) + 2 * shape.kurtosis * relative,
  }
}
