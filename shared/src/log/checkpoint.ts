import { base64, fromBase64 } from '../encoding/bytes.ts'
import { parseNote, type Note } from './note.ts'

/** C2SP tlog-checkpoint: origin, size and root of one log at one moment. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${base64(checkpoint.root)}\n`
}

/** Null unless the text is exactly three lines of canonical form (no leading zeros, canonical base64). */
export function parseCheckpointText(text: string): Checkpoint | null {
  const [origin, size, root, rest, ...more] = text.split('\n')
  if (rest !== '' || more.length > 0 || origin === undefined || !/^\S{1,255}$/.test(origin))
    return null
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size ?? '') || !Number.isSafeInteger(Number(size)))
    return null
  const hash = fromBase64(root ?? '')
  return hash?.byteLength === 32 ? { origin, size: Number(size), root: hash } : null
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint
  readonly note: Note
}

export function parseSignedCheckpoint(bytes: Uint8Array): SignedCheckpoint | null {
  const note = parseNote(bytes)
  const checkpoint = note === null ? null : parseCheckpointText(note.text)
  return note === null || checkpoint === null ? null : { checkpoint, note }
}
