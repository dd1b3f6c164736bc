import type { Catalog } from './catalog.ts'
import type { Engine } from './engine.ts'
import { readFacts } from './facts.ts'
import { loadTables } from './load.ts'
import type { Session, SourceFacts, SourceKind, TableNeed } from './source.ts'

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
    const facts = kind === 'registry-table' ? registryFacts : await readFacts(engine, catalog, kind)
    await loadTables(engine, catalog, needs)
    await engine.lock()
    return { facts, dialect, run, query, close }
  } catch (error) {
    close()
    throw error
  }
}
