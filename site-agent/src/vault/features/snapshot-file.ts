import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { limits } from '@sampan/proto'
import {
  bytesFromLimbs,
  concat,
  equalBytes,
  float64FromBytes,
  folderOf,
  invariant,
  limbsFromBytes,
  makePrivateFolder,
  SampanError,
  sha256,
  uint32BigEndian,
  utf8,
  type Snapshot,
} from '@sampan/shared'
import type { SnapshotContent } from './build-snapshot.ts'
import {
  columnBytes,
  columnDigest,
  snapshotDigest,
  type RowsDigest,
  type SnapshotHead,
} from './snapshot-digest.ts'
import { encodeHead, parseHead } from './snapshot-head.ts'

/** Of which study, and as of which day. */
export interface SnapshotBinding {
  readonly suite: number
  readonly manifestDigest: Uint8Array
  readonly asOf: string
}

export interface KeptSnapshot {
  readonly snapshot: Snapshot
  /** What every round compares. */
  readonly digest: Uint8Array
}

/** `sampan/snapshot/v1` and a newline. */
const magic = utf8('sampan/snapshot/v1\n')

/**
 * Keeps a matrix in a folder that only the agent can enter: magic, 4 bytes length and the head in canonical JSON, then
 * the columns as raw binary64, little endian, and the person of each row in 4 bytes where people have several. Written beside, synced and renamed, so that a crash leaves a whole file
 * or none; column by column, so that the matrix is never in memory twice.
 */
export function writeSnapshot(
  file: string,
  content: SnapshotContent,
  binding: SnapshotBinding,
): KeptSnapshot {
  const { people, attrition, facts, columns, rowPersons } = content
  const persons = rowPersons === undefined ? null : bytesFromLimbs(rowPersons)
  const digests = [...columns].map(([name, column]) => columnDigest(name, columnBytes(column)))
  const rows = persons && { count: persons.byteLength / 4, digest: sha256(persons) }
  const named = { ...binding, facts, people, attrition, columns: digests }
  const head: SnapshotHead = rows === null ? named : { ...named, rows }
  makePrivateFolder(folderOf(file))
  const beside = `${file}.part`
  rmSync(beside, { force: true })
  const handle = openSync(beside, 'wx', 0o600)
  try {
    writeAll(handle, frameHead(head))
    for (const column of columns.values()) {
      invariant(column.length === rowsOf(head), 'a value for every row')
      writeAll(handle, columnBytes(column))
    }
    if (persons !== null) writeAll(handle, persons)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(beside, 0o600)
  renameSync(beside, file)
  syncFolder(file)
  return { snapshot: inMemory(content), digest: snapshotDigest(head) }
}

function frameHead(head: SnapshotHead): Uint8Array {
  const encoded = encodeHead(head)
  invariant(encoded.byteLength <= limits.snapshotHeaderBytesMax, 'a head within its limit')
  return concat(magic, uint32BigEndian(encoded.byteLength), encoded)
}

/** A matrix that was just made, before it is kept. */
export function inMemory(content: SnapshotContent): Snapshot {
  const { people, attrition, columns, rowPersons: persons } = content
  return {
    people,
    ...(persons && { persons }),
    attrition,
    column: (feature) => columnNamed(columns.get(feature), feature),
  }
}

function rowsOf({ people, rows }: SnapshotHead): number {
  return rows?.count ?? people
}

function columnNamed(column: Float64Array | undefined, feature: string): Float64Array {
  invariant(column !== undefined, `the snapshot has ${feature}`)
  return column
}

/**
 * Opens a snapshot whose digest was recorded. Everything is verified before anything is handed out, and a column once
 * more when it is read: the file is outside our process.
 * @throws SampanError snapshot-missing, snapshot-altered; the latter also from `column`
 */
export function readSnapshot(file: string, digest: Uint8Array): Snapshot {
  const { head, start } = readHead(file)
  if (!equalBytes(snapshotDigest(head), digest)) throw altered()
  const length = 8 * rowsOf(head)
  const end = start + head.columns.length * length
  if (statSync(file).size !== end + 4 * (head.rows?.count ?? 0)) throw altered()
  const read = (index: number): Float64Array => {
    const bytes = readPart(file, start + index * length, length)
    if (!equalBytes(sha256(bytes), head.columns[index]?.digest ?? new Uint8Array())) throw altered()
    return float64FromBytes(bytes)
  }
  head.columns.forEach((_, index) => read(index))
  const persons = head.rows === undefined ? null : readPersons(file, end, head.rows)
  const kept = new Map<string, Float64Array>()
  return {
    people: head.people,
    ...(persons && { persons }),
    attrition: head.attrition,
    column: (feature) => {
      const index = head.columns.findIndex(({ name }) => name === feature)
      invariant(index >= 0, `the snapshot has ${feature}`)
      const column = kept.get(feature) ?? read(index)
      kept.set(feature, column)
      return column
    },
  }
}

function readPersons(file: string, from: number, { count, digest }: RowsDigest): Uint32Array {
  const bytes = readPart(file, from, 4 * count)
  if (!equalBytes(sha256(bytes), digest)) throw altered()
  return limbsFromBytes(bytes)
}

function altered(): SampanError {
  return new SampanError('snapshot-altered')
}

function readHead(file: string): { readonly head: SnapshotHead; readonly start: number } {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new SampanError('snapshot-missing')
  const fixed = readPart(file, 0, magic.byteLength + 4)
  const [a = 0, b = 0, c = 0, d = 0] = fixed.subarray(magic.byteLength)
  const length = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
  const known = equalBytes(fixed.subarray(0, magic.byteLength), magic)
  if (!known || length > limits.snapshotHeaderBytesMax) throw altered()
  const head = parseHead(readPart(file, fixed.byteLength, length))
  if (head === null) throw altered()
  return { head, start: fixed.byteLength + length }
}

/** Exactly `length` bytes from a place, or the file is not what was written. */
function readPart(file: string, from: number, length: number): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    if (fstatSync(handle).size < from + length) throw altered()
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length;) {
      const read = readSync(handle, bytes, at, length - at, from + at)
      if (read === 0) throw altered()
      at += read
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}

/**
 * Destroys a snapshot. Zeros are written over it first: on a plain disk they replace the numbers; on flash and
 * copy-on-write file systems only encryption of the volume does, which the handbook asks for.
 */
export function wipeSnapshot(file: string): void {
  for (const place of [file, `${file}.part`]) {
    const size = statSync(place, { throwIfNoEntry: false })?.size
    if (size === undefined) continue
    const handle = openSync(place, 'r+')
    try {
      const zeros = new Uint8Array(limits.chunkBytesMax)
      for (let at = 0; at < size; at += zeros.byteLength)
        writeSync(handle, zeros, 0, Math.min(zeros.byteLength, size - at), at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    rmSync(place)
  }
  syncFolder(file)
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength;) at += writeSync(handle, bytes, at)
}

function syncFolder(file: string): void {
  const folder = openSync(folderOf(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
