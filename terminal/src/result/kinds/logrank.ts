import type { LogrankResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { countText, pValueText, realText } from '../numbers.ts'
import { base, real, type Fields, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('logrank'),
  time: z.string(),
  event: z.string(),
  start: z.string().nullable(),
  groups: z.string(),
  strata: z.string().nullable(),
  rho: z.union([z.literal(0), z.literal(1)]),
  bandDays: z.int(),
  missing: z.enum(['complete-case', 'refuse']),
  n: z.int(),
  events: z.int(),
  rows: z.array(
    z.object({
      group: z.string(),
      n: z.int(),
      events: z.int(),
      observed: real,
      expected: real,
    }),
  ),
  variance: z.array(z.array(z.number())).nullable(),
  chisq: z.number(),
  df: z.int(),
  'p.value': z.number(),
  fixedPointError: z.number(),
})

const columns = ['n', 'events', 'observed', 'expected'] as const

export const logrankKind: ResultKind<LogrankResult> = {
  schema,
  tables: (result) => [groupTable(result)],
  fields: logrankFields,
  csv: (result) => [
    ['group', ...columns, 'chisq', 'df', 'p.value'],
    ...result.rows.map((row) => [
      `${result.groups}=${row.group}`,
      ...columns.map((name) => row[name]),
      ...[result.chisq, result.df, result['p.value']],
    ]),
  ],
}

function groupTable({ groups, rows }: LogrankResult): Table {
  return {
    columns: [{ head: 'group' }, ...columns.map(right)],
    rows: rows.map((row) => [
      `${groups}=${row.group}`,
      countText(row.n),
      countText(row.events),
      ...[row.observed, row.expected].map(realText),
    ]),
  }
}

function logrankFields(result: LogrankResult, t: SpeakTerminal): Fields {
  const { time, event, start, strata, df: count } = result
  return [
    [t('result.model'), start === null ? `(${time}, ${event})` : `(${start}, ${time}, ${event})`],
    ...(strata === null ? [] : ([['strata', strata]] as const)),
    ['rho', String(result.rho)],
    ['chisq', `${realText(result.chisq)} ${t('result.degrees', { count: String(count) })}`],
    ['p.value', pValueText(result['p.value'])],
    [t('result.bandDays'), String(result.bandDays)],
    [t('result.missing'), t(`missing.${result.missing}`)],
  ]
}
