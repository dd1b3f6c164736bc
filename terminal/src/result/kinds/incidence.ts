import type { IncidenceResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import { right } from '../columns.ts'
import { countText, pValueText, realText } from '../numbers.ts'
import { base, count, real, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('incidence'),
  event: z.string(),
  time: z.string(),
  strata: z.string().nullable(),
  per: z.number(),
  confidence: z.number(),
  people: z.int(),
  missing: count,
  rates: z.array(
    z.object({
      stratum: z.string(),
      people: count,
      having: count,
      events: count,
      personDays: real,
      rate: real,
      'conf.low': real,
      'conf.high': real,
      ratio: z
        .object({
          'rate.ratio': real,
          'conf.low': real,
          'conf.high': real,
          'p.value': z.number(),
        })
        .nullable(),
    }),
  ),
})

export const incidenceKind: ResultKind<IncidenceResult> = {
  schema,
  tables: (result) => [
    ratesTable(result),
    ...(result.strata === null ? [] : [ratiosTable(result)]),
  ],
  fields: ({ people, missing, per, confidence }, t) => [
    [t('result.people'), countText(people)],
    [t('result.missing'), countText(missing)],
    [t('result.per'), t('result.personYears', { count: String(per) })],
    [t('result.confidence'), String(confidence)],
  ],
  csv: ({ rates }) => [
    [...counts, ...interval, 'rate.ratio', 'ratio.conf.low', 'ratio.conf.high', 'p.value'],
    ...rates.map((each) => [
      ...counts.map((name) => each[name]),
      ...interval.map((name) => each[name]),
      each.ratio?.['rate.ratio'] ?? null,
      each.ratio?.['conf.low'] ?? null,
      each.ratio?.['conf.high'] ?? null,
      each.ratio?.['p.value'] ?? null,
    ]),
  ],
}

const counts = ['stratum', 'people', 'having', 'events', 'personDays'] as const
const interval = ['rate', 'conf.low', 'conf.high'] as const

function ratesTable({ rates, strata }: IncidenceResult): Table {
  return {
    columns: [
      ...(strata === null ? [] : [{ head: strata }]),
      ...[...counts.slice(1), ...interval].map(right),
    ],
    rows: rates.map((each) => [
      ...(strata === null ? [] : [each.stratum]),
      ...[each.people, each.having, each.events].map(countText),
      ...[each.personDays, each.rate, each['conf.low'], each['conf.high']].map(realText),
    ]),
  }
}

function ratiosTable({ rates, strata }: IncidenceResult): Table {
  const heads = ['rate.ratio', 'conf.low', 'conf.high', 'p.value']
  return {
    columns: [{ head: strata ?? '' }, ...heads.map(right)],
    rows: rates.flatMap(({ stratum, ratio }) =>
      ratio === null
        ? []
        : [
            [
              stratum,
              ...[ratio['rate.ratio'], ratio['conf.low'], ratio['conf.high']].map(realText),
              pValueText(ratio['p.value']),
            ],
          ],
    ),
  }
}
