import type { FeasibilityResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import { right } from '../columns.ts'
import { countText } from '../numbers.ts'
import { base, count, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('feasibility'),
  steps: z.array(z.object({ step: z.string(), people: count })),
})

export const feasibilityKind: ResultKind<FeasibilityResult> = {
  schema,
  tables: (result) => [feasibilityTable(result)],
  fields: () => [],
  csv: ({ steps }) => [['step', 'people'], ...steps.map(({ step, people }) => [step, people])],
}

function feasibilityTable({ steps }: FeasibilityResult): Table {
  return {
    columns: [{ head: 'step' }, right('people')],
    rows: steps.map(({ step, people }) => [step, countText(people)]),
  }
}
