/**
 * Every way in which Sampan says no. A code is listed once and never reused for something else; its text in three
 * languages stands in `text/`, its help page in docs/errors.md.
 *
 * disposition: what the receiver of a message does. http: RFC 9457 status. exit: process status (docs/cli.md).
 */
interface CodeEntry {
  readonly disposition: 'ignore' | 'refuse' | 'retry' | 'abort-round' | 'disconnect'
  readonly http: number
  readonly exit: number
}

const input = { disposition: 'refuse', http: 422, exit: 10 } as const
const file = { disposition: 'refuse', http: 422, exit: 11 } as const
const study = { disposition: 'refuse', http: 422, exit: 12 } as const
const data = { disposition: 'refuse', http: 422, exit: 13 } as const
const governance = { disposition: 'refuse', http: 403, exit: 20 } as const
const disclosure = { disposition: 'refuse', http: 403, exit: 21 } as const
const connection = { disposition: 'retry', http: 503, exit: 30 } as const
const trust = { disposition: 'disconnect', http: 403, exit: 31 } as const
const account = { disposition: 'refuse', http: 401, exit: 40 } as const
const forbidden = { disposition: 'refuse', http: 403, exit: 41 } as const
const run = { disposition: 'refuse', http: 409, exit: 50 } as const
const analysis = { disposition: 'refuse', http: 409, exit: 51 } as const
const protocol = { disposition: 'disconnect', http: 400, exit: 60 } as const
const attempt = { disposition: 'abort-round', http: 409, exit: 61 } as const
const cheat = { disposition: 'abort-round', http: 409, exit: 62 } as const
const state = { disposition: 'refuse', http: 409, exit: 70 } as const

export const codes = {
  // what a person typed or wrote
  'usage-invalid': { disposition: 'refuse', http: 400, exit: 2 },
  'value-invalid': input,
  'not-confirmed': { disposition: 'refuse', http: 400, exit: 10 },
  'settings-invalid': input,
  'feature-not-built': { disposition: 'refuse', http: 501, exit: 14 },
  'file-missing': file,
  'file-too-large': file,
  'file-not-text': file,
  'file-malformed': file,
  'file-exists': file,
  'disk-full': file,
  'request-malformed': { disposition: 'refuse', http: 400, exit: 10 },
  'request-too-large': { disposition: 'refuse', http: 413, exit: 10 },
  'route-unknown': { disposition: 'refuse', http: 404, exit: 10 },

  // study files and manifests
  'study-invalid': study,
  'study-unknown': { disposition: 'refuse', http: 404, exit: 12 },
  'study-expired': study,
  'study-not-started': study,
  'study-overflow': study,
  'manifest-malformed': study,
  'manifest-digest-mismatch': study,
  'participant-unknown': study,
  'controllers-too-few': study,
  'sites-too-few': study,
  'collusion-not-accepted': study,
  'study-file-missing': study,

  // a hospital's data
  'source-unreachable': data,
  'source-not-omop': data,
  'source-table-missing': data,
  'source-column-missing': data,
  'source-type-wrong': data,
  'source-ids-invalid': data,
  'source-login-refused': data,
  'source-certificate-invalid': data,
  'source-connection-lost': { disposition: 'retry', http: 503, exit: 13 },
  'source-schema-missing': data,
  'source-permission-denied': data,
  'source-working-denied': data,
  'source-version-old': data,
  'source-role-too-strong': data,
  'quality-failed': data,
  'dictionary-invalid': data,
  'cohort-invalid': study,
  'cohort-unsupported': { disposition: 'refuse', http: 501, exit: 14 },
  'cohort-empty': data,
  'value-out-of-range': data,
  'value-missing': data,
  'unit-mismatch': data,
  'vocabulary-mismatch': data,
  'people-too-many': data,
  'snapshot-altered': { disposition: 'abort-round', http: 409, exit: 13 },
  'snapshot-missing': data,
  'statement-timeout': data,

  // the hospital decides
  'approval-missing': governance,
  'approval-withdrawn': governance,
  'approval-rejected': governance,
  'approval-expired': governance,
  'approval-invalid': governance,
  'approver-unknown': governance,
  'approver-exists': governance,
  'policy-missing': governance,
  'policy-invalid': governance,
  'policy-denied': governance,
  'floors-missing': governance,
  'floors-invalid': governance,
  'agent-stopped': governance,
  'agent-locked': governance,
  'runs-exhausted': governance,
  'recipient-unknown': governance,

  // disclosure control
  'people-too-few': disclosure,
  'alone-not-allowed': disclosure,
  'cell-too-small': disclosure,
  'parameters-too-many': disclosure,
  'levels-too-many': disclosure,
  'time-band-too-narrow': disclosure,
  'numbers-exhausted': disclosure,
  'column-locked': disclosure,
  'age-band-narrow': disclosure,
  'counts-not-rounded': disclosure,
  dominance: disclosure,
  differencing: disclosure,
  'bound-exceeded': disclosure,
  'value-not-finite': disclosure,
  'eta-cap-exceeded': { disposition: 'retry', http: 409, exit: 51 },

  // reaching the other side
  'connection-failed': connection,
  'connection-lost': connection,
  'proxy-refused': connection,
  'deadline-passed': connection,
  'certificate-untrusted': trust,
  'certificate-invalid': trust,
  'certificate-revoked': trust,
  'fingerprint-mismatch': trust,
  'enrolment-token-invalid': trust,
  'enrolment-request-invalid': trust,
  'site-unknown': trust,
  'site-connected': trust,
  'identity-mismatch': trust,

  // accounts
  'login-required': account,
  'token-invalid': account,
  'token-expired': account,
  'role-insufficient': forbidden,
  'account-unknown': { disposition: 'refuse', http: 404, exit: 41 },
  'account-exists': { disposition: 'refuse', http: 409, exit: 41 },
  'account-limit': { disposition: 'refuse', http: 409, exit: 41 },
  'operator-last': { disposition: 'refuse', http: 409, exit: 41 },
  'token-unknown': { disposition: 'refuse', http: 404, exit: 41 },
  'too-many-requests': { disposition: 'retry', http: 429, exit: 41 },

  // runs
  'run-unknown': { disposition: 'refuse', http: 404, exit: 50 },
  'run-not-open': run,
  'run-paused': run,
  'run-cancelled': run,
  'run-lost': run,
  'run-refused-by-site': run,
  'runs-too-many': run,
  'site-absent': run,
  'attempts-exhausted': run,
  'rounds-exhausted': run,
  'result-unknown': { disposition: 'refuse', http: 404, exit: 50 },
  'release-refused': disclosure,

  // what the numbers say
  'columns-aliased': analysis,
  'column-constant': analysis,
  'outcome-constant': analysis,
  separation: analysis,
  'monotone-likelihood': analysis,
  'not-converged': analysis,
  'nobody-complete': analysis,
  'fit-missing': analysis,

  // the wire
  'message-malformed': protocol,
  'message-unexpected': protocol,
  'message-out-of-order': protocol,
  'message-too-large': protocol,
  'message-unknown-run': { disposition: 'ignore', http: 409, exit: 60 },
  'signature-invalid': protocol,
  'protocol-unsupported': protocol,
  'suite-unsupported': protocol,
  'queue-full': protocol,
  'session-unknown': { disposition: 'retry', http: 409, exit: 60 },

  // one attempt at a round
  'attempt-unknown': attempt,
  'attempt-lost': attempt,
  'attempt-abandoned': attempt,
  'attempt-stale': attempt,
  'context-mismatch': cheat,
  'broadcast-mismatch': cheat,
  'task-mismatch': cheat,
  'roster-mismatch': cheat,
  'advertisement-invalid': cheat,
  'advertisement-outdated': attempt,
  'advertisement-replayed': cheat,
  'key-low-order': cheat,
  'survivors-too-few': cheat,
  'survivors-invalid': cheat,
  'survivors-changed': cheat,
  'survivors-unsafe': cheat,
  'confirmations-too-few': cheat,
  'share-invalid': cheat,
  'commitment-mismatch': cheat,
  'seed-mismatch': cheat,
  'vector-malformed': cheat,
  'vector-incomplete': attempt,
  'vector-digest-mismatch': cheat,
  'sum-out-of-range': cheat,
  'abandonment-invalid': cheat,
  'already-revealed': cheat,

  // the round log
  'log-fork': { disposition: 'disconnect', http: 409, exit: 1 },
  'log-shrunken': { disposition: 'disconnect', http: 409, exit: 1 },
  'log-tampered': { disposition: 'disconnect', http: 409, exit: 1 },
  'log-rule-broken': { disposition: 'refuse', http: 409, exit: 2 },
  'log-untrusted': { disposition: 'refuse', http: 409, exit: 3 },
  'log-malformed': { disposition: 'refuse', http: 409, exit: 3 },
  'proof-invalid': cheat,

  // installed state
  'not-initialised': state,
  'not-enrolled': state,
  'already-initialised': state,
  'already-running': state,
  'not-running': state,
  'clock-wrong': state,
  'schema-newer': state,
  'ledger-outdated': { disposition: 'disconnect', http: 409, exit: 70 },
  'key-missing': state,
  'passphrase-wrong': state,
  'package-missing': state,
  'store-unavailable': { disposition: 'retry', http: 503, exit: 71 },
  overloaded: { disposition: 'retry', http: 503, exit: 71 },
  'masking-interrupted': { disposition: 'abort-round', http: 500, exit: 71 },
  internal: { disposition: 'abort-round', http: 500, exit: 99 },
} as const satisfies Readonly<Record<string, CodeEntry>>

export type Code = keyof typeof codes

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text)
}
