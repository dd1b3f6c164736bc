import { SampanError, type Clock } from '@sampan/shared'
import { connect, describe, type Opened } from '../connect.ts'
import { postgresql } from '../dialect.ts'
import { readDictionary } from '../dictionary.ts'
import type { Access, Source } from '../source.ts'
import { postgresCatalog } from './catalog.ts'
import { startPostgres } from './engine.ts'
import type { PostgresPlace } from './place.ts'
import { askAccess } from './server.ts'

export interface PostgresLocation {
  readonly model: 'omop' | 'registry'
  readonly postgres: PostgresPlace
  /** Data dictionary of a registry. */
  readonly dictionary?: string
}

/** A hospital's PostgreSQL as a source: an OMOP CDM, or tables and views with a dictionary. */
export function openPostgres(location: PostgresLocation, clock: Clock): Source {
  const { postgres: place, dictionary } = location
  const open = () => openServer(place, clock)
  const access = () => accessOf(place, clock)
  if (location.model === 'omop')
    return {
      kind: 'postgresql',
      dialect: postgresql,
      connect: (needs) => connect(open, { needs, kind: 'postgresql' }),
      describe: (tables) => describe(open, { tables, kind: 'postgresql' }),
      access,
    }
  return {
    kind: 'registry-table',
    dialect: postgresql,
    dictionary: () => {
      if (dictionary === undefined)
        throw new SampanError('dictionary-invalid', { reason: 'none in the settings' })
      return readDictionary(dictionary)
    },
    connect: (needs) => connect(open, { needs, kind: 'registry-table' }),
    describe: (tables) => describe(open, { tables, kind: 'registry-table' }),
    access,
  }
}

async function openServer(place: PostgresPlace, clock: Clock): Promise<Opened> {
  const engine = await startPostgres(place, clock)
  return { engine, catalog: () => postgresCatalog(engine.connection, place) }
}

async function accessOf(place: PostgresPlace, clock: Clock): Promise<Access> {
  const { connection } = await startPostgres(place, clock)
  try {
    return await askAccess(connection, place)
  } finally {
    connection.close()
  }
}
