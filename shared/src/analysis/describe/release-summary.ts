import type { Floors } from '../../disclosure/floors.ts'
import { roundedCount, suppressedCells } from '../../disclosure/suppress.ts'
import { present } from '../../errors/sampan-error.ts'
import { everyBin, mergedBins } from './bins.ts'
import { quantilesIn } from './quantiles.ts'
import type { FeatureSummary, LevelsSummary, NumericSummary } from './result.ts'

/** What is shown of a feature, and what is not. */
export interface Released {
  readonly summary: FeatureSummary
  readonly hidden: readonly string[]
}

export function isSmallMissing(missing: number, floors: Floors): boolean {
  return missing > 0 && missing < floors.cell
}

export function releaseNumeric(
  summary: NumericSummary,
  floors: Floors,
  hideCounts = false,
): Released {
  const n = present(summary.n, 'an unreleased count')
  const missing = present(summary.missing, 'an unreleased count')
  if (n < floors.cell)
    return {
      summary: { ...summary, n: null, missing: null, ...noMoments, ...noQuantiles },
      hidden: ['n', 'missing', ...momentNames],
    }
  const hideMissing = hideCounts || isSmallMissing(missing, floors)
  const exact = !hideMissing && floors.countMultiple === 1
  const tells = tellsOfFew(summary, n, floors)
  const moments = tells ? noMoments : exact ? {} : blurredMoments(summary, n)
  const counts = hideMissing
    ? { n: null, missing: null }
    : {
        n: roundedCount(n, floors.countMultiple),
        missing: roundedCount(missing, floors.countMultiple),
      }
  return {
    summary: {
      ...summary,
      ...counts,
      ...moments,
      histogram: null,
      quantiles: quantilesOf(summary, n, floors),
    },
    hidden: [...(hideMissing ? ['n', 'missing'] : []), ...(tells ? momentNames : [])],
  }
}

export const momentNames = ['mean', 'sd', 'skewness', 'kurtosis'] as const
export const noMoments = {
  mean: null,
  sd: null,
  skewness: null,
  kurtosis: null,
  fixedPointError: null,
} as const

const noQuantiles = { quantiles: null, histogram: null } as const

type Moments = Pick<NumericSummary, 'sd' | 'skewness' | 'kurtosis'>

/** From bins that enough people are in: whatever many quantiles tell of them, they do not tell of fewer. */
function quantilesOf(
  { histogram }: NumericSummary,
  n: number,
  floors: Floors,
): NumericSummary['quantiles'] {
  if (histogram === null || n < floors.quantilePeople) return null
  return quantilesIn(histogram, mergedBins([histogram.counts], everyBin(histogram), floors.cell))
}

/**
 * True when the moments are about very few people, as the moments themselves show. One person's largest share s of the
 * sum of squares about the mean obeys kurtosis <= n s, so above dominanceMax * n somebody has more than that share.
 * A number with two values is a binary feature in disguise: exactly then kurtosis = skewness^2 + 1, and the rarer
 * value has (1 - |skewness| / sqrt(skewness^2 + 4)) / 2 of the people (Pearson, Phil. Trans. R. Soc. A 216 (1916),
 * 429-457). Spread whose shape is not known is not shown.
 */
export function tellsOfFew(
  { sd, skewness, kurtosis }: Moments,
  n: number,
  floors: Floors,
): boolean {
  if (sd === 0) return false
  if (sd === null || skewness === null || kurtosis === null)
    return floors.cell > 1 || floors.dominanceMax < 1
  if (kurtosis > floors.dominanceMax * n) return true
  const square = skewness * skewness
  const isTwoValued = kurtosis - square - 1 <= 1e-6 * kurtosis
  const rarer = ((1 - Math.sqrt(square / (square + 4))) / 2) * n
  return isTwoValued && Math.round(rarer) < floors.cell
}

/**
 * Moments good to one part in n, which is less than their standard error, and no bounds on errors, which are a multiple
 * of 1 / n: of whole numbers the exact mean is a fraction that gives away n, and with it the few who are missing.
 */
function blurredMoments(
  { mean, sd, skewness, kurtosis }: NumericSummary,
  n: number,
): Partial<NumericSummary> {
  const spread = (sd ?? 0) / n
  return {
    mean: blurred(mean, spread),
    sd: blurred(sd, spread),
    skewness: blurred(skewness, 1 / n),
    kurtosis: blurred(kurtosis, (kurtosis ?? 0) / n),
    fixedPointError: null,
  }
}

/** The nearest multiple of the power of ten that is `grain` or just above it. */
function blurred(value: number | null, grain: number): number | null {
  if (value === null || grain === 0) return value
  const digits = -Math.ceil(Math.log10(grain))
  const power = 10 ** Math.abs(digits)
  return digits >= 0 ? Math.round(value * power) / power : Math.round(value / power) * power
}

/**
 * Levels and the missing are the cells whose total is everybody. While n and missing are shown the levels must also
 * hide one another within n.
 */
export function releaseLevels(summary: LevelsSummary, people: number, floors: Floors): Released {
  const n = present(summary.n, 'an unreleased count')
  const missing = people - n
  const hideMissing = isSmallMissing(missing, floors) || n < floors.cell
  const levels = summary.levels.map(({ level, count }) => {
    const own = present(count, 'an unreleased count')
    return { name: level, people: own, small: own < floors.cell }
  })
  const withMissing = { name: missingName, people: missing, small: true }
  const cells = hideMissing ? [...levels, withMissing] : levels
  const hidden = suppressedCells(cells, floors.cell)
  const counts = hideMissing
    ? { n: null, missing: null }
    : {
        n: roundedCount(n, floors.countMultiple),
        missing: roundedCount(missing, floors.countMultiple),
      }
  return {
    summary: {
      ...summary,
      ...counts,
      levels: levels.map(({ name, people: own }) => {
        const count = hidden.has(name) ? null : roundedCount(own, floors.countMultiple)
        const share = count === null || counts.n === null ? null : count / counts.n
        return { level: name, count, proportion: share }
      }),
    },
    hidden: [
      ...(hideMissing ? ['n', 'missing'] : []),
      ...levels.map(({ name }) => name).filter((name) => hidden.has(name)),
    ],
  }
}

/** No level is called this: levels are not empty. */
const missingName = ''
