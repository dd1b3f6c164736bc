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

const confidence = z.number().gt(0.5).lt(1)
const tolerance = z.number().min(1e-12).max(1e-3)
const iterationsMax = z.int().min(1).max(24)

const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('glm'),
  family: z.literal('binomial'),
  link: z.literal('logit'),
  outcome: labelSchema,
  terms: z.array(termNameSchema).max(limits.termsMax),
  intercept: z.boolean(),
  confidence,
  tolerance: tolerance.describe('Newton decrement at which iteration stops.'),
  iterationsMax,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('glm'),
    family: z.literal('binomial').optional(),
    link: z.literal('logit').optional(),
    outcome: labelSchema.describe('A binary feature.'),
    terms: z
      .array(studyTermSchema)
      .max(limits.termsMax)
      .optional()
      .describe('Default: all terms of the study.'),
    intercept: z.boolean().optional().describe('Default: true.'),
    confidence: confidence.optional().describe('Level of confidence intervals. Default: 0.95.'),
    tolerance: tolerance.optional().describe('Newton decrement to stop at. Default: 1e-10.'),
    iterationsMax: iterationsMax.optional().describe('Default: 20.'),
  })
  .describe('Logistic regression, equal to pooled R glm.')

const defaults = {
  family: 'binomial',
  link: 'logit',
  intercept: true,
  confidence: 0.95,
  tolerance: 1e-10,
  iterationsMax: 20,
} as const

export const glmForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, analysis, { id, path, declared }) => {
    const { kind, outcome, terms: own } = analysis
    const used = own === undefined ? declared : addTerms(expanding, own, [...path, 'terms'])
    return { ...defaults, ...withoutUndefined(analysis), id, kind, outcome, terms: [...used] }
  },
  check: (index, glm, path) => [
    ...formulaFaults(index, glm, path),
    ...outcomeFaults(index, glm, [...path, 'outcome']),
  ],
}

function outcomeFaults(
  index: Index,
  { outcome: name, terms }: z.infer<typeof settings>,
  place: Path,
): readonly Fault[] {
  const outcome = index.features.get(name)
  if (outcome === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  const faults: Fault[] = []
  if (featureType(outcome) !== 'binary')
    faults.push(fault('study-invalid', place, 'fault.outcomeBinary', { name }))
  const used = terms.flatMap((term) => mainTermsOf(index, index.terms.get(term)))
  if (used.some((term) => term.of === name))
    faults.push(fault('study-invalid', place, 'fault.outcomeTerm', { name }))
  return faults
}
