import {
  cover,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  leafHash,
  nodeHash,
  nodesCompletedBy,
  present,
  rootOf,
  signNote,
  utf8,
  type Checkpoint,
  type Clock,
  type KeyPair,
  type NodeId,
  type NodeLookup,
  type Random,
} from '@sampan/shared'
import type { RecordedEvent } from '../storage/records.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'

/** Who signs the log. */
export interface LogSigner {
  readonly origin: string
  /** Ed25519. */
  readonly keys: KeyPair
  readonly clock: Clock
  readonly random: Random
}

export interface Appended {
  readonly index: number
}

type Reader = Database | DatabaseTransaction

/**
 * Appends an entry within the transaction of its effect, brings the tree up to date and signs a new checkpoint: what
 * the log says and what happened cannot come apart, and nobody is told before both are on disk.
 */
export async function appendEntry(
  signer: LogSigner,
  transaction: DatabaseTransaction,
  event: RecordedEvent,
): Promise<Appended> {
  const nowMs = signer.clock.nowMs()
  const time = new Date(nowMs).toISOString()
  const body = encodeEntry({ ...event, time }, signer.random)
  const index = (await readHead(transaction))?.size ?? 0
  await transaction
    .insertInto('log_entry')
    .values({
      idx: BigInt(index),
      body,
      run: event.run ?? null,
      study: event.study ?? null,
      at: BigInt(nowMs),
    })
    .execute()
  await growTree(transaction, index, leafHash(body))
  await signHead(signer, transaction, index + 1)
  return { index }
}

async function growTree(
  transaction: DatabaseTransaction,
  index: number,
  leaf: Uint8Array,
): Promise<void> {
  await keepNode(transaction, { level: 0, index }, leaf)
  let right = leaf
  for (const node of nodesCompletedBy(index)) {
    const leftId = { level: node.level - 1, index: 2 * node.index }
    const left = await loadNodes(transaction, [leftId])
    right = nodeHash(left(leftId), right)
    await keepNode(transaction, node, right)
  }
}

async function keepNode(
  transaction: DatabaseTransaction,
  node: NodeId,
  hash: Uint8Array,
): Promise<void> {
  await transaction
    .insertInto('log_node')
    .values({ level: BigInt(node.level), idx: BigInt(node.index), hash })
    .execute()
}

async function signHead(
  signer: LogSigner,
  transaction: DatabaseTransaction,
  size: number,
): Promise<void> {
  const root = rootOf(size, await loadNodes(transaction, cover(0, size)))
  const text = formatCheckpoint({ origin: signer.origin, size, root })
  const { privateKey, publicKey } = signer.keys
  const signature = signNote(text, signer.origin, privateKey, publicKey)
  const note = formatNote({ text, signatures: [signature] })
  await transaction
    .insertInto('log_checkpoint')
    .values({ size: BigInt(size), root, note })
    .execute()
}

/** Loads the hashes of complete subtrees, so that proofs can be folded from memory. */
export async function loadNodes(reader: Reader, nodes: readonly NodeId[]): Promise<NodeLookup> {
  const hashes = new Map<string, Uint8Array>()
  const name = (node: NodeId): string => `${node.level}/${node.index}`
  for (const level of new Set(nodes.map((node) => node.level))) {
    const wanted = nodes.filter((node) => node.level === level).map((node) => BigInt(node.index))
    const rows = await reader
      .selectFrom('log_node')
      .select(['idx', 'hash'])
      .where('level', '=', BigInt(level))
      .where('idx', 'in', wanted)
      .execute()
    for (const row of rows) hashes.set(name({ level, index: Number(row.idx) }), row.hash)
  }
  return (node) => present(hashes.get(name(node)), `log node ${name(node)}`)
}

export interface Head extends Pick<Checkpoint, 'size' | 'root'> {
  /** The signed note. */
  readonly note: Uint8Array
}

/** The newest checkpoint; null before the first entry. */
export async function readHead(reader: Reader): Promise<Head | null> {
  const row = await reader
    .selectFrom('log_checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { size: Number(row.size), root: row.root, note: utf8(row.note) }
}

/** The checkpoint of an earlier size: one was signed at every size. */
export async function readHeadAt(reader: Reader, size: number): Promise<Head> {
  const row = await reader
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('size', '=', BigInt(size))
    .executeTakeFirst()
  const found = present(row, `checkpoint at ${size}`)
  return { size, root: found.root, note: utf8(found.note) }
}
