import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { limits } from '@sampan/proto'
import { SampanError } from '@sampan/shared'
import { readCsvHeader } from './csv-header.ts'
import type { Engine } from './engine.ts'
import type { Parameter } from './source.ts'

/** A table of the source. Its column names are text from outside: they are compared, and never become SQL. */
export interface RawTable {
  readonly columns: readonly RawColumn[]
  /** FROM item of our SQL; columns are c0, c1, ... in order. */
  readonly from: string
  readonly parameters: readonly Parameter[]
  /** True when reading it later needs files, so that it must be copied before the engine is locked. */
  readonly copied: boolean
  /** SQL for the position of a row, from 1. */
  readonly position: string
}

export interface RawColumn {
  readonly name: string
  /** As the database calls it. */
  readonly type: string
  /** The account may not read it. */
  readonly denied?: boolean
}

/** Finds tables by name, in either case. */
export type Catalog = (table: string) => Promise<RawTable | null>

/** The tables of a schema in a DuckDB file, opened read only. @throws SampanError source-unreachable */
export async function duckdbCatalog(
  engine: Engine,
  file: string,
  schema: string,
): Promise<Catalog> {
  // ATTACH takes no parameters. The path is the operator's own, and quotes in it are doubled.
  await engine.run(`attach '${file.replaceAll("'", "''")}' as source (read_only)`)
  const tables = new Map<string, { readonly place: string; readonly columns: RawColumn[] }>()
  const found = engine.query(
    `select schema_name, table_name, column_name, data_type from duckdb_columns()
     where database_name = 'source' and lower(schema_name) = lower($1)
     order by table_name, column_index`,
    [schema],
  )
  for await (const batch of found)
    for (let row = 0; row < batch.rows; row++) {
      const [owner = '', name = '', column = '', type = ''] = [0, 1, 2, 3].map((k) =>
        String(batch.cell(k, row)),
      )
      const place = `source.${quoted(owner)}.${quoted(name)}`
      const known = tables.get(name.toLowerCase()) ?? { place, columns: [] }
      known.columns.push({ name: column, type })
      tables.set(name.toLowerCase(), known)
    }
  return (table) => {
    const known = tables.get(table.toLowerCase())
    if (known === undefined) return Promise.resolve(null)
    return Promise.resolve(rawTable(known.columns, { place: known.place, copied: false }))
  }
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

const tableFile = /^(.*)\.(?:(csv|tsv|txt)(?:\.gz)?|parquet)$/i

/** The tables in a folder: `<table>.csv`, `.tsv`, `.txt` (each also `.gz`) or `.parquet`. */
export function folderCatalog(engine: Engine, folder: string): Catalog {
  return (table) => {
    const files = filesOf(folder).filter((file) => tableNameOf(file) === table.toLowerCase())
    const [file, another] = files
    if (file === undefined) return Promise.resolve(null)
    if (another !== undefined)
      throw new SampanError('source-unreachable', { table, reason: 'more than one file' })
    return fileTable(engine, path.join(folder, file), table)
  }
}

/** One file is one table, named like the file. */
export function fileCatalog(engine: Engine, file: string): Catalog {
  return (table) =>
    tableNameOf(path.basename(file)) === table.toLowerCase()
      ? fileTable(engine, file, table)
      : Promise.resolve(null)
}

/** The table that a file name stands for, in lower case; null when it is no table's. */
export function tableNameOf(file: string): string | null {
  return tableFile.exec(file)?.[1]?.toLowerCase() ?? null
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => statSync(path.join(folder, file)).isFile())
  } catch {
    throw new SampanError('source-unreachable', { folder })
  }
}

async function fileTable(engine: Engine, file: string, table: string): Promise<RawTable> {
  if (!/\.parquet$/i.test(file)) return csvTable(file, table)
  const columns: RawColumn[] = []
  const described = engine.query(
    'select name, type from (describe select * from read_parquet($1)) as d(name, type, a, b, c, e)',
    [file],
  )
  for await (const batch of described)
    for (let row = 0; row < batch.rows; row++)
      columns.push({ name: String(batch.cell(0, row)), type: String(batch.cell(1, row)) })
  return rawTable(columns, { place: 'read_parquet($1)', parameters: [file], copied: true })
}

/** Everything is read as text under names of our own; what the text means is decided by our casts. */
function csvTable(file: string, table: string): RawTable {
  const header = readCsvHeader(file, table)
  const columns = header.names.map((name) => ({ name, type: 'VARCHAR' }))
  const types = columns.map((_, k) => `c${k}: 'VARCHAR'`).join(', ')
  const compression = /\.gz$/i.test(file) ? 'gzip' : 'none'
  const reading = [
    'auto_detect = false',
    'header = true',
    'delim = $2',
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ''`,
    `compression = '${compression}'`,
    `columns = {${types}}`,
  ]
  const place = `read_csv($1, ${reading.join(', ')})`
  return rawTable(columns, { place, parameters: [file, header.delimiter], copied: true })
}

interface Reading extends Partial<RawTable> {
  readonly copied: boolean
  /** SQL for the table, without names for its columns. */
  readonly place: string
}

export function rawTable(columns: readonly RawColumn[], reading: Reading): RawTable {
  const { place, copied, parameters = [], position = 'row_number() over ()' } = reading
  if (columns.length > limits.registryColumnsMax)
    throw new SampanError('source-type-wrong', { expected: 'fewer columns' })
  const names = columns.map((_, k) => `c${k}`).join(', ')
  return { columns, from: `${place} as raw(${names})`, parameters, copied, position }
}
