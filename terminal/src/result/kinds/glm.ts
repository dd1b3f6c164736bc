import type { GlmResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { estimateSchema, oddsColumns, tidyColumns } from '../estimates.ts'
import { columnTexts, countText, pValueText, realText } from '../numbers.ts'
import { base, count, real, type Fields, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('glm'),
  family: z.literal('binomial'),
  link: z.literal('logit'),
  outcome: z.string(),
  confidence: z.number(),
  n: count,
  cases: count,
  missing: z.enum(['complete-case', 'refuse']),
  estimates: z.array(estimateSchema),
  vcov: z.array(z.array(z.number())),
  deviance: z.number(),
  'null.deviance': real,
  'df.residual': real,
  'df.null': real,
  aic: z.number(),
  logLik: z.number(),
  iterations: z.int(),
  halvings: z.int(),
  converged: z.literal(true),
  decrement: z.number(),
  deviances: z.array(real),
  fixedPointError: z.object({ estimates: z.number(), deviance: z.number() }),
  warnings: z.array(
    z.object({
      code: z.enum(['events-per-parameter-low', 'nearly-aliased', 'near-separation']),
      term: z.string().nullable(),
    }),
  ),
})

const names = [...tidyColumns, ...oddsColumns]

export const glmKind: ResultKind<GlmResult> = {
  schema,
  tables: (result) => [glmTable(result)],
  fields: glmFields,
  warnings: warningTexts,
  csv: ({ estimates }) => [[...names], ...estimates.map((row) => names.map((name) => row[name]))],
}

function glmTable({ estimates }: GlmResult): Table {
  const columns = names.map((name) => {
    if (name === 'term') return estimates.map(({ term }) => term)
    if (name === 'p.value') return estimates.map((row) => pValueText(row['p.value']))
    return columnTexts(estimates.map((row) => row[name]))
  })
  return {
    columns: names.map((head) => (head === 'term' ? { head } : right(head))),
    rows: estimates.map((_, k) => columns.map((column) => column[k] ?? '')),
  }
}

function glmFields(result: GlmResult, t: SpeakTerminal): Fields {
  const warnings = warningTexts(result, t)
  const { fixedPointError: error } = result
  return [
    [t('result.model'), `${result.family} (${result.link}), ${result.outcome}`],
    ['n', countText(result.n)],
    [t('result.cases'), countText(result.cases)],
    ['deviance', withDegrees(t, result.deviance, result['df.residual'])],
    ['null.deviance', withDegrees(t, result['null.deviance'], result['df.null'])],
    ['aic', realText(result.aic)],
    ['logLik', realText(result.logLik)],
    [t('result.confidence'), String(result.confidence)],
    [t('result.iterations'), String(result.iterations)],
    [t('result.missing'), t(`missing.${result.missing}`)],
    [
      t('result.fixedPoint'),
      t('result.fixedPointGlm', {
        estimates: error.estimates.toExponential(1),
        deviance: error.deviance.toExponential(1),
      }),
    ],
    ...(warnings.length === 0 ? [] : ([[t('result.warnings'), warnings.join('\n')]] as const)),
  ]
}

function warningTexts({ warnings }: GlmResult, t: SpeakTerminal): readonly string[] {
  return warnings.map(({ code, term }) =>
    term === null ? t(`warning.${code}`) : `${t(`warning.${code}`)} (${term})`,
  )
}

function withDegrees(t: SpeakTerminal, value: number | null, degrees: number | null): string {
  const count = degrees === null ? '.' : String(degrees)
  return `${value === null ? '.' : Number(value.toPrecision(10))} ${t('result.degrees', { count })}`
}
