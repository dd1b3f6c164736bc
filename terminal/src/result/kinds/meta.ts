import {
  siteStatuses,
  type MetaHospital,
  type MetaResult,
  type MetaTerm,
  type Pooled,
} from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import type { Cell } from '../csv-text.ts'
import { columnTexts, pValueText, realText } from '../numbers.ts'
import { base, real, type Fields, type ResultKind } from './kind.ts'

const pooledSchema = z
  .object({
    estimate: z.number(),
    'std.error': z.number(),
    statistic: z.number(),
    'p.value': z.number(),
    'conf.low': z.number(),
    'conf.high': z.number(),
    tau2: z.number(),
    'tau2.error': real,
    i2: z.number(),
    h2: z.number(),
    'predict.low': real,
    'predict.high': real,
  })
  .nullable()

const schema = z.object({
  ...base,
  kind: z.literal('meta'),
  model: z.literal('glm'),
  family: z.string(),
  link: z.string(),
  outcome: z.string(),
  confidence: z.number(),
  hospitals: z.array(
    z.object({
      site: z.string(),
      status: z.enum(siteStatuses),
      constant: z.array(z.string()),
    }),
  ),
  terms: z.array(
    z.object({
      term: z.string(),
      estimates: z.array(
        z.object({ site: z.string(), estimate: z.number(), 'std.error': z.number() }),
      ),
      heterogeneity: z.object({ q: z.number(), df: z.int(), 'p.value': z.number() }).nullable(),
      fixed: pooledSchema,
      dl: pooledSchema,
      reml: pooledSchema,
    }),
  ),
})

export const metaKind: ResultKind<MetaResult> = {
  schema,
  tables: ({ terms }) => [sitesTable(terms), pooledTable(terms)],
  fields: metaFields,
  csv: metaCsv,
}

function sitesTable(terms: readonly MetaTerm[]): Table {
  const rows = terms.flatMap(({ term, estimates }) => {
    const numbers = [
      columnTexts(estimates.map(({ estimate }) => estimate)),
      columnTexts(estimates.map((each) => each['std.error'])),
    ]
    return estimates.map(({ site }, k) => [
      k === 0 ? term : '',
      site,
      ...numbers.map((column) => column[k] ?? ''),
    ])
  })
  return {
    columns: [{ head: 'term' }, { head: 'site' }, right('estimate'), right('std.error')],
    rows,
  }
}

const methods = ['fixed', 'dl', 'reml'] as const
const shown = ['estimate', 'std.error', 'conf.low', 'conf.high'] as const

function pooledTable(terms: readonly MetaTerm[]): Table {
  const rows = terms.flatMap((each) =>
    methods.flatMap((method) => {
      const pooled = each[method]
      if (pooled === null) return []
      return [
        [
          each.term,
          method,
          ...columnTexts(shown.map((name) => pooled[name])),
          pValueText(pooled['p.value']),
          realText(pooled.tau2),
          pooled.i2.toFixed(1),
          realText(pooled['predict.low']),
          realText(pooled['predict.high']),
        ],
      ]
    }),
  )
  const heads = [...shown, 'p.value', 'tau2', 'i2', 'predict.low', 'predict.high']
  return { columns: [{ head: 'term' }, { head: 'method' }, ...heads.map(right)], rows }
}

function metaFields(
  { family, link, outcome, confidence, hospitals, terms }: MetaResult,
  t: SpeakTerminal,
): Fields {
  return [
    [t('result.model'), `glm (${family}, ${link}), ${outcome}`],
    [t('result.confidence'), String(confidence)],
    ...hospitals.map((each) => [each.site, statusText(each, t)] as const),
    ...terms.flatMap(({ term, heterogeneity: found }): Fields => {
      if (found === null) return []
      const p = pValueText(found['p.value'])
      const value = t('meta.heterogeneityValue', { q: realText(found.q), df: String(found.df), p })
      return [[t('meta.heterogeneity', { term }), value]]
    }),
  ]
}

function statusText({ status, constant }: MetaHospital, t: SpeakTerminal): string {
  return constant.length === 0
    ? t(`meta.${status}`)
    : t('meta.constant', { terms: constant.join(', ') })
}

const pooledColumns = [
  ...['estimate', 'std.error', 'statistic', 'p.value', 'conf.low', 'conf.high'],
  ...['tau2', 'tau2.error', 'i2', 'h2', 'predict.low', 'predict.high'],
] as (keyof Pooled & string)[]

function metaCsv({ terms }: MetaResult): readonly (readonly Cell[])[] {
  const empty = pooledColumns.slice(2).map(() => null)
  const rows = terms.flatMap((each): readonly (readonly Cell[])[] => [
    ...each.estimates.map(({ site, estimate, 'std.error': error }) => [
      ...[each.term, site, estimate, error],
      ...empty,
    ]),
    ...methods.flatMap((method) => {
      const pooled = each[method]
      return pooled === null
        ? []
        : [[each.term, method, ...pooledColumns.map((name) => pooled[name] as Cell)]]
    }),
  ])
  return [['term', 'of', ...pooledColumns], ...rows]
}
