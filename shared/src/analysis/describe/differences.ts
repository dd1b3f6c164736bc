import { dotProduct, factorize, solve } from '../../numerics/symmetric.ts'
import type {
  GroupDifference,
  FeatureSummary,
  GroupSummary,
  LevelsSummary,
  NumericSummary,
  WeightedDifference,
  WeightedGroup,
  WeightedSummary,
} from './result.ts'

/**
 * Standardised mean differences from what the groups show, and so nothing more than they do: of all pairs that can be
 * compared the one that differs most.
 */
export function differencesOf(groups: readonly GroupSummary[]): readonly GroupDifference[] {
  const pairs = groups.flatMap((first, k) =>
    groups.slice(k + 1).map((second) => ({ first, second })),
  )
  return (groups[0]?.features ?? []).map(({ feature }, k) => {
    const found = pairs.flatMap(({ first, second }) => {
      const smd = standardised(first.features[k], second.features[k])
      return smd === null ? [] : [{ smd, between: [first.group, second.group] }]
    })
    const most = found.sort((a, b) => Math.abs(b.smd) - Math.abs(a.smd))[0]
    return { feature, smd: most?.smd ?? null, between: most?.between ?? null }
  })
}

/** Of two groups after weighting, over the spread before it: weights that narrow a group do not hide how far it is. */
export function weightedDifferences(
  [first, second]: readonly GroupSummary[],
  [one, other]: readonly WeightedGroup[],
): readonly WeightedDifference[] {
  return (first?.features ?? []).map((plain, k) => {
    const after = [one?.features[k] ?? null, other?.features[k] ?? null] as const
    return {
      feature: plain.feature,
      smdWeighted: afterWeighting(plain, second?.features[k], after),
    }
  })
}

function afterWeighting(
  first: FeatureSummary,
  second: FeatureSummary | undefined,
  [one, other]: readonly [WeightedSummary | null, WeightedSummary | null],
): number | null {
  if (second === undefined || one === null || other === null) return null
  if (first.type === 'numeric')
    return second.type === 'numeric' ? overSpread(first, second, [one.mean, other.mean]) : null
  return second.type === 'numeric'
    ? null
    : distance(first, second, [one.proportions ?? [], other.proportions ?? []])
}

function standardised(
  first: FeatureSummary | undefined,
  second: FeatureSummary | undefined,
): number | null {
  if (first === undefined || second === undefined) return null
  if (first.type === 'numeric') return second.type === 'numeric' ? ofNumbers(first, second) : null
  return second.type === 'numeric' ? null : ofLevels(first, second)
}

/** Null where neither varies, unless both are the same. */
function ofNumbers(first: NumericSummary, second: NumericSummary): number | null {
  return overSpread(first, second, [first.mean, second.mean])
}

/** A difference of means over the spread of two groups as they are. */
function overSpread(
  first: NumericSummary,
  second: NumericSummary,
  [one, other]: readonly [number | null, number | null],
): number | null {
  if (one === null || other === null || first.sd === null || second.sd === null) return null
  const spread = Math.sqrt((first.sd * first.sd + second.sd * second.sd) / 2)
  const difference = one - other
  if (spread === 0) return difference === 0 ? 0 : null
  return difference / spread
}

/**
 * sqrt((p - q)' S^-1 (p - q)) over all levels that somebody has but the first, with S the mean of the two multinomial
 * covariances; of two levels the difference of proportions. Null where no level varies, unless both are the same.
 */
function ofLevels(first: LevelsSummary, second: LevelsSummary): number | null {
  return distance(first, second, [first, second].map(sharesOf))
}

function sharesOf({ levels }: LevelsSummary): readonly (number | null)[] {
  return levels.map(({ proportion }) => proportion)
}

interface Shares {
  readonly p: number
  readonly q: number
  /** Of the shares that are compared. */
  readonly apart: number
}

/** Of levels that somebody has; null where one is not shown. */
function sharesApart(
  groups: readonly [LevelsSummary, LevelsSummary],
  [ones, others]: readonly (readonly (number | null)[])[],
): readonly Shares[] | null {
  const [first, second] = groups.map(sharesOf)
  const shares = (first ?? []).map((p, k) => {
    const all = [p, second?.[k], ones?.[k], others?.[k]].filter(
      (each) => each !== null && each !== undefined,
    )
    const [own = 0, q = 0, one = 0, other = 0] = all
    return all.length < 4 ? null : { p: own, q, apart: one - other }
  })
  const shown = shares.filter((each) => each !== null)
  return shown.length < shares.length ? null : shown.filter(({ p, q }) => p > 0 || q > 0)
}

/** Between shares, weighted or not, with S of two groups as they are. */
function distance(
  first: LevelsSummary,
  second: LevelsSummary,
  compared: readonly (readonly (number | null)[])[],
): number | null {
  const shares = sharesApart([first, second], compared)
  if (shares === null) return null
  const [, ...rest] = shares
  const difference = Float64Array.from(rest, ({ apart }) => apart)
  if (difference.every((each) => each === 0)) return 0
  const order = rest.length
  const values = new Float64Array(order * order)
  for (const [row, a] of rest.entries())
    for (const [column, b] of rest.entries())
      values[row * order + column] =
        row === column ? (a.p * (1 - a.p) + a.q * (1 - a.q)) / 2 : -(a.p * b.p + a.q * b.q) / 2
  const factor = factorize({ order, values }, 1e-10)
  if (factor.dependent.length > 0) return null
  return Math.sqrt(dotProduct(difference, solve(factor, difference)))
}
