import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { listFaults, type Index } from '../check-names.ts'
import { labelSchema } from '../elements.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { featureType } from '../parts.ts'
import { levelFaults } from './crosstab.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const confidence = z.number().gt(0.5).lt(1)
const per = z.int().min(1).max(limits.magnitudeMax)
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('incidence'),
  event: labelSchema,
  time: labelSchema,
  strata: labelSchema.nullable(),
  per: per.describe('Years of 365.25 days of people under observation that a rate is for.'),
  confidence,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('incidence'),
    event: labelSchema.describe('A binary feature, or a number of events.'),
    time: labelSchema.describe('Days under observation: a numeric feature.'),
    strata: labelSchema
      .optional()
      .describe('A binary feature or a category: a rate for each level, compared with the first.'),
    per: per.optional().describe('Person-years that rates are for. Default: 1000.'),
    confidence: confidence.optional().describe('Level of confidence intervals. Default: 0.95.'),
  })
  .describe('Events per person-time, with exact Poisson intervals and rate ratios.')

export const incidenceForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (_, analysis, { id }) => {
    const {
      kind,
      event,
      time,
      strata = null,
      per: years = 1000,
      confidence: level = 0.95,
    } = analysis
    return { id, kind, event, time, strata, per: years, confidence: level }
  },
  check: (index, { event, time, strata }, path) => {
    const names = [event, time, ...(strata === null ? [] : [strata])]
    return [
      ...listFaults(index, names, path),
      ...levelFaults(index, strata === null ? [] : [strata], [...path, 'strata']),
      ...eventFaults(index, event, [...path, 'event']),
      ...amountFaults(index, time, [...path, 'time']),
    ]
  },
}

function eventFaults(index: Index, name: string, path: Path): readonly Fault[] {
  const feature = index.features.get(name)
  return feature !== undefined && featureType(feature) === 'binary'
    ? []
    : amountFaults(index, name, path)
}

/** A number whose range does not go below 0. */
function amountFaults({ features, manifest }: Index, name: string, path: Path): readonly Fault[] {
  const feature = features.get(name)
  if (feature === undefined) return []
  const range = Object.hasOwn(manifest.ranges, name) ? manifest.ranges[name] : undefined
  return featureType(feature) === 'numeric' && (range === undefined || range.low >= 0)
    ? []
    : [fault('study-invalid', path, 'fault.featureAmount', { name })]
}
