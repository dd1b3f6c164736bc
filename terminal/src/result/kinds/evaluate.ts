import type { EvaluateResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import type { Cell } from '../csv-text.ts'
import { pValueText, realText } from '../numbers.ts'
import { base, real, type Fields, type ResultKind } from './kind.ts'

const schema = z.object({
  ...base,
  kind: z.literal('evaluate'),
  model: z.string(),
  fixed: z.boolean(),
  outcome: z.string(),
  bins: z.int(),
  confidence: z.number(),
  missing: z.enum(['complete-case', 'refuse']),
  n: z.int(),
  cases: z.int(),
  auc: z.object({
    estimate: z.number(),
    'std.error': z.number(),
    'conf.low': z.number(),
    'conf.high': z.number(),
    error: z.number(),
  }),
  brier: z.number(),
  calibration: z.object({ inTheLarge: real, intercept: real, slope: real }),
  groups: z.array(
    z.object({
      low: z.number(),
      high: z.number(),
      n: z.int(),
      cases: z.int(),
      predicted: z.number(),
    }),
  ),
  histogram: z.array(
    z.object({ low: z.number(), high: z.number(), cases: z.int(), others: z.int() }),
  ),
  hosmerLemeshow: z.object({ chisq: z.number(), df: z.int(), 'p.value': z.number() }).nullable(),
  points: z.array(
    z.object({
      threshold: z.number(),
      sensitivity: z.number(),
      specificity: z.number(),
      precision: z.number(),
    }),
  ),
})

export const evaluateKind: ResultKind<EvaluateResult> = {
  schema,
  tables: (result) => [groupTable(result)].filter(({ rows }) => rows.length > 0),
  fields: evaluateFields,
  csv: evaluateCsv,
}

const heads = ['low', 'high', 'n', 'cases', 'predicted', 'observed'] as const

function groupTable({ groups }: EvaluateResult): Table {
  return {
    columns: heads.map(right),
    rows: groups.map(({ low, high, n, cases, predicted }) =>
      [low, high, n, cases, predicted, cases / n].map(realText),
    ),
  }
}

function evaluateFields(result: EvaluateResult, t: SpeakTerminal): Fields {
  const { auc, calibration, hosmerLemeshow: test } = result
  const limits = `${realText(auc['conf.low'])}, ${realText(auc['conf.high'])}`
  return [
    [t('result.model'), `${result.model}, ${result.outcome}`],
    ['n', String(result.n)],
    [t('result.cases'), String(result.cases)],
    ['auc', `${realText(auc.estimate)} (${limits})`],
    [t('result.gridError'), realText(auc.error)],
    ['brier', realText(result.brier)],
    [t('result.calibrationLarge'), realText(calibration.inTheLarge)],
    [t('result.calibrationSlope'), realText(calibration.slope)],
    ...(test === null
      ? []
      : ([
          [
            'Hosmer-Lemeshow',
            `${realText(test.chisq)} ${t('result.degrees', { count: String(test.df) })}, p ${pValueText(test['p.value'])}`,
          ],
        ] as const)),
    [t('result.confidence'), String(result.confidence)],
    [t('result.missing'), t(`missing.${result.missing}`)],
  ]
}

/** Points of the curves, which plots are made of. */
function evaluateCsv({ points }: EvaluateResult): readonly (readonly Cell[])[] {
  const columns = ['threshold', 'sensitivity', 'specificity', 'precision'] as const
  return [[...columns], ...points.map((point) => columns.map((name) => point[name]))]
}
