import { statSync } from 'node:fs'
import path from 'node:path'
import { SampanError } from '@sampan/shared'
import { duckdbCatalog, fileCatalog, folderCatalog, tableNameOf } from './catalog.ts'
import { connect, describe, type Opened } from './connect.ts'
import { duckdb } from './dialect.ts'
import { readDictionary } from './dictionary.ts'
import { startEngine, type EngineOptions } from './engine.ts'
import { openPostgres, type PostgresLocation } from './postgres/open.ts'
import type { Source } from './source.ts'

/** Where a hospital's data are, as its settings say. */
export type SourceLocation = FileLocation | PostgresLocation

interface FileLocation {
  readonly model: 'omop' | 'registry'
  /** A .duckdb file or a folder; for a registry also one CSV or Parquet file. */
  readonly path: string
  /** Schema in a .duckdb file; `main` when absent. */
  readonly schema?: string
  /** Data dictionary of a registry; `<table>.dictionary.yaml` beside the data when absent. */
  readonly dictionary?: string
}

type Place = 'duckdb' | 'folder' | 'file'

/**
 * A source: a hospital's server, or files for the embedded engine. Nothing is read, and nothing connected, before
 * `connect`.
 * @throws SampanError source-unreachable when there is nothing at the path, source-not-omop for a single table
 */
export function openSource(location: SourceLocation, options: EngineOptions): Source {
  if ('postgres' in location) return openPostgres(location, options.clock)
  const place = placeOf(location.path)
  const open = () => openEngine(location, place, options)
  if (location.model === 'omop') {
    if (place === 'file') throw new SampanError('source-not-omop', { reason: 'one table' })
    const kind = place === 'duckdb' ? 'duckdb-file' : 'omop-folder'
    return {
      kind,
      dialect: duckdb,
      connect: (needs) => connect(open, { needs, kind }),
      describe: (tables) => describe(open, { tables, kind }),
    }
  }
  return {
    kind: 'registry-table',
    dialect: duckdb,
    dictionary: (table) =>
      readDictionary(location.dictionary ?? beside(location.path, place, table)),
    connect: (needs) => connect(open, { needs, kind: 'registry-table' }),
    describe: (tables) => describe(open, { tables, kind: 'registry-table' }),
  }
}

function placeOf(place: string): Place {
  const found = statSync(place, { throwIfNoEntry: false })
  if (found === undefined) throw new SampanError('source-unreachable', { path: place })
  if (found.isDirectory()) return 'folder'
  return tableNameOf(path.basename(place)) === null ? 'duckdb' : 'file'
}

function beside(place: string, kind: Place, table: string): string {
  const folder = kind === 'folder' ? place : path.dirname(place)
  return path.join(folder, `${table}.dictionary.yaml`)
}

async function openEngine(
  location: FileLocation,
  place: Place,
  options: EngineOptions,
): Promise<Opened> {
  const engine = await startEngine(options)
  const catalog = () => {
    if (place === 'duckdb') return duckdbCatalog(engine, location.path, location.schema ?? 'main')
    const files = place === 'folder' ? folderCatalog : fileCatalog
    return Promise.resolve(files(engine, location.path))
  }
  return { engine, catalog }
}
