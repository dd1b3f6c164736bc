import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { formulaFaults, mainTermsOf } from '../check-formula.ts'
import type { Index } from '../check-names.ts'
import { labelSchema, termNameSchema } from '../elements.ts'
import { addTerms } from '../expand-terms.ts'
import { withoutUndefined } from '../expanding.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { featureType } from '../parts.ts'
import { studyTermSchema } from '../study-terms.ts'
import { analysisId, type AnalysisForms } from './forms.ts'
import {
  expandPropensity,
  propensityFaults,
  propensityWeights,
  writtenPropensityWeights,
} from './propensity-weights.ts'

const confidence = z.number().gt(0.5).lt(1)
const tolerance = z.number().min(1e-12).max(1e-3)
const iterationsMax = z.int().min(1).max(24)

const family = z.enum(['gaussian', 'binomial', 'poisson', 'gamma'])
const link = z.enum(['identity', 'logit', 'log'])
const ridge = z.number().min(0).max(1e9)
const robust = z.enum(['HC0', 'HC1'])

const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('glm'),
  family,
  link: link.describe('That of the family.'),
  outcome: labelSchema,
  terms: z.array(termNameSchema).max(limits.termsMax),
  intercept: z.boolean(),
  offset: z
    .strictObject({ feature: labelSchema, log: z.boolean() })
    .nullable()
    .describe('A numeric feature, or its logarithm, that enters with coefficient 1.'),
  weights: z
    .union([labelSchema, propensityWeights])
    .nullable()
    .describe('Prior weights, as in R: a numeric feature, or by the propensity score.'),
  ridge: ridge.describe(
    'lambda: minimised is deviance / 2 + lambda / 2 * sum of (coefficient * sd of its column)^2.',
  ),
  robust: robust.nullable().describe('Sandwich variance.'),
  cluster: labelSchema
    .nullable()
    .describe("'site', 'person', or a category: clusters are its levels within a site."),
  confidence,
  tolerance: tolerance.describe('Newton decrement at which iteration stops.'),
  iterationsMax,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('glm'),
    family: family.optional().describe('Default: binomial.'),
    link: link.optional().describe('That of the family: it follows from it.'),
    outcome: labelSchema.describe(
      'A binary feature (binomial), or a numeric one: of any range, counts from 0 (poisson), above 0 (gamma).',
    ),
    terms: z
      .array(studyTermSchema)
      .max(limits.termsMax)
      .optional()
      .describe('Default: all terms of the study.'),
    intercept: z.boolean().optional().describe('Default: true.'),
    offset: z
      .strictObject({ feature: labelSchema, log: z.boolean().optional() })
      .optional()
      .describe('A numeric feature that enters with coefficient 1. log: its logarithm.'),
    weights: z
      .union([labelSchema, writtenPropensityWeights])
      .optional()
      .describe('Prior weights, as in R: a numeric feature, or by the propensity score.'),
    ridge: ridge.optional().describe('Penalty on standardised coefficients. Default: 0.'),
    robust: robust
      .optional()
      .describe('Sandwich variance. Default: HC0 under propensity weights, else none.'),
    cluster: labelSchema
      .optional()
      .describe("Clustered variance: 'site', 'person', or a category within a site."),
    confidence: confidence.optional().describe('Level of confidence intervals. Default: 0.95.'),
    tolerance: tolerance.optional().describe('Newton decrement to stop at. Default: 1e-10.'),
    iterationsMax: iterationsMax.optional().describe('Default: 20.'),
  })
  .describe('Generalised linear model, equal to pooled R glm.')

const defaults = {
  intercept: true,
  ridge: 0,
  cluster: null,
  confidence: 0.95,
  tolerance: 1e-10,
  iterationsMax: 20,
} as const

export const glmForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, analysis, { id, path, declared }) => {
    const { kind, outcome, offset, terms: own } = analysis
    const used = own === undefined ? declared : addTerms(expanding, own, [...path, 'terms'])
    const { family: chosen = 'binomial', link: given = linkOf[chosen] } = analysis
    const model = { family: chosen, link: given, outcome, terms: [...used] }
    const shift =
      offset === undefined ? null : { feature: offset.feature, log: offset.log ?? false }
    const others = { ...withoutUndefined(analysis), ...weighting(analysis) }
    return { ...defaults, ...others, id, kind, ...model, offset: shift }
  },
  check: (index, glm, path) => [
    ...formulaFaults(index, glm, path),
    ...familyFaults(index, glm, path),
    ...offsetFaults(index, glm, path),
    ...weightFaults(index, glm, path),
    ...clusterFaults(index, glm, path),
  ],
}

type Settings = z.infer<typeof settings>

/** Weights that are chosen so that groups compare are no numbers of people: variances of the model would take them so. */
function weighting({
  weights,
  robust: asked,
  cluster,
}: z.infer<typeof written>): Pick<Settings, 'weights' | 'robust'> {
  if (weights === undefined || typeof weights === 'string')
    return { weights: weights ?? null, robust: asked ?? null }
  const usual = cluster === undefined ? 'HC0' : null
  return { weights: expandPropensity(weights), robust: asked ?? usual }
}

const linkOf = { gaussian: 'identity', binomial: 'logit', poisson: 'log', gamma: 'log' } as const

function familyFaults(index: Index, glm: Settings, path: Path): readonly Fault[] {
  const { family: chosen, link: given } = glm
  const right = linkOf[chosen]
  return [
    ...(given === right
      ? []
      : [fault('study-invalid', [...path, 'link'], 'fault.link', { family: chosen, link: right })]),
    ...outcomeFaults(index, glm, [...path, 'outcome']),
  ]
}

function outcomeFaults(
  index: Index,
  { outcome: name, family: chosen, terms }: Settings,
  place: Path,
): readonly Fault[] {
  const outcome = index.features.get(name)
  if (outcome === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  const faults: Fault[] = []
  if (chosen === 'binomial' && featureType(outcome) !== 'binary')
    faults.push(fault('study-invalid', place, 'fault.outcomeBinary', { name }))
  if (chosen !== 'binomial') faults.push(...numberFaults(index, name, least[chosen], place))
  const used = terms.flatMap((term) => mainTermsOf(index, index.terms.get(term)))
  if (used.some((term) => term.of === name))
    faults.push(fault('study-invalid', place, 'fault.outcomeTerm', { name }))
  return faults
}

type Least = 'any' | 'from 0' | 'above 0'
const least = { gaussian: 'any', poisson: 'from 0', gamma: 'above 0' } as const

/** A numeric feature whose range begins where it must. */
function numberFaults(index: Index, name: string, from: Least, place: Path): readonly Fault[] {
  const feature = index.features.get(name)
  if (feature === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  if (featureType(feature) !== 'numeric')
    return [fault('study-invalid', place, 'fault.featureNumeric', { name })]
  const { ranges } = index.manifest
  const low = Object.hasOwn(ranges, name) ? (ranges[name]?.low ?? 0) : Number.POSITIVE_INFINITY
  if (from === 'from 0' && low < 0)
    return [fault('study-invalid', place, 'fault.rangeFromZero', { name })]
  return from === 'above 0' && low <= 0
    ? [fault('study-invalid', place, 'fault.rangeAboveZero', { name })]
    : []
}

function offsetFaults(index: Index, { offset }: Settings, path: Path): readonly Fault[] {
  if (offset === null) return []
  const from = offset.log ? 'above 0' : 'any'
  return numberFaults(index, offset.feature, from, [...path, 'offset', 'feature'])
}

/** A binary feature chooses whom to count. */
function weightFaults(index: Index, { id, weights }: Settings, path: Path): readonly Fault[] {
  if (weights === null) return []
  if (typeof weights !== 'string') return propensityFaults(index, id, weights, [...path, 'weights'])
  const name = weights
  const feature = index.features.get(name)
  return feature !== undefined && featureType(feature) === 'binary'
    ? []
    : numberFaults(index, name, 'from 0', [...path, 'weights'])
}

function clusterFaults(index: Index, { cluster: name }: Settings, path: Path): readonly Fault[] {
  if (name === null || name === 'site' || name === 'person') return []
  const feature = index.features.get(name)
  const place = [...path, 'cluster']
  if (feature === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  return featureType(feature) === 'category'
    ? []
    : [fault('study-invalid', place, 'fault.featureCategory', { name })]
}
