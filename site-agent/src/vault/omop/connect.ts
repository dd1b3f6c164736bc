import { isSampanError } from '@sampan/shared'
import type { Catalog } from './catalog.ts'
import type { Engine } from './engine.ts'
import { readFacts } from './facts.ts'
import { loadTables } from './load.ts'
import type { Description, Session, SourceFacts, SourceKind, TableNeed } from './source.ts'

/** A database that is running, and how its tables are found. */
export interface Opened {
  readonly engine: Engine
  readonly catalog: () => Promise<Catalog>
}

const registryFacts: SourceFacts = {
  sourceKind: 'registry-table',
  cdmVersion: null,
  vocabularyVersion: null,
  statedVersion: null,
}

/** Source.connect: asks what the source is, makes the tables available, and locks the door behind. */
export async function connect(
  open: () => Promise<Opened>,
  { needs, kind }: { readonly needs: readonly TableNeed[]; readonly kind: SourceKind },
): Promise<Session> {
  const opened = await open()
  const { engine } = opened
  const { dialect, run, query, close } = engine
  try {
    const catalog = await opened.catalog()
    const facts = await factsOf(engine, catalog, kind)
    await loadTables(engine, catalog, needs)
    await engine.lock()
    return { facts, dialect, run, query, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Source.describe. */
export async function describe(
  open: () => Promise<Opened>,
  { tables, kind }: { readonly tables: readonly string[]; readonly kind: SourceKind },
): Promise<Description> {
  const opened = await open()
  try {
    const catalog = await opened.catalog()
    const facts = await factsOf(opened.engine, catalog, kind)
    const found = new Map<string, Found>()
    for (const table of tables) found.set(table, await columnsOf(catalog, table))
    return { facts, tables: found }
  } finally {
    opened.engine.close()
  }
}

function factsOf(engine: Engine, catalog: Catalog, kind: SourceKind): Promise<SourceFacts> {
  return kind === 'registry-table'
    ? Promise.resolve(registryFacts)
    : readFacts(engine, catalog, kind)
}

type Found = Exclude<ReturnType<Description['tables']['get']>, undefined>

async function columnsOf(catalog: Catalog, table: string): Promise<Found> {
  try {
    const raw = await catalog(table)
    return raw?.columns ?? null
  } catch (error) {
    if (!isSampanError(error)) throw error
    return error.code
  }
}
