import type { CrosstabResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { countText, pValueText, realText } from '../numbers.ts'
import { base, count, real, type Fields, type ResultKind } from './kind.ts'

const side = z.object({ feature: z.string(), levels: z.array(z.string()) })
const chiSquare = z.object({ statistic: z.number(), df: z.int(), 'p.value': z.number() })
const odds = { 'p.value': z.number(), 'odds.ratio': real, 'conf.low': real, 'conf.high': real }

const schema = z.object({
  ...base,
  kind: z.literal('crosstab'),
  rows: side,
  columns: side,
  strata: side.nullable(),
  confidence: z.number(),
  people: z.int(),
  missing: count,
  tables: z.array(z.array(z.array(count))),
  tests: z
    .object({
      chiSquare: chiSquare.nullable(),
      chiSquareCorrected: chiSquare.nullable(),
      fisher: z.object(odds).nullable(),
      mantelHaenszel: z.object({ ...odds, statistic: z.number(), df: z.literal(1) }).nullable(),
      mantelHaenszelCorrected: chiSquare.nullable(),
    })
    .nullable(),
})

export const crosstabKind: ResultKind<CrosstabResult> = {
  schema,
  tables: (result, t) =>
    [cellsTable(result), testsTable(result, t)].filter(({ rows }) => rows.length > 0),
  fields: ({ people, missing, confidence }, t): Fields => [
    [t('result.people'), countText(people)],
    [t('result.missing'), countText(missing)],
    [t('result.confidence'), String(confidence)],
  ],
  csv: (result) => [
    ['stratum', 'row', 'column', 'people'],
    ...result.tables.flatMap((table, k) =>
      table.flatMap((row, r) =>
        row.map((people, c) => [
          result.strata?.levels[k] ?? '',
          result.rows.levels[r] ?? '',
          result.columns.levels[c] ?? '',
          people,
        ]),
      ),
    ),
  ],
}

function cellsTable({ rows, columns, strata, tables }: CrosstabResult): Table {
  const heads = columns.levels.map((level) => right(`${columns.feature}=${level}`))
  return {
    columns: [
      ...(strata === null ? [] : [{ head: strata.feature }]),
      { head: rows.feature },
      ...heads,
    ],
    rows: tables.flatMap((table, k) =>
      table.map((row, r) => [
        ...(strata === null ? [] : [r === 0 ? (strata.levels[k] ?? '') : '']),
        rows.levels[r] ?? '',
        ...row.map(countText),
      ]),
    ),
  }
}

function testsTable({ tests }: CrosstabResult, t: SpeakTerminal): Table {
  const heads = ['statistic', 'df', 'p.value', 'odds.ratio', 'conf.low', 'conf.high']
  const shown = tests ?? none
  const { fisher, mantelHaenszel } = shown
  const plain = (name: SquareName): readonly (readonly string[])[] => {
    const test = shown[name]
    return test === null ? [] : [[t(`result.${name}`), ...squareCells(test), '', '', '']]
  }
  const exact = fisher && ['', '', pValueText(fisher['p.value']), ...oddsCells(fisher)]
  const common = mantelHaenszel && [...squareCells(mantelHaenszel), ...oddsCells(mantelHaenszel)]
  const rows = [
    ...plain('chiSquare'),
    ...plain('chiSquareCorrected'),
    ...(exact === null ? [] : [[t('result.fisher'), ...exact]]),
    ...(common === null ? [] : [[t('result.mantelHaenszel'), ...common]]),
    ...plain('mantelHaenszelCorrected'),
  ]
  return { columns: [{ head: 'test' }, ...heads.map(right)], rows }
}

type Tests = NonNullable<CrosstabResult['tests']>
const none: Tests = {
  chiSquare: null,
  chiSquareCorrected: null,
  fisher: null,
  mantelHaenszel: null,
  mantelHaenszelCorrected: null,
}
type SquareName = 'chiSquare' | 'chiSquareCorrected' | 'mantelHaenszelCorrected'

function squareCells(test: NonNullable<Tests['chiSquare']>): readonly string[] {
  return [realText(test.statistic), String(test.df), pValueText(test['p.value'])]
}

function oddsCells(test: NonNullable<Tests['fisher']>): readonly string[] {
  return [test['odds.ratio'], test['conf.low'], test['conf.high']].map(realText)
}
