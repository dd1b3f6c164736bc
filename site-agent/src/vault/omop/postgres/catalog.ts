import { rawTable, type Catalog, type RawColumn } from '../catalog.ts'
import { postgresql } from '../dialect.ts'
import type { Connection } from './connection.ts'
import { SampanError } from '@sampan/shared'
import type { PostgresPlace } from './place.ts'
import { findSchema } from './server.ts'

/** Tables that OHDSI's tools let stand in a schema of their own, shared by several CDMs. */
const vocabularyTables: readonly string[] = [
  ...['concept', 'concept_ancestor', 'concept_class', 'concept_relationship', 'concept_synonym'],
  ...['domain', 'drug_strength', 'relationship', 'source_to_concept_map', 'vocabulary'],
]

interface KnownTable {
  readonly schema: string
  readonly name: string
  readonly kind: string
  /** The whole table may be read, its system columns with it. */
  readonly whole: boolean
  readonly columns: RawColumn[]
}

/**
 * The tables and views of the CDM's schema and of the vocabulary's.
 * @throws SampanError source-schema-missing, source-permission-denied; and from the catalog source-table-missing when
 * several names differ in case alone, source-permission-denied for a table of which no column may be read
 */
export async function postgresCatalog(
  connection: Connection,
  place: PostgresPlace,
): Promise<Catalog> {
  const cdm = await tablesOf(connection, place.schema)
  const { vocabularySchema } = place
  const vocabulary = vocabularySchema === null ? cdm : await tablesOf(connection, vocabularySchema)
  return (table) => {
    const found = vocabularyTables.includes(table.toLowerCase()) ? vocabulary : cdm
    const known = tableNamed(found, table)
    return Promise.resolve(known === null ? null : readable(known))
  }
}

const columnsSql = `
  select c.relname::text, c.relkind::text, has_table_privilege(c.oid, 'SELECT'), a.attname::text,
    case when coalesce(b.typtype, t.typtype) = 'e' then 'enum' else coalesce(b.typname, t.typname)::text end,
    has_column_privilege(c.oid, a.attnum, 'SELECT')
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by c.relname, a.attnum`

async function tablesOf(connection: Connection, name: string): Promise<readonly KnownTable[]> {
  const schema = await findSchema(connection, name)
  const tables = new Map<string, KnownTable>()
  const { rows } = await connection.execute(columnsSql, [schema])
  for (const [table, kind, whole, column, type, allowed] of rows) {
    const key = String(table)
    const known = tables.get(key) ?? {
      ...{ schema, name: key, kind: String(kind), whole: whole === true },
      columns: [],
    }
    known.columns.push({ name: String(column), type: String(type), denied: allowed !== true })
    tables.set(key, known)
  }
  return [...tables.values()]
}

/** The one written in lower case, as PostgreSQL writes names by itself, or the only one that differs in case. */
function tableNamed(tables: readonly KnownTable[], table: string): KnownTable | null {
  const alike = tables.filter(({ name }) => name.toLowerCase() === table.toLowerCase())
  const [only, another] = alike
  if (only === undefined) return null
  if (another === undefined) return only
  const plain = alike.find(({ name }) => name === table)
  if (plain === undefined)
    throw new SampanError('source-table-missing', { table, reason: 'named twice' })
  return plain
}

function readable({ schema, name, kind, whole, columns }: KnownTable): ReturnType<typeof rawTable> {
  if (columns.every(({ denied }) => denied === true))
    throw new SampanError('source-permission-denied', { table: name })
  const { quote } = postgresql
  const place = `${quote(schema)}.${quote(name)}`
  // A table without an order of its own has at least the one in which it lies.
  const order = kind === 'r' && whole ? 'order by raw.ctid' : ''
  return rawTable(columns, { place, copied: false, position: `row_number() over (${order})` })
}
