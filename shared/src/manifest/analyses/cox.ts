import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { formulaFaults, mainTermsOf } from '../check-formula.ts'
import type { Index } from '../check-names.ts'
import { timeFaults } from '../check-times.ts'
import { labelSchema, termNameSchema } from '../elements.ts'
import { addTerms } from '../expand-terms.ts'
import { withoutUndefined } from '../expanding.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { studyTermSchema } from '../study-terms.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const ties = z.enum(['efron', 'breslow'])
const strata = z.literal('site').nullable()
const cluster = z.enum(['person', 'site']).nullable()
const confidence = z.number().gt(0.5).lt(1)
const tolerance = z.number().min(1e-12).max(1e-3)
const iterationsMax = z.int().min(1).max(24)

const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('cox'),
  time: labelSchema,
  event: labelSchema,
  start: labelSchema.nullable(),
  terms: z.array(termNameSchema).min(1).max(limits.termsMax),
  ties,
  strata,
  robust: z.boolean(),
  cluster,
  confidence,
  tolerance: tolerance.describe('Newton decrement at which iteration stops.'),
  iterationsMax,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('cox'),
    time: labelSchema.describe('A numeric feature: days until the event or the end of follow-up.'),
    event: labelSchema.describe('A binary feature: whether the time is that of an event.'),
    start: labelSchema
      .nullable()
      .optional()
      .describe('A numeric feature: days at which somebody comes under observation.'),
    terms: z
      .array(studyTermSchema)
      .min(1)
      .max(limits.termsMax)
      .optional()
      .describe('Default: all terms of the study.'),
    ties: ties.optional().describe('Default: efron.'),
    strata: strata.optional().describe('A baseline hazard of its own at every site. Default: one.'),
    robust: z.boolean().optional().describe('Sandwich variance. Default: with a cluster.'),
    cluster: cluster.optional().describe('What the sandwich variance adds up. Default: none.'),
    confidence: confidence.optional().describe('Level of confidence intervals. Default: 0.95.'),
    tolerance: tolerance.optional().describe('Newton decrement to stop at. Default: 1e-10.'),
    iterationsMax: iterationsMax.optional().describe('Default: 20.'),
  })
  .describe('Cox regression on the bands of time, equal to pooled R coxph on the merged times.')

const defaults = {
  start: null,
  ties: 'efron',
  strata: null,
  cluster: null,
  confidence: 0.95,
  tolerance: 1e-10,
  iterationsMax: 20,
} as const

export const coxForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  timed: true,
  severalRows: true,
  expand: (expanding, analysis, { id, path, declared }) => {
    const { terms: own, cluster: by = null } = analysis
    const used = own === undefined ? declared : addTerms(expanding, own, [...path, 'terms'])
    return {
      ...defaults,
      robust: by !== null,
      ...withoutUndefined(analysis),
      id,
      kind: 'cox',
      time: analysis.time,
      event: analysis.event,
      terms: [...used],
    }
  },
  check: (index, cox, path) => [
    ...formulaFaults(index, { terms: cox.terms, intercept: true }, path),
    ...timeFaults(index, cox, path),
    ...roleFaults(index, cox, path),
    ...(cox.cluster !== null && !cox.robust
      ? [fault('study-invalid', [...path, 'robust'], 'fault.value')]
      : []),
  ],
}

/** What the model explains is none of its terms. */
function roleFaults(index: Index, cox: z.infer<typeof settings>, path: Path): readonly Fault[] {
  const used = cox.terms.flatMap((term) => mainTermsOf(index, index.terms.get(term)))
  const roles = { time: cox.time, event: cox.event, start: cox.start }
  return Object.entries(roles).flatMap(([role, name]) =>
    name !== null && used.some((term) => term.of === name)
      ? [fault('study-invalid', [...path, role], 'fault.outcomeTerm', { name })]
      : [],
  )
}
