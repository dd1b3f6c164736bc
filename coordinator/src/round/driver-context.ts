import type { Timeouts } from '@sampan/proto'
import type { Clock, Code, MaskPool, PublicKey, SampanError, RunView } from '@sampan/shared'
import type { Staging } from '../aggregation/staging.ts'
import type { Appended } from '../audit/round-log.ts'
import type { CoordinatorDefences } from '../defences.ts'
import type { HubLog, SessionHub } from '../session/hub.ts'
import type { Actor, RecordedEvent } from '../storage/records.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'
import type { ResultStore } from '../results/results.ts'

/** What every run's driver works with. */
export interface RoundDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly hub: Pick<SessionHub, 'send' | 'isConnected'>
  readonly coordinator: { readonly id: string; readonly protocolKey: PublicKey }
  readonly append: (transaction: DatabaseTransaction, event: RecordedEvent) => Promise<Appended>
  readonly results: ResultStore
  /** One for the process: large sums are unmasked in its threads, while sites are answered. */
  readonly masks: MaskPool
  readonly timeouts: Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>
  /** Where vectors wait until they are complete. */
  readonly staging: Staging
  /** How many long vectors may be on their way at one time, in one run. */
  readonly uploadsAtOnce: number
  readonly defences: CoordinatorDefences
  readonly log: HubLog
  readonly changed: (view: RunView) => void
  /** Called after every durable step, for tests that kill the process there. */
  readonly reached?: (point: string) => void
}

/** What the driver of a run deals with besides messages. */
export type DriverEvent =
  | { readonly type: 'connected'; readonly site: string; readonly fresh: boolean }
  | { readonly type: 'disconnected'; readonly site: string }
  | { readonly type: 'late' }
  | { readonly type: 'stalled' }
  | { readonly type: 'cancel' }
  | { readonly type: 'continue' }

/** Why a run stopped, as people and the log see it. */
export interface Ending {
  readonly code: Code
  readonly subject: string | null
}

export function endingOf(error: SampanError, site: string | null): Ending {
  const subject = error.context['site'] ?? error.context['term'] ?? site
  return { code: error.code, subject: subject === null ? null : String(subject) }
}

export function actorOf(id: string): Actor {
  return { kind: 'coordinator', id, certificate: null }
}
