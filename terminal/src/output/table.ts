import { visible } from '@sampan/shared'
import { displayColumns, padded } from './columns.ts'

export interface Column {
  readonly head: string
  /** Numbers stand to the right, so that their digits line up. */
  readonly align?: 'left' | 'right'
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

const gap = '  '

/**
 * Rows under aligned heads. Nothing is cut: a table that is wider than `width` columns is written row by row, each
 * member on its own line. Control characters in cells are made visible.
 */
export function renderTable({ columns, rows }: Table, width = Number.POSITIVE_INFINITY): string {
  const cells = rows.map((row) => columns.map((_, k) => shown(row[k] ?? '')))
  const widths = columns.map(({ head }, k) =>
    cells.reduce((most, row) => Math.max(most, displayColumns(row[k] ?? '')), displayColumns(head)),
  )
  const total = widths.reduce((sum, each) => sum + each, gap.length * (columns.length - 1))
  if (total > width) return renderRecords(columns, cells)
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, k) => padded(row[k] ?? '', widths[k] ?? 0, align))
      .join(gap)
      .trimEnd()
  const rule = widths.map((each) => '-'.repeat(each)).join(gap)
  return [line(columns.map(({ head }) => head)), rule, ...cells.map(line)].join('\n')
}

function renderRecords(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => renderFields(columns.map(({ head }, k) => [head, row[k] ?? ''] as const)))
    .join('\n\n')
}

/** Names and values, one pair a line, values aligned. A value of several lines goes on below its start. */
export function renderFields(fields: readonly (readonly [name: string, value: string])[]): string {
  const named = fields.map(([name, value]) => [shown(name), value] as const)
  const columns = Math.max(0, ...named.map(([name]) => displayColumns(name)))
  return named
    .flatMap(([name, value]) =>
      value
        .split('\n')
        .map((line, k) => `${padded(k === 0 ? name : '', columns)}${gap}${shown(line)}`.trimEnd()),
    )
    .join('\n')
}

function shown(text: string): string {
  return visible(text, Number.POSITIVE_INFINITY)
}
