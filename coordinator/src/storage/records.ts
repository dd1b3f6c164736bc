import type { Clock, EntryContent, Random } from '@sampan/shared'
import type { Database, DatabaseTransaction } from './schema.ts'

/** What goes on the record; the recorder adds the time. */
export type RecordedEvent = Omit<EntryContent, 'time'>
export type Actor = EntryContent['actor']

/** Puts an event on the record within the transaction of its effect, so that neither exists without the other. */
export type Recorder = (transaction: DatabaseTransaction, event: RecordedEvent) => Promise<void>

/** What everything that changes the database takes. */
export interface Records {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly record: Recorder
}

/** The person at the coordinator's own command line. */
export const consoleActor: Actor = { kind: 'operator', id: 'console', certificate: null }
