import { InvariantError, isSampanError, SampanError, type Code } from '@sampan/shared'
import { DatabaseError } from 'pg'
import { markedColumn, wrongColumn, type ColumnMark } from '../engine-failure.ts'

/** SQLSTATE and class (first two characters) to what it means here (PostgreSQL documentation, Appendix A). */
const meanings: Readonly<Record<string, Code>> = {
  '28': 'source-login-refused',
  '42501': 'source-permission-denied',
  '57014': 'statement-timeout',
  '55P03': 'statement-timeout',
  '53': 'overloaded',
  '54': 'overloaded',
  '40': 'overloaded',
  '08': 'source-connection-lost',
  '57P': 'source-connection-lost',
  '25P03': 'source-connection-lost',
  '25P04': 'source-connection-lost',
  '25P02': 'source-connection-lost',
}

/** Faults of our own SQL. Messages of these name what was not understood, and no value. */
const ourFaults = ['42601', '42703', '42702', '42P01', '42883', '42P18', '42804', '42846', '42725']

/**
 * What a failure of the server or of the driver means. Messages, details and hints may quote a value from a row, so
 * they are read here and go no further: neither into a context nor into `cause`.
 */
export function translatePostgres(error: unknown, marks: readonly ColumnMark[]): Error {
  if (isSampanError(error) || error instanceof InvariantError) return error
  const message = error instanceof Error ? error.message : ''
  const state = stateOf(error)
  if (state === null) return new SampanError('source-connection-lost')
  const mark = markedColumn(message, marks)
  if (mark !== undefined) return wrongColumn(mark)
  if (ourFaults.includes(state))
    return new InvariantError(`statement refused: ${state} ${message.slice(0, 300)}`)
  const code = meaningOf(state)
  if (code !== undefined) return new SampanError(code, { state })
  if (state.startsWith('25') || state.startsWith('42'))
    return new InvariantError(`statement refused: ${state}`)
  return new SampanError('source-unreachable', { kind: state })
}

function meaningOf(state: string): Code | undefined {
  return meanings[state] ?? meanings[state.slice(0, 3)] ?? meanings[state.slice(0, 2)]
}

/** SQLSTATE of an error that the server sent; null for one of the driver or of the network. */
function stateOf(error: unknown): string | null {
  return error instanceof DatabaseError ? (error.code ?? '') : null
}

/** A connection that did not come about, with no more than the system's code or a reason of ours. */
export function translateConnecting(error: unknown): Error {
  if (isSampanError(error)) return error
  const state = stateOf(error)
  if (state !== null) {
    const code = state.startsWith('28') ? 'source-login-refused' : meanings[state]
    return new SampanError(code ?? 'source-unreachable', { state })
  }
  const message = error instanceof Error ? error.message : ''
  if (message.includes('SASL')) return new SampanError('source-login-refused')
  if (message.includes('SSL connection'))
    return new SampanError('source-certificate-invalid', { reason: 'no TLS' })
  return notReached(error)
}

function notReached(error: unknown): SampanError {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null
  const reason = typeof code === 'string' ? code : 'no answer'
  const isTrust = /CERT|SSL|TLS|VERIFY|ISSUER|CRL/.test(reason)
  return new SampanError(isTrust ? 'source-certificate-invalid' : 'source-unreachable', { reason })
}
