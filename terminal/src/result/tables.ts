import type {
  DescribeResult,
  FeasibilityResult,
  FeatureSummary,
  GlmResult,
  PrevalenceResult,
} from '@sampan/shared'
import type { Column, Table } from '../output/table.ts'
import { columnTexts, countText, pValueText, realText } from './numbers.ts'

/** Columns of R's broom::tidy, in its order. */
export const tidyColumns = [
  'term',
  'estimate',
  'std.error',
  'statistic',
  'p.value',
  'conf.low',
  'conf.high',
] as const
export const oddsColumns = ['odds.ratio', 'odds.conf.low', 'odds.conf.high'] as const

export function glmTable({ estimates }: GlmResult): Table {
  const names = [...tidyColumns, ...oddsColumns]
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

export function feasibilityTable({ steps }: FeasibilityResult): Table {
  return {
    columns: [{ head: 'step' }, right('people')],
    rows: steps.map(({ step, people }) => [step, countText(people)]),
  }
}

export function prevalenceTable({ features, people: total }: PrevalenceResult): Table {
  return {
    columns: [{ head: 'feature' }, right('people'), right('share'), { head: 'picked' }],
    rows: features.map(({ feature, people, picked }) => [
      feature,
      countText(people),
      people === null ? '.' : (people / total).toFixed(4),
      picked ? '*' : '',
    ]),
  }
}

type Summary<T> = Extract<FeatureSummary, { readonly type: T }>

export function numericTable({ features }: DescribeResult): Table {
  const numeric = features.filter((each): each is Summary<'numeric'> => each.type === 'numeric')
  const rows = numeric.map((each) => [
    each.feature,
    countText(each.n),
    countText(each.missing),
    ...[each.mean, each.sd, each.skewness, each.kurtosis].map(realText),
  ])
  const heads = ['n', 'missing', 'mean', 'sd', 'skewness', 'kurtosis']
  return { columns: [{ head: 'feature' }, ...heads.map(right)], rows }
}

export function levelsTable({ features }: DescribeResult): Table {
  const listed = features.filter(
    (each): each is Summary<'binary' | 'category'> => each.type !== 'numeric',
  )
  const rows = listed.flatMap((each) =>
    each.levels.map(({ level, count, proportion }, k) => [
      ...(k === 0 ? [each.feature, countText(each.n), countText(each.missing)] : ['', '', '']),
      level,
      countText(count),
      proportion === null ? '.' : proportion.toFixed(4),
    ]),
  )
  const columns = [
    { head: 'feature' },
    right('n'),
    right('missing'),
    { head: 'level' },
    right('count'),
    right('proportion'),
  ]
  return { columns, rows }
}

function right(head: string): Column {
  return { head, align: 'right' }
}
