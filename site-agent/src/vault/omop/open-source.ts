import { statSync } from 'node:fs'
import path from 'node:path'
import { SampanError } from '@sampan/shared'
import { duckdbCatalog, fileCatalog, folderCatalog, tableNameOf, type Catalog } from './catalog.ts'
import { readDictionary } from './dictionary.ts'
import { startEngine, type Engine, type EngineOptions } from './engine.ts'
import { readFacts } from './facts.ts'
import { loadTables } from './load.ts'
import type { Session, Source, SourceFacts, TableNeed } from './source.ts'

/** Where a hospital's data are, as its settings say. */
export interface SourceLocation {
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
 * A source for the embedded engine. Nothing is read before `connect`.
 * @throws SampanError source-unreachable when there is nothing at the path, source-not-omop for a single table
 */
export function openSource(location: SourceLocation, options: EngineOptions): Source {
  const place = placeOf(location.path)
  if (location.model === 'omop') {
    if (place === 'file') throw new SampanError('source-not-omop', { reason: 'one table' })
    const kind = place === 'duckdb' ? 'duckdb-file' : 'omop-folder'
    return {
      kind,
      connect: (needs) =>
        connect(location, place, options, {
          needs,
          facts: (engine, catalog) => readFacts(engine, catalog, kind),
        }),
    }
  }
  return {
    kind: 'registry-table',
    dictionary: (table) =>
      readDictionary(location.dictionary ?? beside(location.path, place, table)),
    connect: (needs) =>
      connect(location, place, options, { needs, facts: () => Promise.resolve(registryFacts) }),
  }
}

const registryFacts: SourceFacts = {
  sourceKind: 'registry-table',
  cdmVersion: null,
  vocabularyVersion: null,
  statedVersion: null,
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

interface Opening {
  readonly needs: readonly TableNeed[]
  readonly facts: (engine: Engine, catalog: Catalog) => Promise<SourceFacts>
}

async function connect(
  location: SourceLocation,
  place: Place,
  options: EngineOptions,
  opening: Opening,
): Promise<Session> {
  const engine = await startEngine(options)
  try {
    const catalog = await openCatalog(engine, location, place)
    const facts = await opening.facts(engine, catalog)
    await loadTables(engine, catalog, opening.needs)
    await engine.lock()
    return { facts, run: engine.run, query: engine.query, close: engine.close }
  } catch (error) {
    engine.close()
    throw error
  }
}

function openCatalog(engine: Engine, location: SourceLocation, place: Place): Promise<Catalog> {
  if (place === 'duckdb') return duckdbCatalog(engine, location.path, location.schema ?? 'main')
  const catalog = place === 'folder' ? folderCatalog : fileCatalog
  return Promise.resolve(catalog(engine, location.path))
}
