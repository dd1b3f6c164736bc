/** Studies, as they were submitted and as the sites decided. */
export interface StudyTables {
  study: {
    digest: string
    id: string
    manifest: Uint8Array
    account: string
    submitted_at: bigint
    state: string
  }
  study_file: {
    digest: string
    content: Uint8Array
  }
  study_decision: {
    study: string
    site: string
    decision: string
    /** Canonical JSON of the signed summaries. */
    approvals: string
    decided_at: bigint
  }
}

/** Runs, rounds and attempts: what must be on disk before anyone is told. */
export interface RoundTables {
  run: {
    id: string
    study: string
    number: bigint
    plan: Uint8Array
    account: string
    state: string
    /** Code of why it paused or ended. */
    reason: string | null
    /** Site or term that the reason is about. */
    subject: string | null
    opened_at: bigint
    ended_at: bigint | null
    /** Index of the log entry 'run opened'. */
    opened_entry: bigint
  }
  run_site: {
    run: string
    site: string
    site_index: bigint
    controller: string
    /** SiteCertificate in canonical JSON. */
    certificate: string
    /** 1 once the site accepted with a pinned snapshot. */
    accepted: bigint
    snapshot_digest: Uint8Array | null
    floors_lowered: bigint
    /** Code and subject of the site's refusal. */
    refusal: string | null
    refusal_subject: string | null
  }
  round: {
    run: string
    round: bigint
    attempt: bigint
    broadcast: Uint8Array
    sum: Uint8Array | null
    sum_digest: Uint8Array | null
    /** U3, one byte per index. */
    members: Uint8Array | null
    ctx: Uint8Array | null
    published_entry: bigint | null
    published_at: bigint | null
  }
  /** An attempt whose survivors are fixed: everything that Reveal needs after a crash. */
  attempt: {
    run: string
    round: bigint
    attempt: bigint
    ctx: Uint8Array
    opened_entry: bigint
    /** RoundOpening as an encoded envelope; null before the survivors are fixed. */
    opening: Uint8Array | null
    /** Everyone's Shares without ciphertexts, as encoded envelopes, length-prefixed. */
    dealers: Uint8Array | null
    survivors: Uint8Array | null
    accumulator: Uint8Array | null
    state: string
  }
  /** Every site in a confirmed set, kept for good: what a site restored from an old copy of its disk is shown. */
  sum_member: {
    run: string
    round: bigint
    attempt: bigint
    site: string
    /** Digest of the site's protocol key in the roster. */
    key: string
    /** Index of the log entry 'survivors confirmed'. */
    entry: bigint
    /** H(U2). */
    shared: Uint8Array
    /** U3, one byte per index. */
    members: Uint8Array
    /** The site's confirmation; null when it did not come. */
    signature: Uint8Array | null
  }
  result: {
    id: string
    run: string
    analysis: string
    /** Canonical JSON, after the release check. */
    body: string
    released_at: bigint
    released_entry: bigint
  }
}

/** The round log. Nodes of complete subtrees; tiles are derived from them. */
export interface LogTables {
  log_entry: {
    idx: bigint
    body: Uint8Array
    run: string | null
    study: string | null
    at: bigint
  }
  log_node: {
    level: bigint
    idx: bigint
    hash: Uint8Array
  }
  log_checkpoint: {
    size: bigint
    root: Uint8Array
    note: string
  }
  cosignature: {
    site: string
    log_size: bigint
    log_root: Uint8Array
    time_s: bigint
    signature: Uint8Array
  }
}
