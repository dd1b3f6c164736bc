import type { PrevalenceResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import { right } from '../columns.ts'
import { countText } from '../numbers.ts'
import { base, count, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('prevalence'),
  people: z.int(),
  shareMin: z.number(),
  features: z.array(z.object({ feature: z.string(), people: count, picked: z.boolean() })),
})

export const prevalenceKind: ResultKind<PrevalenceResult> = {
  schema,
  tables: (result) => [prevalenceTable(result)],
  fields: ({ people, shareMin }, t) => [
    [t('result.people'), countText(people)],
    [t('result.shareMin'), String(shareMin)],
  ],
  csv: ({ features }) => [
    ['feature', 'people', 'picked'],
    ...features.map(({ feature, people, picked }) => [feature, people, picked ? 1 : 0]),
  ],
}

function prevalenceTable({ features, people: total }: PrevalenceResult): Table {
  return {
    columns: [{ head: 'feature' }, right('people'), right('share'), { head: 'picked' }],
    rows: features.map(({ feature, people, picked }) => [
      feature,
      countText(people),
      people === null ? '.' : (people / total).toFixed(4),
      picked ? '*' : '',
    ]),
  }
}
