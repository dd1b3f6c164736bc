import type { SiteCertificate } from '@sampan/proto'
import type {
  Clock,
  Jurisdiction,
  KeyPair,
  NoteVerifier,
  PublicKey,
  Random,
  SignedStudy,
  Snapshot,
  StudyFiles,
} from '@sampan/shared'
import type { PersonSet } from './cohort/person-set.ts'
import type { Reading } from './features/locked.ts'
import type { DatasetGrade } from './governance/policy.ts'
import type { Rules } from './governance/rules.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Defences } from './defences.ts'
import type { LiveAttempts } from './masking/live-attempts.ts'

/** Who this hospital is. The identity key itself is not here: it stays off line. */
export interface SiteIdentity {
  readonly site: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  readonly certificate: SiteCertificate
  readonly protocolKey: KeyPair
  readonly witnessKey: KeyPair
}

/** What was pinned at enrolment. */
export interface CoordinatorTrust {
  readonly id: string
  readonly key: PublicKey
  readonly log: NoteVerifier
}

/** The hospital's data, as the vault sees them. */
export interface DataAccess {
  /** Makes the matrix of a run and keeps it, and the codes of its people, which the caller keeps. */
  readonly pin: (run: string, study: SignedStudy, means: PinMeans) => Promise<PinnedSnapshot>
  /** The matrix of a run whose digest must still be `digest`. @throws SampanError snapshot-altered, snapshot-missing */
  readonly read: (run: string, study: SignedStudy, digest: Uint8Array) => Promise<Snapshot>
  readonly wipe: (run: string) => void
}

export interface PinMeans {
  /** Whose data they are. */
  readonly site: string
  /** Those that the manifest names. */
  readonly files: StudyFiles
  /** Under which people are coded. */
  readonly personKey: Uint8Array
  /** Asked before anything is read; throws. */
  readonly guard: (reading: Reading) => void
}

export interface PinnedSnapshot {
  readonly snapshot: Snapshot
  readonly digest: Uint8Array
  /** Its people, read in the same transaction. */
  readonly persons: PersonSet
}

/** Structured logging: a constant sentence and scalar fields. Rows and arrays do not fit the type. */
export interface VaultLog {
  readonly info: (sentence: string, fields?: LogFields) => void
  readonly warn: (sentence: string, fields?: LogFields) => void
  readonly debug: (sentence: string, fields?: LogFields) => void
}
export type LogFields = Readonly<Record<string, string | number | boolean>>

/** Everything a round needs, passed to every step. */
export interface Vault {
  readonly identity: SiteIdentity
  readonly coordinator: CoordinatorTrust
  readonly ledger: Ledger
  /** policy.cedar and floors.yaml as they stand now. */
  readonly rules: () => Rules
  readonly dataset: DatasetGrade
  readonly data: DataAccess
  readonly live: LiveAttempts
  readonly defences: Defences
  /** 32 bytes that seal what rests in the ledger. */
  readonly atRestKey: Uint8Array
  readonly clock: Clock
  readonly random: Random
  readonly log: VaultLog
  /** Called when a message is durable and about to leave, for tests that kill the process there. */
  readonly reached?: (message: string) => void
}
