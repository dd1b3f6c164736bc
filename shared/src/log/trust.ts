import { SampanError } from '../errors/sampan-error.ts'
import { parseVerifierKey, type NoteVerifier } from './note.ts'

/** What an auditor trusts: comes from the auditor, never from what is audited. */
export interface TrustFile {
  readonly logs: readonly NoteVerifier[]
  readonly witnesses: readonly NoteVerifier[]
}

/**
 * Lines `log <verifier key>` and `witness <verifier key>`; empty lines and lines that begin with # are ignored.
 * @throws SampanError log-untrusted with the number of the line
 */
export function parseTrust(text: string): TrustFile {
  const lines = text.split('\n').flatMap((line, k) => parseLine(line.trim(), k + 1))
  const logs = lines.filter((line) => line.kind === 'log').map((line) => line.verifier)
  const witnesses = lines.filter((line) => line.kind === 'witness').map((line) => line.verifier)
  if (logs.length === 0) throw new SampanError('log-untrusted', { expected: 'a log key' })
  return { logs, witnesses }
}

interface TrustLine {
  readonly kind: 'log' | 'witness'
  readonly verifier: NoteVerifier
}

function parseLine(line: string, number: number): readonly TrustLine[] {
  if (line === '' || line.startsWith('#')) return []
  const [kind, key, ...rest] = line.split(/\s+/)
  const verifier = rest.length === 0 ? parseVerifierKey(key ?? '') : null
  if (kind === 'log' && verifier?.type === 1) return [{ kind, verifier }]
  if (kind === 'witness' && verifier?.type === 4) return [{ kind, verifier }]
  throw new SampanError('log-untrusted', { line: number })
}
