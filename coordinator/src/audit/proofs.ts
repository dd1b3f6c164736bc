import type { ConsistencyProof, LogEntryProof } from '@sampan/proto'
import {
  consistencyRanges,
  cover,
  inclusionRanges,
  joinHashes,
  present,
  proofHashes,
  type LeafRange,
} from '@sampan/shared'
import type { Database } from '../storage/schema.ts'
import { loadNodes, readHead, readHeadAt, type Head } from './round-log.ts'

async function hashesOf(database: Database, ranges: readonly LeafRange[]): Promise<Uint8Array> {
  const nodes = ranges.flatMap(({ start, end }) => cover(start, end))
  return joinHashes(proofHashes(ranges, await loadNodes(database, nodes)))
}

/**
 * Proof that the log at the smaller size is a prefix of the log at the larger. Null where there is nothing to prove:
 * equal sizes, or from nothing.
 */
async function consistencyBetween(
  database: Database,
  a: number,
  b: number,
): Promise<ConsistencyProof | null> {
  const [from, to] = [Math.min(a, b), Math.max(a, b)]
  if (from === 0 || from === to) return null
  return { from, to, hashes: await hashesOf(database, consistencyRanges(from, to)) }
}

/**
 * What one reader knows of the log: the size of the newest checkpoint that was sent to it. Every message that carries
 * a checkpoint goes through here, one after another, so that its proof starts where the reader stands.
 */
export class LogReader {
  readonly #database: Database
  #known: number

  constructor(database: Database, known: number) {
    this.#database = database
    this.#known = known
  }

  /** The newest checkpoint with the proof from what the reader knows. */
  async newest(): Promise<{ readonly head: Head; readonly consistency: ConsistencyProof | null }> {
    const head = present(await readHead(this.#database), 'a log with entries')
    return { head, consistency: await this.#prove(head.size) }
  }

  /** The checkpoint of a given size, which may be older than what the reader knows. */
  async at(
    size: number,
  ): Promise<{ readonly head: Head; readonly consistency: ConsistencyProof | null }> {
    const head = await readHeadAt(this.#database, size)
    return { head, consistency: await this.#prove(size) }
  }

  /** An entry with the proof that it stands under the newest checkpoint. */
  async entry(index: number): Promise<LogEntryProof> {
    const { head, consistency } = await this.newest()
    const row = await this.#database
      .selectFrom('log_entry')
      .select('body')
      .where('idx', '=', BigInt(index))
      .executeTakeFirst()
    const hashes = await hashesOf(this.#database, inclusionRanges(index, head.size))
    const entry = present(row, `log entry ${index}`).body
    return { entry, index, hashes, checkpoint: head.note, consistency }
  }

  /** A reader that claims more than there is gets no proof: it will see that the log shrank. */
  async #prove(size: number): Promise<ConsistencyProof | null> {
    const known = this.#known
    this.#known = Math.max(known, size)
    const head = await readHead(this.#database)
    if (known > (head?.size ?? 0)) return null
    return consistencyBetween(this.#database, known, size)
  }
}
