import type { DescribeResult, FeatureSummary } from '@sampan/shared'
import type { Table } from '../../output/table.ts'
import { right } from '../columns.ts'
import { countText, realText } from '../numbers.ts'

type Grouped = NonNullable<DescribeResult['grouped']>
type Features = DescribeResult['features']

/** Table 1: a column a group, mean (sd) of numbers, count (percent) of levels. */
export function groupsTable(features: Features, grouped: Grouped): Table {
  const parts = [...grouped.groups.map((group) => group.features), features]
  const rows = features.flatMap((feature, k) => {
    const own = parts.map((part) => part[k])
    const smd = realText(grouped.differences[k]?.smd ?? null)
    if (feature.type === 'numeric') return [[feature.feature, '', ...own.map(cellText), smd]]
    return feature.levels.map(({ level }, row) => [
      row === 0 ? feature.feature : '',
      level,
      ...own.map((each) => levelText(each, row)),
      row === 0 ? smd : '',
    ])
  })
  const heads = grouped.groups.map(
    ({ group, people }) => `${grouped.by} ${group} (${countText(people)})`,
  )
  return {
    columns: [{ head: 'feature' }, { head: 'level' }, ...[...heads, 'all', 'smd'].map(right)],
    rows,
  }
}

function cellText(summary: FeatureSummary | undefined): string {
  if (summary?.type !== 'numeric') return '.'
  return `${realText(summary.mean)} (${realText(summary.sd)})`
}

function levelText(summary: FeatureSummary | undefined, row: number): string {
  const cell = summary === undefined || summary.type === 'numeric' ? null : summary.levels[row]
  if (cell === null || cell === undefined) return '.'
  const percent = cell.proportion === null ? '.' : (100 * cell.proportion).toFixed(1)
  return `${countText(cell.count)} (${percent})`
}

/** The balance table: groups weighted, with the difference before and after. */
export function weightedTable(features: Features, { by, weighted, differences }: Grouped): Table {
  const groups = weighted?.groups ?? []
  const rows = features.flatMap((feature, k) => {
    const own = groups.map((group) => group.features[k] ?? null)
    const smd = [differences[k]?.smd, weighted?.differences[k]?.smdWeighted].map((each) =>
      realText(each ?? null),
    )
    if (feature.type === 'numeric') {
      const cells = own.map(
        (each) => `${realText(each?.mean ?? null)} (${realText(each?.sd ?? null)})`,
      )
      return [[feature.feature, '', ...cells, ...smd]]
    }
    return feature.levels.map(({ level }, row) => [
      row === 0 ? feature.feature : '',
      level,
      ...own.map((each) => shareText(each?.proportions?.[row])),
      ...(row === 0 ? smd : ['', '']),
    ])
  })
  const heads = groups.map(({ group, effective }) => `${by} ${group} (${realText(effective)})`)
  return {
    columns: [
      { head: 'feature' },
      { head: 'level' },
      ...[...heads, 'smd', 'smdWeighted'].map(right),
    ],
    rows,
  }
}

function shareText(share: number | undefined): string {
  return share === undefined ? '.' : `${(100 * share).toFixed(1)}%`
}

export function quantilesTable(features: Features, grouped: DescribeResult['grouped']): Table {
  const parts = [{ group: '', features }, ...(grouped?.groups ?? [])]
  const rows = parts.flatMap(({ group, features: own }) =>
    own.flatMap((each) =>
      each.type === 'numeric'
        ? (each.quantiles ?? []).map((quantile) => [
            each.feature,
            group,
            ...[quantile.probability, quantile.value, quantile.low, quantile.high].map(realText),
          ])
        : [],
    ),
  )
  const numbers = ['quantile', 'value', 'low', 'high'].map(right)
  return { columns: [{ head: 'feature' }, { head: 'group' }, ...numbers], rows }
}
