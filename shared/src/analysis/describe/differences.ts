import { dotProduct, factorize, solve } from '../../numerics/symmetric.ts'
import type {
  GroupDifference,
  FeatureSummary,
  GroupSummary,
  LevelsSummary,
  NumericSummary,
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
  if (first.mean === null || second.mean === null || first.sd === null || second.sd === null)
    return null
  const spread = Math.sqrt((first.sd * first.sd + second.sd * second.sd) / 2)
  const difference = first.mean - second.mean
  if (spread === 0) return difference === 0 ? 0 : null
  return difference / spread
}

/**
 * sqrt((p - q)' S^-1 (p - q)) over all levels that somebody has but the first, with S the mean of the two multinomial
 * covariances; of two levels the difference of proportions. Null where no level varies, unless both are the same.
 */
function ofLevels(first: LevelsSummary, second: LevelsSummary): number | null {
  const pairs = first.levels.map(({ proportion }, k) => ({
    p: proportion,
    q: second.levels[k]?.proportion ?? null,
  }))
  const shares: { readonly p: number; readonly q: number }[] = []
  for (const { p, q } of pairs) {
    if (p === null || q === null) return null
    if (p > 0 || q > 0) shares.push({ p, q })
  }
  const [, ...rest] = shares
  const difference = Float64Array.from(rest, ({ p, q }) => p - q)
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
