import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import type { Index } from '../check-names.ts'
import { fault, type Fault, type Path } from '../fault.ts'

const estimand = z
  .enum(['ate', 'att', 'overlap'])
  .describe('Of the treatment effect: in everybody, in the treated, or where both are likely.')
const share = z.number().gt(0).lt(1)
const bounds = z
  .strictObject({ low: share, high: share })
  .refine(({ low, high }) => low < high, 'low < high')

/** Weights that follow from a propensity score, the probability of treatment that a logistic model of the study predicts. */
export const propensityWeights = z.strictObject({
  propensity: nameSchema.describe('A logistic model before, whose outcome is the treatment.'),
  estimand,
  bounds: bounds.describe('Propensity scores beyond count as these.'),
})
export type PropensityWeights = z.infer<typeof propensityWeights>

export const writtenPropensityWeights = z
  .strictObject({
    propensity: nameSchema.describe(
      'Id of a binomial glm before, whose outcome is the treatment, 0 or 1.',
    ),
    estimand,
    bounds: bounds
      .optional()
      .describe('Propensity scores beyond count as these. Default: 0.01 and 0.99.'),
  })
  .describe('Weights by the propensity score.')

export function expandPropensity({
  propensity,
  estimand: of,
  bounds: limits = { low: 0.01, high: 0.99 },
}: z.infer<typeof writtenPropensityWeights>): PropensityWeights {
  return { propensity, estimand: of, bounds: { ...limits } }
}

interface Model {
  readonly family: string
  readonly offset: unknown
  readonly weights: unknown
}

/** A logistic model of single people, whose predictions follow from its terms alone. */
export function predictsShares(model: Model): boolean {
  return model.family === 'binomial' && model.offset === null && model.weights === null
}

/** The outcome of the propensity model: what the weights balance. */
export function treatmentOf(
  { analyses }: Pick<Index['manifest'], 'analyses'>,
  { propensity }: Pick<PropensityWeights, 'propensity'>,
): string | null {
  const model = analyses.find(({ id }) => id === propensity)
  return model?.kind === 'glm' && predictsShares(model) ? model.outcome : null
}

/** Its model comes before the analysis `id`, and is one that predicts. */
export function propensityFaults(
  { manifest }: Index,
  id: string,
  weights: PropensityWeights,
  path: Path,
): readonly Fault[] {
  const { analyses } = manifest
  const name = weights.propensity
  const at = analyses.findIndex((each) => each.id === name)
  const isBefore = at >= 0 && at < analyses.findIndex((each) => each.id === id)
  return isBefore && treatmentOf(manifest, weights) !== null
    ? []
    : [fault('study-invalid', [...path, 'propensity'], 'fault.propensityUnknown', { name })]
}
