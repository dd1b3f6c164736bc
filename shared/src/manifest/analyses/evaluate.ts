import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { binaryFaults, listFaults, repetitions, type Index } from '../check-names.ts'
import { labelSchema, numberSchema, wordSchema } from '../elements.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { analysisId, type AnalysisForms } from './forms.ts'
import { predictsShares } from './propensity-weights.ts'

const bins = z.int().min(10).max(1000)
const confidence = z.number().gt(0.5).lt(1)
const columnName = wordSchema(300)
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('evaluate'),
  model: nameSchema.describe('A model of this study.'),
  fixed: z
    .array(z.strictObject({ term: columnName, estimate: numberSchema }))
    .max(limits.columnsMax)
    .nullable()
    .describe('Coefficients of a published model, one for each column; null: those of the fit.'),
  outcome: labelSchema.nullable().describe('Binary feature that is predicted; null: the outcome.'),
  bins: bins.describe('Bins of the predicted probability, of one width.'),
  confidence,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('evaluate'),
    model: nameSchema.describe('Id of a glm of this study, whose terms are used.'),
    fixed: z
      .record(columnName, numberSchema)
      .optional()
      .describe('Coefficients of a published model. Default: those that the glm fits before.'),
    outcome: labelSchema.optional().describe("A binary feature. Default: the model's outcome."),
    bins: bins.optional().describe('Bins of the predicted probability. Default: 200.'),
    confidence: confidence.optional().describe('Level of confidence limits. Default: 0.95.'),
  })
  .describe('How well a model predicts: area under the curve, Brier score, calibration.')

export const evaluateForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (_, analysis, { id }) => ({
    id,
    kind: 'evaluate',
    model: analysis.model,
    fixed:
      analysis.fixed === undefined
        ? null
        : Object.entries(analysis.fixed).map(([term, estimate]) => ({ term, estimate })),
    outcome: analysis.outcome ?? null,
    bins: analysis.bins ?? 200,
    confidence: analysis.confidence ?? 0.95,
  }),
  check: (index, { model, fixed, outcome }, path) => [
    ...modelFaults(index, model, [...path, 'model']),
    ...repetitions(fixed?.map(({ term }) => term) ?? [], [...path, 'fixed']),
    ...(outcome === null
      ? []
      : [...listFaults(index, [outcome], path), ...binaryFaults(index, [outcome], path)]),
  ],
}

function modelFaults({ manifest }: Index, name: string, path: Path): readonly Fault[] {
  const model = manifest.analyses.find(({ id }) => id === name)
  return model?.kind === 'glm' && predictsShares(model)
    ? []
    : [fault('study-invalid', path, 'fault.modelUnknown', { name })]
}
