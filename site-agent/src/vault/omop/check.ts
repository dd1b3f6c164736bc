import { isSampanError, type Code } from '@sampan/shared'
import { oneCount, type Session, type Source, type TableNeed } from './source.ts'
import { coreNeeds, personNeed } from './tables.ts'

export type FindingStatus = 'pass' | 'warn' | 'fail'

/** One line of what `sampan-agent check` shows. Counts are bands; nothing of a row is in it. */
export interface Finding {
  readonly check: 'readable' | 'cdm-version' | 'person-ids' | 'orphan-events' | 'duplicate-keys'
  readonly table: string
  readonly column?: string
  readonly status: FindingStatus
  /** Why it failed. */
  readonly code?: Code
  /** How many rows or people, as a band. */
  readonly band?: Band
}

export type Band = '<10' | '10-99' | '100-999' | '1k-9k' | '10k-99k' | '>=100k'

export function bandOf(count: number): Band {
  if (count < 10) return '<10'
  if (count < 100) return '10-99'
  if (count < 1000) return '100-999'
  if (count < 10_000) return '1k-9k'
  return count < 100_000 ? '10k-99k' : '>=100k'
}

/**
 * Looks at the tables that a study needs (`needs`: see features/snapshot-needs), or at the core tables of OMOP when
 * none are given. Problems are findings, not errors.
 */
export async function checkSource(
  source: Source,
  needs: readonly TableNeed[] | null,
): Promise<readonly Finding[]> {
  const wanted = needs ?? (source.kind === 'registry-table' ? [] : coreNeeds)
  const findings: Finding[] = source.kind === 'registry-table' ? [] : [await checkVersion(source)]
  const ancestors = wanted.filter((need) => need.table === 'concept_ancestor')
  for (const need of wanted) findings.push(...(await checkTable(source, need, ancestors)))
  return findings
}

async function checkVersion(source: Source): Promise<Finding> {
  const finding = { check: 'cdm-version', table: 'cdm_source' } as const
  try {
    const { facts, close } = await source.connect([])
    close()
    const agreed = facts.statedVersion === null || facts.statedVersion === facts.cdmVersion
    return { ...finding, status: agreed ? 'pass' : 'warn' }
  } catch (error) {
    return failed(finding, error)
  }
}

/** A table is opened with those that its rows are held against. */
async function checkTable(
  source: Source,
  need: TableNeed,
  ancestors: readonly TableNeed[],
): Promise<readonly Finding[]> {
  const readable = { check: 'readable', table: need.table } as const
  try {
    const others = companions(need, ancestors)
    const session = await source.connect([...others, need])
    try {
      // Reading every value finds those that are not what the column promises.
      const values = need.columns.map(({ as }) => `count(${as})`).join(', ')
      await session.run(`select ${values} from ${need.as}`)
      const more = await checkRows(session, need)
      return [{ ...readable, status: 'pass' }, ...more]
    } finally {
      session.close()
    }
  } catch (error) {
    return [failed(readable, error)]
  }
}

function companions(need: TableNeed, ancestors: readonly TableNeed[]): readonly TableNeed[] {
  if (need.as === 'concept_ancestor' || need.as === 'person') return []
  const related = need.keep !== undefined && need.keep.ancestors.length > 0 ? ancestors : []
  return isEvents(need) ? [personNeed, ...related] : related
}

function isEvents(need: TableNeed): boolean {
  return need.as !== 'person' && need.columns.some((column) => column.name === 'person_id')
}

async function checkRows(session: Session, need: TableNeed): Promise<readonly Finding[]> {
  const { table } = need
  const findings: Finding[] = []
  if (need.as === 'person') {
    const wrong = await oneCount(
      session.query('select count(*) - count(distinct person_id) from person'),
    )
    findings.push(counted({ check: 'person-ids', table, column: 'person_id' }, wrong, 'fail'))
  } else if (isEvents(need)) {
    const orphans = await oneCount(
      session.query(
        `select count(*) from ${need.as} e
         where not exists (select 1 from person p where p.person_id = e.person_id)`,
      ),
    )
    findings.push(counted({ check: 'orphan-events', table }, orphans, 'warn'))
  }
  const key = need.columns.find((column) => column.as === 'event_id')
  if (key === undefined) return findings
  // As DataQualityDashboard's isPrimaryKey counts: every row whose key is not its own.
  const repeated = await oneCount(
    session.query(
      `select cast(coalesce(sum(n), 0) as bigint)
       from (select count(*) as n from ${need.as} group by event_id having count(*) > 1) as shared`,
    ),
  )
  return [
    ...findings,
    counted({ check: 'duplicate-keys', table, column: key.name }, repeated, 'warn'),
  ]
}

function counted(
  finding: Pick<Finding, 'check' | 'table' | 'column'>,
  count: number,
  otherwise: 'warn' | 'fail',
): Finding {
  if (count === 0) return { ...finding, status: 'pass' }
  const code = otherwise === 'fail' ? ({ code: 'source-ids-invalid' } as const) : {}
  return { ...finding, status: otherwise, ...code, band: bandOf(count) }
}

/** The finding that stands for an error. Which column it is about stands in the error's context. */
function failed(finding: Pick<Finding, 'check' | 'table'>, error: unknown): Finding {
  if (!isSampanError(error)) throw error
  const { column } = error.context
  return {
    ...finding,
    ...(typeof column === 'string' ? { column } : {}),
    status: 'fail',
    code: error.code,
  }
}
