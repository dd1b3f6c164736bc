import type { LogEntryProof } from '@sampan/proto'
import {
  checkpointBytes,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  inclusionProof,
  joinHashes,
  leafHash,
  lookupOver,
  present,
  rootOf,
  signNote,
  type EntryContent,
  type KeyPair,
  type Random,
} from '@sampan/shared'

interface Head {
  readonly size: number
  readonly root: Uint8Array
  readonly note: Uint8Array
}

/** The log of rounds in memory: the entries, hashes and signed checkpoints of the real one. */
export class RoundLog {
  readonly #origin: string
  readonly #keys: KeyPair
  readonly #random: Random
  readonly #nowMs: number
  readonly #entries: Uint8Array[] = []
  #head: Head | null = null

  constructor(options: {
    readonly origin: string
    readonly keys: KeyPair
    readonly random: Random
    readonly nowMs: number
  }) {
    this.#origin = options.origin
    this.#keys = options.keys
    this.#random = options.random
    this.#nowMs = options.nowMs
  }

  append(content: Omit<EntryContent, 'time'>): number {
    const time = new Date(this.#nowMs).toISOString()
    this.#entries.push(encodeEntry({ ...content, time }, this.#random))
    this.#head = null
    return this.#entries.length - 1
  }

  head(): Head {
    this.#head ??= this.#sign()
    return this.#head
  }

  entry(index: number): Promise<LogEntryProof> {
    const { size, note } = this.head()
    const hashes = joinHashes(inclusionProof(index, size, this.#lookup()))
    const entry = present(this.#entries[index], 'entry')
    return Promise.resolve({ entry, index, hashes, checkpoint: note, consistency: null })
  }

  #sign(): Head {
    const size = this.#entries.length
    const root = rootOf(size, this.#lookup())
    const text = formatCheckpoint({ origin: this.#origin, size, root })
    const { privateKey, publicKey } = this.#keys
    const signatures = [signNote(text, this.#origin, privateKey, publicKey)]
    return { size, root, note: checkpointBytes(formatNote({ text, signatures })) }
  }

  #lookup(): ReturnType<typeof lookupOver> {
    return lookupOver(this.#entries.map(leafHash))
  }
}
