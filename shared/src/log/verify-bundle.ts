import { limits } from '@sampan/proto'
import { isSampanError } from '../errors/sampan-error.ts'
import { equalBytes } from '../platform/crypto.ts'
import { parseSignedCheckpoint, type Checkpoint } from './checkpoint.ts'
import { decodeEntry, type LogEntry } from './entry.ts'
import { leafHash, lookupOver, rootOf } from './merkle.ts'
import { verifyNote } from './note.ts'
import {
  checkpointPath,
  entryBundlePath,
  hashTileBytes,
  hashTiles,
  parseEntryBundle,
  tilesOver,
} from './tiles.ts'
import type { TrustFile } from './trust.ts'

/** Reads a file of the bundle by its path in it; null when it is not there. */
export type BundleReader = (path: string) => Uint8Array | null

export type Verdict =
  | {
      readonly outcome: 'sound'
      readonly checkpoint: Checkpoint
      readonly entries: readonly LogEntry[]
    }
  /** Something was edited, removed, reordered or inserted; `place` is a path of the bundle. */
  | { readonly outcome: 'tampered'; readonly place: string; readonly what: string }
  /** Not a bundle, or not signed by a key that the auditor trusts. */
  | { readonly outcome: 'untrusted'; readonly place: string; readonly what: string }

/**
 * Verifies tree and signatures of an exported log: no network, no database, no key from the bundle. Everything in the
 * files must be what the signed root commits to; a file more or less, or one byte different, is found.
 */
export function verifyBundle(
  read: BundleReader,
  paths: readonly string[],
  trust: TrustFile,
): Verdict {
  const signed = readSigned(read, trust)
  if ('outcome' in signed) return signed
  const { checkpoint } = signed
  const bodies = readEntries(read, checkpoint.size)
  if ('outcome' in bodies) return bodies
  const lookup = lookupOver(bodies.entries.map(leafHash))
  const tiles = hashTiles(checkpoint.size)
  for (const tile of tiles) {
    const content = read(tile.path)
    if (content === null || !equalBytes(content, hashTileBytes(tile, lookup)))
      return { outcome: 'tampered', place: tile.path, what: 'hash tile' }
  }
  if (!equalBytes(rootOf(checkpoint.size, lookup), checkpoint.root))
    return { outcome: 'tampered', place: checkpointPath, what: 'root' }
  const known = new Set([checkpointPath, ...bodies.paths, ...tiles.map((tile) => tile.path)])
  const stray = paths.find((path) => path.startsWith('tile/') && !known.has(path))
  if (stray !== undefined) return { outcome: 'tampered', place: stray, what: 'not part of the log' }
  return decodeAll(checkpoint, bodies.entries)
}

type Fault = Exclude<Verdict, { readonly outcome: 'sound' }>

function readSigned(
  read: BundleReader,
  trust: TrustFile,
): { readonly checkpoint: Checkpoint } | Fault {
  const bytes = read(checkpointPath)
  const signed = bytes === null ? null : parseSignedCheckpoint(bytes)
  if (signed === null)
    return { outcome: 'untrusted', place: checkpointPath, what: 'not a checkpoint' }
  const { checkpoint, note } = signed
  const key = trust.logs.find((log) => log.name === checkpoint.origin)
  if (key === undefined)
    return { outcome: 'untrusted', place: checkpointPath, what: 'origin is not trusted' }
  if (!verifyNote(note, key))
    return { outcome: 'tampered', place: checkpointPath, what: 'signature of the log' }
  return { checkpoint }
}

function readEntries(
  read: BundleReader,
  size: number,
): { readonly entries: readonly Uint8Array[]; readonly paths: readonly string[] } | Fault {
  const entries: Uint8Array[] = []
  const paths: string[] = []
  for (const { index, width } of tilesOver(size)) {
    const path = entryBundlePath(index, width)
    paths.push(path)
    const bytes = read(path)
    const bundle = bytes === null ? null : parseEntryBundle(bytes, width)
    if (bundle === null) return { outcome: 'tampered', place: path, what: 'entries' }
    entries.push(...bundle)
  }
  return { entries, paths }
}

function decodeAll(checkpoint: Checkpoint, bodies: readonly Uint8Array[]): Verdict {
  const entries: LogEntry[] = []
  for (const [index, body] of bodies.entries())
    try {
      entries.push(decodeEntry(body))
    } catch (error) {
      if (!isSampanError(error)) throw error
      return { outcome: 'untrusted', place: `entry ${index}`, what: 'not an entry' }
    }
  return { outcome: 'sound', checkpoint, entries }
}

/** Bytes a file of a bundle may have: 256 entries with their lengths. */
export const bundleFileBytesMax = 256 * (limits.logEntryBytesMax + 2)
