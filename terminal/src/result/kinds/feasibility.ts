import type { Band, FeasibilityResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import { right } from '../columns.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { countText } from '../numbers.ts'
import { base, count, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('feasibility'),
  steps: z.array(z.object({ step: z.string(), people: count })),
  hospitals: z
    .array(
      z.object({
        site: z.string(),
        bands: z.array(z.object({ least: z.int(), most: z.int().nullable() })).nullable(),
      }),
    )
    .nullable(),
})

export const feasibilityKind: ResultKind<FeasibilityResult> = {
  schema,
  tables: (result, t) => [feasibilityTable(result), ...hospitalsTable(result, t)],
  fields: () => [],
  csv: ({ steps, hospitals }) => [
    ['step', 'people', ...(hospitals ?? []).map(({ site }) => site)],
    ...steps.map(({ step, people }, k) => [
      step,
      people,
      ...(hospitals ?? []).map(({ bands }) => bandText(bands?.[k])),
    ]),
  ],
}

function feasibilityTable({ steps }: FeasibilityResult): Table {
  return {
    columns: [{ head: 'step' }, right('people')],
    rows: steps.map(({ step, people }) => [step, countText(people)]),
  }
}

/** A row a hospital, a column a step. */
function hospitalsTable({ steps, hospitals }: FeasibilityResult, t: SpeakTerminal): Table[] {
  if (hospitals === null) return []
  const rows = hospitals.map(({ site, bands }) => [
    site,
    ...steps.map((_, k) => (bands === null ? t('result.notGiven') : bandText(bands[k]))),
  ])
  return [{ columns: [{ head: 'site' }, ...steps.map(({ step }) => right(step))], rows }]
}

function bandText(band: Band | undefined): string {
  if (band === undefined) return ''
  return band.most === null ? `>= ${band.least}` : `${band.least}-${band.most}`
}
