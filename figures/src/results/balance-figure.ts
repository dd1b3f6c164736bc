import type { BalanceFigure } from '../figure.ts'

/** Largest standardised difference that counts as balance: P. C. Austin, Statistics in Medicine 28 (2009), 3083-3107. */
const threshold = 0.1

interface Described {
  readonly analysis: string
  readonly grouped: {
    readonly differences: readonly { readonly feature: string; readonly smd: number | null }[]
    readonly weighted: {
      readonly differences: readonly { readonly smdWeighted: number | null }[]
    } | null
  } | null
}

/** How far groups differ, before weighting and after it; nothing for a description without groups. */
export function balanceFigures(
  { analysis, grouped }: Described,
  notes: readonly string[],
): readonly BalanceFigure[] {
  if (grouped === null) return []
  const { differences, weighted } = grouped
  const covariates = differences.map(({ feature, smd }, k) => ({
    label: feature,
    before: smd,
    ...(weighted !== null && { after: weighted.differences[k]?.smdWeighted ?? null }),
  }))
  return [{ kind: 'balance', name: analysis, threshold, notes, covariates }]
}
