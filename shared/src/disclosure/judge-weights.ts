import type { Verdict, WeightSum } from '../analysis/analysis.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Floors } from './floors.ts'

/** Least effective number, as a share of the people: what a hospital of few people is held to. */
const effectiveShare = 0.1
/** What one person may weigh in any case, in multiples of the average person. */
const averagesMax = 15
/** Fitted parts are held to this share of it: where few cases are expected, few carry them in an honest fit too. */
const fittedShare = 0.5

/**
 * Weights that come from the broadcast, of one site's people: the effective number (sum w)^2 / sum w^2 (Kish, Survey
 * Sampling, 1965) and the largest share. What holds at each site holds in the sum over sites: w is not negative, so a
 * share in the sum is at most the share at the person's own site, and sum w^2 <= (sum of W_s^2) / k <= (sum of W_s)^2 / k.
 * Both measures are free of scale: evenly small weights, as of a rare outcome, pass. Where a site's own numbers
 * would be visible nothing is let off for few people.
 */
export function judgeWeights(
  weights: readonly WeightSum[],
  floors: Floors,
  cells: Manifest['cells'],
): Verdict | null {
  const limits = cells === 'site' ? strictLimits : pooledLimits
  const few = weights.some((each) => each.people > 0 && !isSpread(each, limits(each, floors)))
  return few ? { code: 'dominance', context: {} } : null
}

interface Limits {
  readonly effectiveMin: number
  readonly shareMax: number
}

/** Written so that weights without a sum are not spread. A part in 10^9 is left to rounding. */
function isSpread({ sum, squares, largest }: WeightSum, limits: Limits): boolean {
  const { effectiveMin, shareMax } = limits
  return sum * sum * (1 + 1e-9) >= effectiveMin * squares && largest <= shareMax * sum * (1 + 1e-9)
}

function strictLimits(_: WeightSum, { effectivePeople, dominanceMax }: Floors): Limits {
  return { effectiveMin: effectivePeople, shareMax: dominanceMax }
}

function pooledLimits({ kind, people }: WeightSum, floors: Floors): Limits {
  const effectiveMin = Math.min(floors.effectivePeople, effectiveShare * people)
  if (kind === 'fitted') return { effectiveMin: fittedShare * effectiveMin, shareMax: 1 }
  return { effectiveMin, shareMax: Math.max(floors.dominanceMax, averagesMax / people) }
}
