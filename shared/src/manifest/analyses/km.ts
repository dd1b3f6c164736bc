import { z } from 'zod'
import { limits } from '@sampan/proto'
import { nameSchema } from '../../governance/records.ts'
import { groupFaults, timeFaults } from '../check-times.ts'
import { labelSchema } from '../elements.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const confidence = z.number().gt(0.5).lt(1)
const confType = z.enum(['log', 'log-log', 'plain'])
const quantiles = z.array(z.number().gt(0).lt(1)).max(99)
const days = z.array(z.number().positive().max(limits.magnitudeMax)).max(100)
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('km'),
  time: labelSchema,
  event: labelSchema,
  start: labelSchema.nullable().describe('Delayed entry: people are at risk after it.'),
  groups: labelSchema.nullable().describe('A curve for each level.'),
  confType: confType.describe('Scale on which confidence limits are symmetric.'),
  confidence,
  quantiles: quantiles.describe('Shares who had the event whose times are given.'),
  tau: days.describe('Days up to which the mean is restricted.'),
  times: days.describe('Days at which the curve is read off.'),
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('km'),
    time: labelSchema.describe('A numeric feature in days.'),
    event: labelSchema.describe('A binary feature.'),
    start: labelSchema.optional().describe('A numeric feature in days. Default: none.'),
    groups: labelSchema.optional().describe('A binary feature or category. Default: none.'),
    confType: confType.optional().describe('Default: log, as R.'),
    confidence: confidence.optional().describe('Level of confidence limits. Default: 0.95.'),
    quantiles: quantiles.optional().describe('Default: 0.25, 0.5 and 0.75.'),
    tau: days.optional().describe('Restricted means up to these days. Default: none.'),
    times: days.optional().describe('Days of a summary. Default: none.'),
  })
  .describe('Kaplan-Meier curves on the merged grid of times, equal to R survfit.')

export const kmForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  timed: true,
  expand: (_, analysis, { id }) => ({
    id,
    kind: 'km',
    time: analysis.time,
    event: analysis.event,
    start: analysis.start ?? null,
    groups: analysis.groups ?? null,
    confType: analysis.confType ?? 'log',
    confidence: analysis.confidence ?? 0.95,
    quantiles: analysis.quantiles ?? [0.25, 0.5, 0.75],
    tau: analysis.tau ?? [],
    times: analysis.times ?? [],
  }),
  check: (index, km, path) => [
    ...timeFaults(index, km, path),
    ...groupFaults(index, km.groups, [...path, 'groups']),
  ],
}
