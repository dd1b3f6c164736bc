import { SampanError } from '../errors/sampan-error.ts'
import { predictsShares, type PropensityWeights } from '../manifest/analyses/propensity-weights.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Fits, Snapshot } from './analysis.ts'
import { columnOf, completeRows } from './complete-cases.ts'
import { designOf, type Design } from './design.ts'
import { eachProbability } from './predictions.ts'

/** The terms of the propensity model, and the treatment as its outcome. @throws SampanError settings-invalid */
export function propensityDesign(
  manifest: Manifest,
  { propensity }: Pick<PropensityWeights, 'propensity'>,
): Design {
  const model = manifest.analyses.find(({ id }) => id === propensity)
  if (model?.kind !== 'glm' || !predictsShares(model))
    throw new SampanError('settings-invalid', { propensity })
  return designOf(manifest, model)
}

interface Weighted {
  readonly manifest: Manifest
  /** Of the analysis. */
  readonly id: string
  readonly fits?: Fits | undefined
}

/**
 * What everybody weighs by the fit that the broadcast brings, whatever its coefficients are at most `propensityWeightMax` and
 * above 0: one per row of the snapshot, NaN for those who lack a value.
 * @throws SampanError broadcast-mismatch for a fit that is not of this model, value-missing
 */
export function propensityWeightsOf(
  { manifest, id, fits }: Weighted,
  weights: PropensityWeights,
  snapshot: Snapshot,
): Float64Array {
  const design = propensityDesign(manifest, weights)
  const coefficients = fits?.[weights.propensity]?.coefficients
  if (coefficients?.length !== design.columns.length)
    throw new SampanError('broadcast-mismatch', { analysis: id })
  const rows = completeRows(snapshot, design.features, manifest.missing === 'refuse')
  const treatment = columnOf(snapshot, design.outcome)
  const { low, high } = weights.bounds
  const all = new Float64Array(treatment.length).fill(Number.NaN)
  eachProbability({ design, coefficients }, snapshot, rows, (probability, row) => {
    const score = Math.min(Math.max(probability, low), high)
    all[row] = weightOf(weights.estimand, treatment[row] === 1, score)
  })
  return all
}

/**
 * Of everybody: P. R. Rosenbaum, Journal of the American Statistical Association 82 (1987), 387-394; of the treated: K. Hirano,
 * G. W. Imbens, Health Services and Outcomes Research Methodology 2 (2001), 259-278; overlap: F. Li, K. L. Morgan, A. M.
 * Zaslavsky, Journal of the American Statistical Association 113 (2018), 390-400.
 */
function weightOf(
  estimand: PropensityWeights['estimand'],
  treated: boolean,
  score: number,
): number {
  switch (estimand) {
    case 'ate':
      return treated ? 1 / score : 1 / (1 - score)
    case 'att':
      return treated ? 1 : score / (1 - score)
    case 'overlap':
      return treated ? 1 - score : score
  }
}

/** The largest that a weight can be, from the public bounds alone. */
export function propensityWeightMax({ estimand, bounds }: PropensityWeights): number {
  const ends = [bounds.low, bounds.high]
  return Math.max(
    ...ends.flatMap((score) => [true, false].map((treated) => weightOf(estimand, treated, score))),
  )
}
