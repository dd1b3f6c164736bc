import { invariant, InvariantError, isSampanError, SampanError } from '@sampan/shared'
import type { Catalog, RawTable } from './catalog.ts'
import { wrongColumn } from './engine-failure.ts'
import type { Engine } from './engine.ts'
import type { ColumnNeed, ConceptFilter, Parameter, TableNeed } from './source.ts'

/**
 * Makes the tables that were asked for available to our SQL: as views where the source can still be read when the
 * engine is locked, otherwise as copies of exactly the columns and concepts that are needed.
 * @throws SampanError source-table-missing, source-column-missing, source-type-wrong, source-ids-invalid, file-malformed
 */
export async function loadTables(
  engine: Engine,
  catalog: Catalog,
  needs: readonly TableNeed[],
): Promise<void> {
  // Descendants first: the filters of the others look at them.
  const ancestors = needs.filter((need) => need.table === 'concept_ancestor')
  const others = needs.filter((need) => need.table !== 'concept_ancestor')
  for (const need of [...ancestors, ...others]) await loadTable(engine, catalog, need)
}

async function loadTable(engine: Engine, catalog: Catalog, need: TableNeed): Promise<void> {
  const raw = await catalog(need.table)
  if (raw === null) throw new SampanError('source-table-missing', { table: need.table })
  const columns = new Map(
    need.columns.map((column) => [column.as, castNeed(engine, raw, need.table, column)]),
  )
  const selected = [...columns].map(([as, cast]) => `${cast} as ${as}`)
  if (need.numbered === true) selected.push(`${raw.position} as row_order`)
  const kept = need.keep === undefined ? null : await keepConcepts(engine, need.as, need.keep)
  const tests = [
    ...(kept === null ? [] : [`${uncast(columns.get(kept.column) ?? '')} in ${kept.concepts}`]),
    ...(need.until === undefined ? [] : [beganBy(engine, raw, need.table, need.until)]),
  ]
  const where = tests.length === 0 ? '' : `where ${tests.join(' and ')}`
  const select = `select ${selected.join(', ')} from ${raw.from} ${where}`
  return raw.copied || need.numbered === true
    ? createCopy(engine, need, select, raw.parameters)
    : createView(engine, need, select)
}

function beganBy(
  engine: Engine,
  raw: RawTable,
  table: string,
  { column, day }: NonNullable<TableNeed['until']>,
): string {
  return `${castNeed(engine, raw, table, column)} <= ${dayText(day)}`
}

/** Views take no parameters; a day that the manifest's schema let through is digits and hyphens. */
function dayText(day: string): string {
  invariant(/^\d{4}-\d{2}-\d{2}$/.test(day), 'a day')
  return `cast('${day}' as date)`
}

/** A cast that only widens would hide the column from an index. */
function uncast(cast: string): string {
  return /^cast\((c\d+) as bigint\)$/.exec(cast)?.[1] ?? cast
}

async function createCopy(
  engine: Engine,
  need: TableNeed,
  select: string,
  parameters: readonly Parameter[],
): Promise<void> {
  try {
    await engine.run(`create temp table ${need.as} as ${select}`, parameters)
  } catch (error) {
    if (!isSampanError(error, 'file-malformed')) throw error
    throw new SampanError(error.code, { ...error.context, table: need.table })
  }
}

/** A hospital's table may itself be a view, and broken: then it is the source that cannot be read. */
async function createView(engine: Engine, need: TableNeed, select: string): Promise<void> {
  try {
    await engine.run(`create temp view ${need.as} as ${select}`)
  } catch (error) {
    if (error instanceof InvariantError)
      throw new SampanError('source-unreachable', { table: need.table })
    throw error
  }
}

function castNeed(engine: Engine, raw: RawTable, table: string, column: ColumnNeed): string {
  const index = columnIndex(raw, table, column.name)
  if (raw.columns[index]?.denied === true)
    throw new SampanError('source-permission-denied', { table, column: column.name })
  const mark = { table, column: column.name, kind: column.kind }
  const type = raw.columns[index]?.type ?? ''
  const cast = engine.castColumn(column.kind, type, `c${index}`, engine.mark(mark))
  if (cast === null) throw wrongColumn(mark)
  if (column.latest === undefined) return cast
  const latest = dayText(column.latest)
  return `case when ${cast} > ${latest} then ${latest} else ${cast} end`
}

/** The column written exactly so, or the only one that differs in case alone. */
function columnIndex(raw: RawTable, table: string, name: string): number {
  const exact = raw.columns.flatMap((column, k) => (column.name === name ? [k] : []))
  const alike = raw.columns.flatMap((column, k) =>
    column.name.toLowerCase() === name.toLowerCase() ? [k] : [],
  )
  const [index, another] = exact.length > 0 ? exact : alike
  if (index !== undefined && another === undefined) return index
  const reason = index === undefined ? 'absent' : 'named twice'
  throw new SampanError('source-column-missing', { table, column: name, reason })
}

/** Writes the concepts whose rows are loaded into a table, and says how our SQL looks them up. */
async function keepConcepts(
  engine: Engine,
  as: string,
  keep: ConceptFilter,
): Promise<{ readonly column: string; readonly concepts: string }> {
  const table = `${as}_kept`
  await engine.run(`create temp table ${table} (concept_id bigint)`)
  const { unnest } = engine.dialect
  await engine.run(`insert into ${table} select ${unnest('$1')}`, [keep.concepts])
  if (keep.ancestors.length > 0)
    await engine.run(
      `insert into ${table} select descendant_concept_id from concept_ancestor
       where ancestor_concept_id in (select ${unnest('$1')})`,
      [keep.ancestors],
    )
  return { column: keep.column, concepts: `(select concept_id from ${table})` }
}
