import type { DescribeResult } from '@sampan/shared'
import type { Cell } from '../csv-text.ts'

const columns = [
  'feature',
  'type',
  'level',
  'n',
  'missing',
  'count',
  'proportion',
  'mean',
  'sd',
  'skewness',
  'kurtosis',
] as const

/** A row a number and a level; a study with groups says which, and how much they differ. */
export function describeCsv({ features, grouped }: DescribeResult): readonly (readonly Cell[])[] {
  if (grouped === null) return [[...columns], ...rowsOf(features)]
  const parts = [{ group: null, features }, ...grouped.groups]
  const smd = new Map(grouped.differences.map((each) => [each.feature, each.smd]))
  const rows = parts.flatMap(({ group, features: own }) =>
    rowsOf(own).map((row) => [
      group,
      ...row,
      group === null ? (smd.get(String(row[0])) ?? null) : null,
    ]),
  )
  return [[grouped.by, ...columns, 'smd'], ...rows]
}

function rowsOf(features: DescribeResult['features']): readonly (readonly Cell[])[] {
  return features.flatMap((each): readonly (readonly Cell[])[] => {
    const { feature, type, n, missing } = each
    if (each.type === 'numeric')
      return [
        [feature, type, '', n, missing, '', '', each.mean, each.sd, each.skewness, each.kurtosis],
        ...(each.quantiles ?? []).map(({ probability, value }) => [
          ...[feature, 'quantile', String(probability), n, missing, '', ''],
          ...[value, '', '', ''],
        ]),
      ]
    return each.levels.map(({ level, count, proportion }) => [
      ...[feature, type, level, n, missing, count, proportion],
      ...['', '', '', ''],
    ])
  })
}
