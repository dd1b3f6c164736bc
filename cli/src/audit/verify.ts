import {
  entryBundlePath,
  equalBytes,
  leafHash,
  parseEntryBundle,
  parseSignedCheckpoint,
  present,
  rootOfLeaves,
  SampanError,
  tilesOver,
  verifyBundle,
  verifyNote,
  type BundleReader,
  type Checkpoint,
  type LogEntry,
  type TrustFile,
} from '@sampan/shared'
import { hasFilesFor, type Bundle } from './bundle.ts'

export interface Sound {
  readonly checkpoint: Checkpoint
  readonly entries: readonly LogEntry[]
  /** Names of trusted witnesses whose cosignature the checkpoint carries. */
  readonly witnesses: readonly string[]
}

/** What is wrong with a bundle, and where. */
export interface Unsound {
  readonly error: SampanError
  readonly place: string
  readonly what: string
}

/**
 * Verifies a bundle under keys that the auditor brought, and that it goes on from every checkpoint that the auditor
 * has seen before. No network, no key from the bundle.
 */
export function verifyLog(
  bundle: Bundle,
  trust: TrustFile,
  seen: readonly Uint8Array[],
): Sound | Unsound {
  if (!isWhole(bundle)) {
    const what = 'fewer files than its size needs'
    return unsound({ outcome: 'tampered', place: 'checkpoint', what })
  }
  const verdict = verifyBundle(bundle.read, bundle.paths, trust)
  if (verdict.outcome !== 'sound') return unsound(verdict)
  const { checkpoint, entries } = verdict
  for (const note of seen) {
    const fault = checkSeen(bundle.read, checkpoint, note, trust)
    if (fault !== null) return fault
  }
  return { checkpoint, entries, witnesses: witnessesOf(bundle.read, trust) }
}

/** The size in a checkpoint is any number: files are looked for only where there can be that many. */
function isWhole(bundle: Bundle): boolean {
  const note = bundle.read('checkpoint')
  const signed = note === null ? null : parseSignedCheckpoint(note)
  return signed === null || hasFilesFor(bundle, signed.checkpoint.size)
}

function unsound(verdict: {
  readonly outcome: 'tampered' | 'untrusted'
  readonly place: string
  readonly what: string
}): Unsound {
  const { outcome, place, what } = verdict
  if (outcome === 'tampered') return { ...verdict, error: errorOf('log-tampered', place, what) }
  const isForeign = what === 'origin is not trusted'
  return { ...verdict, error: errorOf(isForeign ? 'log-untrusted' : 'log-malformed', place, what) }
}

function errorOf(
  code: 'log-tampered' | 'log-untrusted' | 'log-malformed' | 'log-shrunken' | 'log-fork',
  place: string,
  what: string,
): SampanError {
  return new SampanError(code, { place, what })
}

/** A checkpoint from elsewhere: signed by the same log, no longer than the bundle, and with the same beginning. */
function checkSeen(
  read: BundleReader,
  checkpoint: Checkpoint,
  note: Uint8Array,
  trust: TrustFile,
): Unsound | null {
  const fault = (
    code: Parameters<typeof errorOf>[0],
    what: string,
    place = '--checkpoint',
  ): Unsound => ({ error: errorOf(code, place, what), place, what })
  const signed = parseSignedCheckpoint(note)
  if (signed === null) return fault('log-malformed', 'not a checkpoint')
  const { origin, size, root } = signed.checkpoint
  const key = trust.logs.find((log) => log.name === origin)
  if (key === undefined || origin !== checkpoint.origin)
    return fault('log-untrusted', 'a checkpoint of another log')
  if (!verifyNote(signed.note, key)) return fault('log-untrusted', 'signature of the checkpoint')
  if (size > checkpoint.size)
    return fault('log-shrunken', `${size} entries were seen, ${checkpoint.size} are here`)
  const leaves = bundleEntries(read, checkpoint.size).slice(0, size).map(leafHash)
  return equalBytes(rootOfLeaves(leaves), root)
    ? null
    : fault('log-fork', `the first ${size} entries are not those that were seen`, 'checkpoint')
}

function witnessesOf(read: BundleReader, trust: TrustFile): readonly string[] {
  const note = present(
    parseSignedCheckpoint(present(read('checkpoint'), 'checkpoint')),
    'note',
  ).note
  return trust.witnesses.filter((each) => verifyNote(note, each)).map(({ name }) => name)
}

/** The entries of a bundle as they lie there, in order. @throws SampanError log-malformed */
export function bundleEntries(read: BundleReader, size: number): readonly Uint8Array[] {
  return tilesOver(size).flatMap(({ index, width }) => {
    const path = entryBundlePath(index, width)
    const bytes = read(path)
    const entries = bytes === null ? null : parseEntryBundle(bytes, width)
    if (entries === null) throw new SampanError('log-malformed', { place: path })
    return entries
  })
}
