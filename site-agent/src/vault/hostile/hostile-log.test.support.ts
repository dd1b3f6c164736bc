import type { Bodies, Body, ConsistencyProof } from '@sampan/proto'
import {
  checkpointBytes,
  concat,
  consistencyProof,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  generateEd25519,
  inclusionProof,
  leafHash,
  lookupOver,
  present,
  rawEd25519,
  readCheckpoint,
  rootOf,
  signNote,
  systemClock,
  systemRandom,
  type EntryContent,
  type LogHead,
  type NoteVerifier,
} from '@sampan/shared'

export type EntryProof = Bodies['runInvitation']['opened']
export type Entry = Partial<EntryContent> & Pick<EntryContent, 'type'>

/** A log whose key the coordinator owns: it writes what it likes, and can prove it. */
export interface HostileLog {
  readonly verifier: NoteVerifier
  readonly entries: readonly Uint8Array[]
  readonly head: () => {
    readonly size: number
    readonly root: Uint8Array
    readonly note: Uint8Array
  }
  readonly append: (content: Entry) => number
  readonly proof: (index: number) => EntryProof
  /** The message with the proof that its checkpoint continues what the reader knows. */
  readonly continuing: (body: Body, known: LogHead | null) => Body
}

export function hostileLog(): HostileLog {
  const keys = generateEd25519()
  const name = 'test/log'
  const verifier = { name, type: 1 as const, key: rawEd25519(keys.publicKey) }
  const entries: Uint8Array[] = []
  const lookup = () => lookupOver(entries.map(leafHash))
  const head = () => {
    const size = entries.length
    const root = rootOf(size, lookup())
    const text = formatCheckpoint({ origin: name, size, root })
    const signatures = [signNote(text, name, keys.privateKey, keys.publicKey)]
    return { size, root, note: checkpointBytes(formatNote({ text, signatures })) }
  }
  const consistency = (note: Uint8Array, known: LogHead | null): ConsistencyProof | null => {
    const { size } = readCheckpoint(note, verifier)
    const [from, to] = [Math.min(size, known?.size ?? size), Math.max(size, known?.size ?? size)]
    return { from, to, hashes: concat(...consistencyProof(from, to, lookup())) }
  }
  return {
    ...{ verifier, entries, head },
    append: (content) => {
      const actor = { kind: 'coordinator', id: 'hub', certificate: null } as const
      const time = new Date(systemClock.nowMs()).toISOString().replace(/\.\d+Z$/, 'Z')
      entries.push(encodeEntry({ time, actor, ...content }, systemRandom))
      return entries.length - 1
    },
    proof: (index) => {
      const { size, note } = head()
      const hashes = concat(...inclusionProof(index, size, lookup()))
      const entry = present(entries[index], 'entry')
      return { entry, index, hashes, checkpoint: note, consistency: null }
    },
    continuing: (body, known) => {
      const proved = (proof: EntryProof): EntryProof => ({
        ...proof,
        consistency: consistency(proof.checkpoint, known),
      })
      switch (body.type) {
        case 'runInvitation':
          return { ...body, value: { ...body.value, opened: proved(body.value.opened) } }
        case 'shareDelivery':
          return { ...body, value: { ...body.value, opened: proved(body.value.opened) } }
        case 'roundResult':
          return { ...body, value: { ...body.value, published: proved(body.value.published) } }
        case 'roundOpening':
          return {
            ...body,
            value: { ...body.value, consistency: consistency(body.value.checkpoint, known) },
          }
        default:
          return body
      }
    },
  }
}
