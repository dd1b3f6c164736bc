import type { Kysely, Transaction } from 'kysely'
import type { LogTables, RoundTables, StudyTables } from './round-tables.ts'

/**
 * Every table of the coordinator, composed area by area. Integers, epoch milliseconds and flags are bigint; JSON is
 * canonical text; digests in text are `sha256:` and hex.
 */
export interface Tables
  extends AccountTables, EnrolmentTables, SettingTables, StudyTables, RoundTables, LogTables {}

/** Reads and single statements. */
export type Database = Kysely<Tables>

/** What belongs together happens in one. Nothing else may be awaited on the database meanwhile: libsql has one writer. */
export type DatabaseTransaction = Transaction<Tables>

export interface AccountTables {
  account: {
    name: string
    /** Pseudonym under which the account appears in the log. */
    id: string
    role: string
    created_at: bigint
    disabled_at: bigint | null
  }
  account_token: {
    id: string
    account: string
    /** SHA-256 of the secret. */
    hash: Uint8Array
    /** Canonical JSON list of actions; null: everything that the role may do. */
    scopes: string | null
    created_at: bigint
    expires_at: bigint
    revoked_at: bigint | null
    first_used_at: bigint | null
  }
}

export interface EnrolmentTables {
  site: {
    id: string
    controller: string
    jurisdiction: string
    /** Digest of the identity key's SPKI, pinned at the first enrolment. */
    identity: string
    /** SiteCertificate in canonical JSON. */
    certificate: string
    state: string
    enrolled_at: bigint
    revoked_at: bigint | null
  }
  /** The last invitation of each site. */
  enrolment_token: {
    site: string
    controller: string
    jurisdiction: string
    hash: Uint8Array
    new_identity: bigint
    created_at: bigint
    expires_at: bigint
    used_at: bigint | null
    /** Serial of the certificate that it was used for. */
    serial: string | null
  }
  certificate: {
    /** Lower-case hex, as X509Certificate writes it but for case. */
    serial: string
    site: string
    spki: string
    not_before: bigint
    not_after: bigint
    chain: string
  }
  /** Deny list: whoever shows this serial or this key is turned away. */
  denied: {
    serial: string
    spki: string
    site: string
    denied_at: bigint
  }
}

export interface SettingTables {
  /** What this database belongs to, so that it is not opened with another coordinator's folder. */
  setting: {
    name: string
    value: string
  }
}
