import { limits } from '@sampan/proto'
import { checkIds, checkRows, isEvents } from './check-rows.ts'
import { failed, type Finding } from './finding.ts'
import type { Source, TableNeed } from './source.ts'
import { coreNeeds, personNeed } from './tables.ts'

interface SourceOptions {
  readonly idsAtOnce?: number
  readonly rows?: boolean
}

/**
 * Looks at the tables that a study needs (`needs`: see features/snapshot-needs), or at the core tables of OMOP when
 * none are given. Problems are findings, not errors. `idsAtOnce` bounds the memory in which repeated ids are found; with
 * `rows` false, only ids of persons are looked at (see ../quality for the rest).
 */
export async function checkSource(
  source: Source,
  needs: readonly TableNeed[] | null,
  { idsAtOnce = limits.sourceIdsAtOnceMax, rows = true }: SourceOptions = {},
): Promise<readonly Finding[]> {
  const wanted = needs ?? (source.kind === 'registry-table' ? [] : coreNeeds)
  const findings: Finding[] = source.kind === 'registry-table' ? [] : [await checkVersion(source)]
  // What is no CDM has no tables of one, and what does not let us in none at all: that is said once.
  const hopeless = findings.some(({ code }) => code !== undefined)
  if (hopeless) return findings
  findings.push(...(await checkAccess(source)))
  const ancestors = wanted.filter((need) => need.table === 'concept_ancestor')
  for (const need of wanted)
    findings.push(...(await checkTable(source, need, ancestors, { idsAtOnce, rows })))
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

/** Whether a server would let us do more than read, and others read with us. */
async function checkAccess({ access }: Source): Promise<readonly Finding[]> {
  if (access === undefined) return []
  try {
    const { writable, superuser, exposed } = await access()
    const status = writable > 0 || superuser ? 'warn' : 'pass'
    return [
      { check: 'read-only', table: '', status },
      { check: 'encrypted', table: '', status: exposed ? 'warn' : 'pass' },
    ]
  } catch (error) {
    return [failed({ check: 'read-only', table: '' }, error)]
  }
}

/** A table is opened with those that its rows are held against. */
async function checkTable(
  source: Source,
  need: TableNeed,
  ancestors: readonly TableNeed[],
  { idsAtOnce, rows }: Required<SourceOptions>,
): Promise<readonly Finding[]> {
  const readable = { check: 'readable', table: need.table } as const
  try {
    const others = companions(need, ancestors)
    const session = await source.connect([...others, need])
    try {
      // Reading every value finds those that are not what the column promises.
      const values = need.columns.map(({ as }) => `count(${as})`).join(', ')
      await session.run(`select ${values} from ${need.as}`)
      const dictionary = source.kind === 'registry-table' ? source.dictionary(need.table) : null
      const check = rows ? checkRows : checkIds
      const more = await check({ session, need, idsAtOnce, dictionary })
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
