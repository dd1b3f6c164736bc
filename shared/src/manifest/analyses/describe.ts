import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { listFaults, type Index } from '../check-names.ts'
import { labelSchema } from '../elements.ts'
import { namedFeatures } from '../expand-terms.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { featureType } from '../parts.ts'
import { analysisId, type AnalysisForms } from './forms.ts'
import {
  expandPropensity,
  propensityFaults,
  propensityWeights,
  treatmentOf,
  writtenPropensityWeights,
} from './propensity-weights.ts'

const features = z.array(labelSchema).min(1).max(limits.featuresMax)
const groups = labelSchema.describe('Feature with values 0 and 1, or with levels, to compare.')
const quantiles = z
  .array(z.number().gt(0).lt(1))
  .max(20)
  .describe('Probabilities of quantiles of numbers, read from bins over the declared range.')
const bins = z.int().min(2).max(200).describe('Bins of equal width for quantiles.')
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('describe'),
  features,
  groups: groups.nullable(),
  quantiles,
  bins,
  weights: propensityWeights.nullable().describe('Null: everybody counts once.'),
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('describe'),
    features: features.optional().describe('Default: all.'),
    groups: groups.optional(),
    quantiles: quantiles.optional().describe('Default: none.'),
    bins: bins.optional().describe('Default: 100.'),
    weights: writtenPropensityWeights.optional(),
  })
  .describe('Counts, means, spread and categories of features.')

export const describeForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, analysis, { id }) => {
    const { kind, groups: by = null, quantiles: asked = [], bins: count = 100 } = analysis
    const all = expanding.features.map(({ name }) => name).filter((name) => name !== by)
    const listed = analysis.features ? namedFeatures(expanding, analysis.features) : all
    return {
      id,
      kind,
      features: [...listed],
      groups: by,
      quantiles: asked,
      bins: count,
      weights: analysis.weights === undefined ? null : expandPropensity(analysis.weights),
    }
  },
  check: (index, analysis, path) => [
    ...listFaults(index, analysis.features, [...path, 'features']),
    ...groupFaults(index, analysis, [...path, 'groups']),
    ...weightFaults(index, analysis, path),
  ],
}

function groupFaults(
  index: Index,
  { groups: name, features: listed }: z.infer<typeof settings>,
  place: Path,
): readonly Fault[] {
  if (name === null) return []
  const feature = index.features.get(name)
  if (feature === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  const fits = featureType(feature) !== 'numeric' && !listed.includes(name)
  return fits ? [] : [fault('study-invalid', place, 'fault.groups', { name })]
}

/** Weights balance the treated and the others, and are shown of these groups. */
function weightFaults(
  index: Index,
  { id, groups: by, weights }: z.infer<typeof settings>,
  path: Path,
): readonly Fault[] {
  if (weights === null) return []
  const treatment = treatmentOf(index.manifest, weights)
  return [
    ...propensityFaults(index, id, weights, [...path, 'weights']),
    ...(treatment === null || treatment === by
      ? []
      : [
          fault('study-invalid', [...path, 'groups'], 'fault.propensityGroups', {
            name: treatment,
          }),
        ]),
  ]
}
