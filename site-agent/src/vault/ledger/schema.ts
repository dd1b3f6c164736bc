/**
 * The vault's own record. Integers, epoch milliseconds and flags are bigint. Messages that must survive a crash are
 * kept as the envelope bytes that were verified; blobs with shares are sealed under the vault's key.
 */
export interface LedgerTables {
  approver: {
    key_digest: string
    spki: Uint8Array
    name: string
    roles: string
    added_at: bigint
    added_by: string | null
    removed_at: bigint | null
  }
  study: {
    digest: string
    id: string
    manifest: Uint8Array
    received_at: bigint
  }
  study_file: {
    digest: string
    content: Uint8Array
  }
  approval: {
    digest: string
    subject: string
    approver_key: string
    decision: string
    signed_at: bigint
    received_at: bigint
    body: string
  }
  run: {
    id: string
    study_digest: string
    number: bigint
    /** Envelope of the invitation that was accepted: roster and plan. */
    invitation: Uint8Array
    snapshot_digest: Uint8Array
    /** Serial of the last prekeys that were handed out. */
    serial: bigint
    state: string
    opened_at: bigint
    ended_at: bigint | null
  }
  round: {
    run: string
    round: bigint
    abandoned_up_to: bigint
    /** The attempt in which this site revealed; zero before. */
    revealed_attempt: bigint
    /** What was broadcast and the published sum: from them the next broadcast is recomputed. */
    broadcast: string | null
    sum: Uint8Array | null
    members: bigint | null
  }
  attempt: {
    run: string
    round: bigint
    attempt: bigint
    ctx: Uint8Array
    state: string
    /** Envelope of the opening as this site accepted it. */
    opening: Uint8Array
    /** Envelope of the share delivery: U2 with its commitments. */
    delivery: Uint8Array
    /** Shares of everybody's secrets that this site holds, sealed. */
    held: Uint8Array | null
    /** The masked vector, kept until U3 is confirmed. */
    vector: Uint8Array | null
    survivors: Uint8Array | null
    confirmation: Uint8Array | null
  }
  /** Every survivor set this site revealed for: what sums could be subtracted. */
  revealed_set: {
    lineage: string
    run: string
    round: bigint
    members: string
    at: bigint
  }
  /** People that an open run is about, or that something left about. Never erased once it did. */
  person_set: {
    id: bigint
    digest: Uint8Array
    people: bigint
    source_table: string | null
    source_column: string | null
  }
  /** Their codes, ascending, in pieces. */
  person_codes: {
    person_set: bigint
    piece: bigint
    codes: Uint8Array
  }
  /** Sets with so little difference that they count as the same people. Both ways round. */
  person_near: {
    person_set: bigint
    near: bigint
  }
  run_persons: {
    run: string
    person_set: bigint
    /** From how many people on other sets may differ, as it was when the run was joined. */
    floor: bigint
    /** One from the moment a vector of the run exists. */
    masked: bigint
  }
  privacy_debit: {
    run: string
    round: bigint
    lineage: string
    at: bigint
    epsilon: number
    delta: number
  }
  /** How many numbers each round published, and of what. */
  published_numbers: {
    run: string
    round: bigint
    lineage: string
    analysis: string
    step: string
    numbers: bigint
    /** Digest of study, matrix and broadcast: the same question has the same answer. */
    question: string
    /** People of all sites as the sum before said, where it did. */
    people: bigint | null
  }
  /** Everything that left, in the order in which it was handed to the relay. */
  outbox: {
    id: bigint
    at: bigint
    study: string
    run: string
    round: bigint
    attempt: bigint
    kind: string
    bytes: bigint
    digest: Uint8Array
    note: string
  }
  log_head: {
    origin: string
    size: bigint
    root: Uint8Array
    note: string
    at: bigint
  }
  flag: {
    name: string
    value: string
    at: bigint
  }
}
