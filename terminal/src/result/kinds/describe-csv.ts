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

const weightedColumns = ['smdWeighted', 'meanWeighted', 'sdWeighted', 'proportionWeighted'] as const

/** A row a number and a level; a study with groups says which, and how much they differ, weighted too where it weighs. */
export function describeCsv({ features, grouped }: DescribeResult): readonly (readonly Cell[])[] {
  if (grouped === null) return [[...columns], ...rowsOf(features)]
  const { by, weighted, differences, groups } = grouped
  const parts = [{ group: null, features }, ...groups]
  const smd = new Map(differences.map((each) => [each.feature, each.smd]))
  const rows = parts.flatMap(({ group, features: own }) =>
    rowsOf(own).map((row) => [
      group,
      ...row,
      group === null ? (smd.get(String(row[0])) ?? null) : null,
      ...(weighted === null ? [] : weightedCells(weighted, group, row, features)),
    ]),
  )
  return [[by, ...columns, 'smd', ...(weighted === null ? [] : weightedColumns)], ...rows]
}

type Weighted = NonNullable<NonNullable<DescribeResult['grouped']>['weighted']>

/** A group's own numbers; of everybody how far the groups are apart. */
function weightedCells(
  { groups, differences }: Weighted,
  group: string | null,
  [name, type, level]: readonly Cell[],
  features: DescribeResult['features'],
): readonly Cell[] {
  const at = features.findIndex(({ feature }) => feature === name)
  if (group === null) return [differences[at]?.smdWeighted ?? null, null, null, null]
  const own = groups.find((each) => each.group === group)?.features[at] ?? null
  if (own === null || type === 'quantile') return [null, null, null, null]
  const feature = features[at]
  const levels = feature === undefined || feature.type === 'numeric' ? [] : feature.levels
  const row = levels.findIndex((each) => each.level === level)
  return [null, own.mean, own.sd, own.proportions?.[row] ?? null]
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
