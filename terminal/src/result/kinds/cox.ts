import type { CoxResult, CoxTest } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { tidyColumns } from '../estimates.ts'
import { columnTexts, countText, pValueText, realText } from '../numbers.ts'
import { base, count, real, type Fields, type ResultKind } from './kind.ts'

const testSchema = z.object({ statistic: z.number(), df: z.number(), 'p.value': z.number() })

const schema = z.object({
  ...base,
  kind: z.literal('cox'),
  time: z.string(),
  event: z.string(),
  start: z.string().nullable(),
  ties: z.enum(['efron', 'breslow']),
  strata: z.literal('site').nullable(),
  robust: z.boolean(),
  cluster: z.enum(['person', 'site']).nullable(),
  confidence: z.number(),
  n: count,
  people: count,
  events: count,
  missing: z.enum(['complete-case', 'refuse']),
  estimates: z.array(
    z.object({
      term: z.string(),
      estimate: z.number(),
      'std.error': z.number(),
      'naive.se': real,
      statistic: z.number(),
      'p.value': z.number(),
      'conf.low': z.number(),
      'conf.high': z.number(),
      'hazard.ratio': real,
      'hazard.conf.low': real,
      'hazard.conf.high': real,
    }),
  ),
  vcov: z.array(z.array(z.number())),
  'logLik.null': real,
  logLik: real,
  aic: real,
  likelihoodRatio: testSchema,
  wald: testSchema.nullable(),
  scoreTest: testSchema,
  robustScoreTest: testSchema.nullable(),
  times: z.array(z.number()),
  baseline: z.array(z.object({ time: z.number(), hazard: z.number() })).nullable(),
  iterations: z.int(),
  halvings: z.int(),
  converged: z.literal(true),
  decrement: z.number(),
  logLiks: z.array(real),
  fixedPointError: z.object({ estimates: z.number(), logLik: z.number() }),
  warnings: z.array(
    z.object({
      code: z.enum(['events-per-parameter-low', 'nearly-aliased', 'strata-empty']),
      term: z.string().nullable(),
    }),
  ),
})

const names = [
  ...tidyColumns,
  'naive.se',
  'hazard.ratio',
  'hazard.conf.low',
  'hazard.conf.high',
] as const

export const coxKind: ResultKind<CoxResult> = {
  schema,
  tables: (result) => [coxTable(result)],
  fields: coxFields,
  warnings: warningTexts,
  csv: ({ estimates }) => [[...names], ...estimates.map((row) => names.map((name) => row[name]))],
}

function coxTable({ estimates, robust }: CoxResult): Table {
  const shown = names.filter((name) => robust || name !== 'naive.se')
  const columns = shown.map((name) => {
    if (name === 'term') return estimates.map(({ term }) => term)
    if (name === 'p.value') return estimates.map((row) => pValueText(row['p.value']))
    return columnTexts(estimates.map((row) => row[name]))
  })
  return {
    columns: shown.map((head) => (head === 'term' ? { head } : right(head))),
    rows: estimates.map((_, k) => columns.map((column) => column[k] ?? '')),
  }
}

function warningTexts({ warnings }: CoxResult, t: SpeakTerminal): readonly string[] {
  return warnings.map(({ code, term }) =>
    term === null ? t(`warning.${code}`) : `${t(`warning.${code}`)} (${term})`,
  )
}

function coxFields(result: CoxResult, t: SpeakTerminal): Fields {
  const { fixedPointError: error, baseline } = result
  const warnings = warningTexts(result, t)
  return [
    [t('result.model'), modelText(result)],
    ['n', countText(result.n)],
    [t('result.people'), countText(result.people)],
    [t('result.events'), countText(result.events)],
    [t('result.likelihoodRatio'), testText(t, result.likelihoodRatio)],
    [t('result.wald'), testText(t, result.wald)],
    [t('result.scoreTest'), testText(t, result.scoreTest)],
    ...(result.robustScoreTest === null
      ? []
      : ([[t('result.robustScoreTest'), testText(t, result.robustScoreTest)]] as const)),
    ['logLik', realText(result.logLik)],
    ['aic', realText(result.aic)],
    [t('result.mergedTimes'), result.times.join(', ')],
    ...(baseline === null
      ? []
      : ([
          [t('result.baseline'), baseline.map(({ hazard }) => realText(hazard)).join(', ')],
        ] as const)),
    [t('result.confidence'), String(result.confidence)],
    [t('result.iterations'), String(result.iterations)],
    [t('result.missing'), t(`missing.${result.missing}`)],
    [
      t('result.fixedPoint'),
      t('result.fixedPointCox', {
        estimates: error.estimates.toExponential(1),
        logLik: error.logLik.toExponential(1),
      }),
    ],
    ...(warnings.length === 0 ? [] : ([[t('result.warnings'), warnings.join('\n')]] as const)),
  ]
}

/** As R writes it. */
function modelText({ time, event, start, ties, strata, cluster }: CoxResult): string {
  const times = [...(start === null ? [] : [start]), time, event].join(', ')
  const stratified = strata === null ? '' : ` + strata(${strata})`
  const clustered = cluster === null ? '' : ` + cluster(${cluster})`
  return `coxph (${ties}), Surv(${times})${stratified}${clustered}`
}

function testText(t: SpeakTerminal, test: CoxTest | null): string {
  if (test === null) return '.'
  const degrees = t('result.degrees', { count: String(test.df) })
  return `${realText(test.statistic)} ${degrees}, p = ${pValueText(test['p.value'])}`
}
