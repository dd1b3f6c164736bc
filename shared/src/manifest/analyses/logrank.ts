import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { groupFaults, timeFaults } from '../check-times.ts'
import { labelSchema } from '../elements.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const rho = z.union([z.literal(0), z.literal(1)])
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('logrank'),
  time: labelSchema,
  event: labelSchema,
  start: labelSchema.nullable().describe('Delayed entry: people are at risk after it.'),
  groups: labelSchema,
  strata: labelSchema.nullable().describe('`site`: people are compared within each site.'),
  rho: rho.describe('0: log-rank test; 1: Peto and Peto, early events weigh more.'),
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('logrank'),
    time: labelSchema.describe('A numeric feature in days.'),
    event: labelSchema.describe('A binary feature.'),
    start: labelSchema.optional().describe('A numeric feature in days. Default: none.'),
    groups: labelSchema.describe('A binary feature or category.'),
    strata: labelSchema
      .optional()
      .describe('`site`, or a binary feature or category. Default: none.'),
    rho: rho.optional().describe('Default: 0, the log-rank test.'),
  })
  .describe('Whether curves of groups differ, equal to R survdiff.')

export const logrankForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  timed: true,
  expand: (_, analysis, { id }) => ({
    id,
    kind: 'logrank',
    time: analysis.time,
    event: analysis.event,
    start: analysis.start ?? null,
    groups: analysis.groups,
    strata: analysis.strata ?? null,
    rho: analysis.rho ?? 0,
  }),
  check: (index, logrank, path) => [
    ...timeFaults(index, logrank, path),
    ...groupFaults(index, logrank.groups, [...path, 'groups']),
    ...groupFaults(index, logrank.strata === 'site' ? null : logrank.strata, [...path, 'strata']),
  ],
}
