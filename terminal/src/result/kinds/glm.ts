import type { GlmResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { estimateColumns, estimateSchema } from '../estimates.ts'
import { columnTexts, countText, pValueText, realText } from '../numbers.ts'
import { base, count, real, type Fields, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('glm'),
  family: z.enum(['gaussian', 'binomial', 'poisson', 'gamma']),
  link: z.enum(['identity', 'logit', 'log']),
  outcome: z.string(),
  offset: z.object({ feature: z.string(), log: z.boolean() }).nullable(),
  weights: z
    .union([
      z.string(),
      z.object({
        propensity: z.string(),
        estimand: z.enum(['ate', 'att', 'overlap']),
        bounds: z.object({ low: z.number(), high: z.number() }),
      }),
    ])
    .nullable(),
  effective: z
    .object({
      by: z.string(),
      effective: z.number(),
      groups: z.array(z.object({ group: z.string(), n: z.int(), effective: z.number() })),
    })
    .nullable(),
  ridge: z.number(),
  robust: z.enum(['HC0', 'HC1']).nullable(),
  cluster: z.string().nullable(),
  clusters: count,
  confidence: z.number(),
  n: count,
  cases: count,
  missing: z.enum(['complete-case', 'refuse']),
  statistic: z.enum(['z', 't']),
  estimates: z.array(estimateSchema),
  vcov: z.array(z.array(z.number())),
  dispersion: z.number(),
  deviance: real,
  'null.deviance': real,
  'df.residual': real,
  'df.null': real,
  parameters: real,
  aic: real,
  bic: real,
  logLik: real,
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

export const glmKind: ResultKind<GlmResult> = {
  schema,
  tables: (result) => [glmTable(result)],
  fields: glmFields,
  warnings: warningTexts,
  csv: ({ family, estimates }) => {
    const names = estimateColumns(family)
    return [[...names], ...estimates.map((row) => names.map((name) => row[name] ?? null))]
  },
}

function glmTable({ family, estimates }: GlmResult): Table {
  const names = estimateColumns(family)
  const columns = names.map((name) => {
    if (name === 'term') return estimates.map(({ term }) => term)
    if (name === 'p.value') return estimates.map((row) => pValueText(row['p.value']))
    return columnTexts(estimates.map((row) => row[name] ?? null))
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
    ...(result.cases === null ? [] : ([[t('result.cases'), countText(result.cases)]] as const)),
    ...specialFields(result, t),
    ['deviance', withDegrees(t, result.deviance, result['df.residual'])],
    ['null.deviance', withDegrees(t, result['null.deviance'], result['df.null'])],
    ['aic', realText(result.aic)],
    ['bic', realText(result.bic)],
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

/** Settings and numbers that only some models have. */
function specialFields(result: GlmResult, t: SpeakTerminal): Fields {
  const { offset, weights, effective, ridge, parameters, robust, cluster, clusters } = result
  const fields: [string, string][] = []
  if (offset !== null)
    fields.push([t('result.offset'), offset.log ? `log(${offset.feature})` : offset.feature])
  if (weights !== null)
    fields.push([
      t('result.weights'),
      typeof weights === 'string' ? weights : `${weights.propensity} (${weights.estimand})`,
    ])
  if (effective !== null) fields.push([t('result.effective'), effectiveText(effective)])
  if (ridge > 0)
    fields.push([
      t('result.ridge'),
      t('result.ridgeOf', { ridge, parameters: realText(parameters) }),
    ])
  if (robust !== null) fields.push([t('result.robust'), robust])
  if (cluster !== null)
    fields.push([t('result.cluster'), `${cluster} (G = ${countText(clusters)})`])
  if (result.statistic === 't') fields.push([t('result.dispersion'), realText(result.dispersion)])
  return fields
}

function effectiveText({ by, effective, groups }: NonNullable<GlmResult['effective']>): string {
  const own = groups.map((each) => `${by} ${each.group} ${realText(each.effective)} / ${each.n}`)
  return [realText(effective), ...own].join(', ')
}

function warningTexts({ warnings }: GlmResult, t: SpeakTerminal): readonly string[] {
  return warnings.map(({ code, term }) =>
    term === null ? t(`warning.${code}`) : `${t(`warning.${code}`)} (${term})`,
  )
}

function withDegrees(t: SpeakTerminal, value: number | null, degrees: number | null): string {
  const count = degrees === null ? '.' : String(Number(degrees.toPrecision(8)))
  return `${value === null ? '.' : Number(value.toPrecision(10))} ${t('result.degrees', { count })}`
}
