import { nearest } from '@sampan/shared'
import type { Dictionary, DictionaryColumn } from '../omop/dictionary.ts'
import {
  firstRow,
  type Cell,
  type ColumnNeed,
  type Parameter,
  type TableNeed,
} from '../omop/source.ts'
import { checks, type CheckName } from './names.ts'
import { counted, type QualityResult, type Subject } from './result.ts'
import type { Task } from './task.ts'
import { leastShare, otherValuesMin, valuesMin } from './values.ts'

export interface RegistryColumn {
  readonly need: ColumnNeed
  readonly described: DictionaryColumn
}

/** Columns of a registry, named as its dictionary does; with `only`, those alone. */
export function registryColumns(
  { columns }: Dictionary,
  only: ReadonlySet<string> | null,
): readonly RegistryColumn[] {
  return columns
    .filter(({ name }) => only === null || only.has(name.toLowerCase()))
    .map((described, k) => ({
      need: { name: described.name, kind: described.type, as: `f${k}` },
      described,
    }))
}

/** The column of the table that may be meant, where only the case or a letter differs. */
export function similarTo(name: string, columns: readonly string[]): string | null {
  const lower = new Map(columns.map((each) => [each.toLowerCase(), each]))
  const found = nearest(name.toLowerCase(), [...lower.keys()])
  return found === null ? null : (lower.get(found) ?? null)
}

/** What the values of each column say, one pass a column. */
export function registryTasks(table: string, columns: readonly RegistryColumn[]): readonly Task[] {
  return columns.map(({ need, described }) => columnTask(table, need, described))
}

const as = 'registry'

function columnTask(table: string, need: ColumnNeed, described: DictionaryColumn): Task {
  const subjectOf = (check: CheckName): Subject => ({
    ...{ check, table, field: need.name, threshold: checks[check].threshold },
  })
  const numeric = need.kind === 'number' || need.kind === 'integer'
  const names: readonly CheckName[] = [
    ...(['valuesPresent', 'valuesVary'] as const),
    ...(numeric ? (['zeroForMissing'] as const) : []),
    ...(isDescribed(described, numeric) ? (['valuesDescribed'] as const) : []),
  ]
  const needs: readonly TableNeed[] = [{ table, as, columns: [need] }]
  return {
    subjects: names.map(subjectOf),
    needs,
    run: async ({ query }) => {
      const [outside, parameters] = outsideOf(need, described)
      const row = await firstRow(query(selectOf(need.as, numeric, outside), parameters), 7)
      const counts = countsIn(row)
      return names.map((check) => judge(subjectOf(check), counts))
    },
  }
}

function selectOf(column: string, numeric: boolean, outside: string): string {
  const amounts = numeric
    ? `coalesce(sum(case when ${column} = 0 then 1 end), 0) as zeros,
       min(case when ${column} <> 0 then ${column} end) as smallest, max(${column}) as largest`
    : '0 as zeros, 0 as smallest, 0 as largest'
  return `select n, filled, varied, cast(zeros as bigint), cast(coalesce(smallest, 0) as double precision),
      cast(coalesce(largest, 0) as double precision), wrong
    from (select count(*) as n, count(${column}) as filled, count(distinct ${column}) as varied, ${amounts},
            count(case when ${outside} then 1 end) as wrong from ${as}) c`
}

interface ColumnCounts {
  readonly n: number
  readonly filled: number
  readonly varied: number
  readonly zeros: number
  readonly smallest: number
  readonly largest: number
  readonly wrong: number
}

function countsIn(row: readonly Cell[] | null): ColumnCounts {
  const at = (k: number): number => Number(row?.[k] ?? 0)
  return {
    ...{ n: at(0), filled: at(1), varied: at(2), zeros: at(3) },
    ...{ smallest: at(4), largest: at(5), wrong: at(6) },
  }
}

function judge(subject: Subject, counts: ColumnCounts): QualityResult {
  const { n, filled, varied, zeros, wrong } = counts
  switch (subject.check) {
    case 'valuesPresent':
      return counted(subject, n - filled, n)
    case 'valuesVary':
      return counted(subject, varied === 1 && filled >= valuesMin ? filled : 0, filled)
    case 'zeroForMissing':
      return counted(subject, standsApart(counts) ? zeros : 0, filled)
    default:
      return counted(subject, wrong, filled)
  }
}

/** Zero is far from every other value, and these are many. */
function standsApart({ varied, zeros, smallest, largest }: ColumnCounts): boolean {
  return zeros > 0 && varied > otherValuesMin && smallest >= leastShare * largest
}

function isDescribed({ allowed, range }: DictionaryColumn, numeric: boolean): boolean {
  return allowed !== undefined || (range !== undefined && numeric)
}

/** SQL for a value that the dictionary does not allow or calls implausible; what it names is bound. */
function outsideOf(
  { as: column, kind }: ColumnNeed,
  { allowed, range }: DictionaryColumn,
): readonly [string, readonly Parameter[]] {
  const conditions: string[] = []
  const parameters: Parameter[] = []
  if (range !== undefined && (kind === 'number' || kind === 'integer')) {
    conditions.push(`${column} < $1 or ${column} > $2`)
    parameters.push(range.low, range.high)
  }
  if (allowed !== undefined) {
    // Numbers as numbers, since no two databases write them alike; everything else as text.
    const number = kind === 'number'
    const [value, type] = number
      ? [column, 'double precision']
      : [`cast(${column} as varchar)`, 'varchar']
    const places = allowed.map((_, k) => `cast($${parameters.length + k + 1} as ${type})`)
    conditions.push(`${value} not in (${places.join(', ')})`)
    parameters.push(...allowed.map((each) => (number ? Number(each) : String(each))))
  }
  return conditions.length === 0 ? ['false', []] : [conditions.join(' or '), parameters]
}
