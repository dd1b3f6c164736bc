import { dictionaryColumn, type Dictionary, type DictionaryColumn } from './dictionary.ts'
import { counted, type Finding } from './finding.ts'
import {
  oneCount,
  type ColumnNeed,
  type Parameter,
  type Session,
  type TableNeed,
} from './source.ts'

export interface RowChecks {
  readonly session: Session
  readonly need: TableNeed
  /** Ids that are told apart at one time. */
  readonly idsAtOnce: number
  /** Of a registry. */
  readonly dictionary: Dictionary | null
}

/** Only whether persons can be told apart. */
export async function checkIds(checks: RowChecks): Promise<readonly Finding[]> {
  const { need, dictionary } = checks
  const identified = dictionary !== null && need.columns.some(({ as }) => as === 'person_id')
  return need.as === 'person' || identified ? [await checkPersons(checks)] : []
}

/** What can be wrong with the rows of a table that can be read. */
export async function checkRows(checks: RowChecks): Promise<readonly Finding[]> {
  const { need, dictionary } = checks
  const findings = [...(await checkIds(checks))]
  if (need.as === 'person') return findings
  if (dictionary === null) return checkEvents(checks)
  for (const column of need.columns)
    findings.push(...(await checkValues(checks, column, dictionaryColumn(dictionary, column.name))))
  return findings
}

/** An id that is missing, or stands for two persons. */
async function checkPersons({ session, need }: RowChecks): Promise<Finding> {
  const column = need.columns.find(({ as }) => as === 'person_id')?.name ?? 'person_id'
  const wrong = await oneCount(
    session.query(`select count(*) - count(distinct person_id) from ${need.as}`),
  )
  return counted({ check: 'person-ids', table: need.table, column }, wrong, 'fail')
}

/** True for tables whose rows belong to persons of the person table. */
export function isEvents(need: TableNeed): boolean {
  return need.as !== 'person' && need.columns.some(({ name }) => name === 'person_id')
}

async function checkEvents(checks: RowChecks): Promise<readonly Finding[]> {
  const { session, need } = checks
  const { table } = need
  const findings: Finding[] = []
  if (isEvents(need)) {
    const orphans = await oneCount(
      session.query(
        `select count(*) from ${need.as} e
         where not exists (select 1 from person p where p.person_id = e.person_id)`,
      ),
    )
    findings.push(counted({ check: 'orphan-events', table }, orphans, 'warn'))
  }
  const key = need.columns.find(({ as }) => as === 'event_id')
  if (key !== undefined) {
    const finding = { check: 'duplicate-keys', table, column: key.name } as const
    findings.push(counted(finding, await countRepeated(checks), 'warn'))
  }
  return findings
}

/** As DataQualityDashboard's isPrimaryKey counts: every row whose key is not its own. */
async function countRepeated({ session, need, idsAtOnce }: RowChecks): Promise<number> {
  const rows = await oneCount(session.query(`select count(*) from ${need.as}`))
  const parts = Math.max(1, Math.ceil(rows / idsAtOnce))
  let repeated = 0
  for (let part = 0; part < parts; part++)
    repeated += await oneCount(
      session.query(
        `select cast(coalesce(sum(n), 0) as bigint)
         from (select count(*) as n from ${need.as} where abs(coalesce(event_id, 0) % $1) = $2
               group by event_id having count(*) > 1) as shared`,
        [parts, part],
      ),
    )
  return repeated
}

/** Values that the dictionary does not allow, or calls implausible. */
async function checkValues(
  { session, need }: RowChecks,
  column: ColumnNeed,
  described: DictionaryColumn,
): Promise<readonly Finding[]> {
  const { allowed, range } = described
  const finding = { check: 'dictionary-values', table: need.table, column: column.name } as const
  const conditions: string[] = []
  const parameters: Parameter[] = []
  if (range !== undefined && (column.kind === 'number' || column.kind === 'integer')) {
    conditions.push(`${column.as} < $1 or ${column.as} > $2`)
    parameters.push(range.low, range.high)
  }
  if (allowed !== undefined) {
    // Numbers as numbers, since no two databases write them alike; everything else as text.
    const isNumber = column.kind === 'number'
    const [value, type] = isNumber
      ? [column.as, 'double precision']
      : [`cast(${column.as} as varchar)`, 'varchar']
    const places = allowed.map((_, k) => `cast($${parameters.length + k + 1} as ${type})`)
    conditions.push(`${value} not in (${places.join(', ')})`)
    parameters.push(...allowed.map((each) => (isNumber ? Number(each) : String(each))))
  }
  if (conditions.length === 0) return []
  const wrong = await oneCount(
    session.query(`select count(*) from ${need.as} where ${conditions.join(' or ')}`, parameters),
  )
  return [counted(finding, wrong, 'warn')]
}
