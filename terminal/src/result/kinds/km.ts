import type { KmCurve, KmResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import type { Cell } from '../csv-text.ts'
import { countText, realText } from '../numbers.ts'
import { base, real, type Fields, type ResultKind } from './kind.ts'

const numbers = z.array(z.number())
const reals = z.array(real)
const limits = { 'conf.low': real, 'conf.high': real }
const curve = z.object({
  group: z.string().nullable(),
  n: z.int(),
  events: z.int(),
  time: numbers,
  'n.risk': numbers,
  'n.event': numbers,
  'n.censor': numbers,
  surv: numbers,
  'std.err': reals,
  'conf.low': reals,
  'conf.high': reals,
  cumhaz: numbers,
  'std.chaz': numbers,
  quantiles: z.array(z.object({ p: z.number(), time: real, ...limits })),
  rmst: z.array(z.object({ tau: z.number(), rmean: z.number(), 'std.err': z.number() })),
  at: z.array(
    z.object({
      time: z.number(),
      'n.risk': z.number(),
      'n.event': z.number(),
      surv: z.number(),
      'std.err': real,
      ...limits,
    }),
  ),
})

const schema = z.object({
  ...base,
  kind: z.literal('km'),
  time: z.string(),
  event: z.string(),
  start: z.string().nullable(),
  groups: z.string().nullable(),
  confType: z.enum(['log', 'log-log', 'plain']),
  confidence: z.number(),
  bandDays: z.int(),
  missing: z.enum(['complete-case', 'refuse']),
  n: z.int(),
  events: z.int(),
  curves: z.array(curve),
})

export const kmKind: ResultKind<KmResult> = {
  schema,
  tables: (result) =>
    [groupTable(result), meanTable(result), timesTable(result)].filter(
      ({ rows }) => rows.length > 0,
    ),
  fields: kmFields,
  csv: kmCsv,
}

/** As R names a stratum. */
function strataOf({ groups }: KmResult, { group }: KmCurve): string {
  return groups === null ? '' : `${groups}=${group ?? ''}`
}

/** As R prints curves: people, events, and when the chosen shares had the event. */
function groupTable(result: KmResult): Table {
  const rows = result.curves.flatMap((each) => {
    const counts = [strataOf(result, each), countText(each.n), countText(each.events)]
    const [first, ...others] = each.quantiles
    if (first === undefined) return [[...counts, '', '', '', '']]
    return [first, ...others].map((quantile, k) => [
      ...(k === 0 ? counts : ['', '', '']),
      String(quantile.p),
      ...[quantile.time, quantile['conf.low'], quantile['conf.high']].map(realText),
    ])
  })
  const heads = ['n', 'events', 'quantile', 'time', 'conf.low', 'conf.high']
  return { columns: [{ head: 'strata' }, ...heads.map(right)], rows }
}

function meanTable(result: KmResult): Table {
  const rows = result.curves.flatMap((each) =>
    each.rmst.map(({ tau, rmean, 'std.err': error }) => [
      strataOf(result, each),
      ...[tau, rmean, error].map(realText),
    ]),
  )
  return { columns: [{ head: 'strata' }, ...['tau', 'rmean', 'std.err'].map(right)], rows }
}

const timesHeads = [
  'time',
  'n.risk',
  'n.event',
  'surv',
  'std.err',
  'conf.low',
  'conf.high',
] as const

function timesTable(result: KmResult): Table {
  const rows = result.curves.flatMap((each) =>
    each.at.map((row) => [
      strataOf(result, each),
      ...timesHeads.map((head) => realText(row[head])),
    ]),
  )
  return { columns: [{ head: 'strata' }, ...timesHeads.map(right)], rows }
}

function kmFields(result: KmResult, t: SpeakTerminal): Fields {
  const { time, event, start } = result
  return [
    [t('result.model'), start === null ? `(${time}, ${event})` : `(${start}, ${time}, ${event})`],
    [t('result.bandDays'), String(result.bandDays)],
    [t('result.confidence'), `${result.confidence} (${result.confType})`],
    [t('result.missing'), t(`missing.${result.missing}`)],
  ]
}

const columns = [
  'time',
  'n.risk',
  'n.event',
  'n.censor',
  'surv',
  'std.err',
  'conf.low',
  'conf.high',
  'cumhaz',
  'std.chaz',
] as const

/** The curves, row by row. */
function kmCsv(result: KmResult): readonly (readonly Cell[])[] {
  const rows = result.curves.flatMap((each) =>
    each.time.map((_, k) => [
      strataOf(result, each),
      ...columns.map((name) => each[name][k] ?? null),
    ]),
  )
  return [['strata', ...columns], ...rows]
}
