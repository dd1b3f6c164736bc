import type { BalanceFigure } from '../figure.ts'

/** Largest standardised difference that counts as balance: P. C. Austin, Statistics in Medicine 28 (2009), 3083-3107. */
const threshold = 0.1

interface Described {
  readonly analysis: string
  readonly grouped: {
    readonly differences: readonly { readonly feature: string; readonly smd: number | null }[]
  } | null
}

/** How far groups differ; nothing for a description without groups. */
export function balanceFigures(
  { analysis, grouped }: Described,
  notes: readonly string[],
): readonly BalanceFigure[] {
  if (grouped === null) return []
  const covariates = grouped.differences.map(({ feature, smd }) => ({
    label: feature,
    before: smd,
  }))
  return [{ kind: 'balance', name: analysis, threshold, notes, covariates }]
}
