import type { Code } from '@sampan/shared'
import type { Session } from '@sampan/terminal'
import { recorderFor } from '../audit/record.ts'
import { checkBinding, openInstallation, type Installation } from '../config/installation.ts'
import { openDatabase } from '../storage/database.ts'
import type { Records } from '../storage/records.ts'

/** What a command at the coordinator's machine works with. */
export interface Console {
  readonly installation: Installation
  readonly records: Records
}

/** What can go wrong before a command comes to its own work. */
export const consoleCodes: readonly Code[] = [
  'not-initialised',
  'settings-invalid',
  'schema-newer',
  'store-unavailable',
]

/**
 * Opens the folder and its database for one command, also while the server runs: both write to the same database and
 * wait for each other. What changes goes on the record, as it does over HTTP.
 * @throws SampanError not-initialised, settings-invalid, key-missing, schema-newer, store-unavailable
 */
export async function atConsole<T>(
  session: Session,
  folder: string,
  act: (console: Console) => Promise<T>,
): Promise<T> {
  const installation = openInstallation(folder)
  const database = await openDatabase(installation.databaseFile)
  try {
    await checkBinding(database, installation.identity)
    const { clock, random } = session.surroundings
    const record = recorderFor(installation, { clock, random })
    return await act({ installation, records: { database, clock, random, record } })
  } finally {
    await database.destroy()
  }
}
