import type { Bodies, ConsistencyProof, LogEntryProof } from '@sampan/proto'
import { pieces, utf8 } from '../encoding/bytes.ts'
import { SampanError } from '../errors/sampan-error.ts'
import {
  equalBytes,
  signEd25519,
  verifyEd25519,
  type PrivateKey,
  type PublicKey,
} from '../platform/crypto.ts'
import { formatCheckpoint, parseSignedCheckpoint, type Checkpoint } from './checkpoint.ts'
import { decodeEntry, type LogEntry } from './entry.ts'
import { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts'
import { cosignedMessage, verifyNote, type NoteVerifier } from './note.ts'

/** What a site remembers of the log: the newest checkpoint that it has verified. */
export interface LogHead {
  readonly size: number
  readonly root: Uint8Array
}

/** A checkpoint with the proof that ties it to what the reader knows already. */
export interface CheckpointClaim {
  readonly bytes: Uint8Array
  readonly consistency: ConsistencyProof | null
}

/**
 * Verifies a checkpoint from the coordinator against the log's pinned key and the reader's own memory. Sizes that
 * differ need a consistency proof from the smaller to the larger. An older checkpoint is acceptable only where the
 * protocol names an earlier moment (`mayBeOlder`): elsewhere the log has shrunk.
 * @throws SampanError log-untrusted (signature or origin), log-shrunken, log-fork
 */
export function verifyCheckpoint(
  claim: CheckpointClaim,
  log: NoteVerifier,
  known: LogHead | null,
  mayBeOlder = false,
): Checkpoint {
  const checkpoint = readCheckpoint(claim.bytes, log)
  if (known === null || known.size === 0) return checkpoint
  if (checkpoint.size < known.size && !mayBeOlder) throw new SampanError('log-shrunken')
  const [older, newer] = checkpoint.size < known.size ? [checkpoint, known] : [known, checkpoint]
  if (!isPrefix(older, newer, claim.consistency)) throw new SampanError('log-fork')
  return checkpoint
}

/** A checkpoint whose signature is the log's. @throws SampanError log-untrusted */
export function readCheckpoint(bytes: Uint8Array, log: NoteVerifier): Checkpoint {
  const signed = parseSignedCheckpoint(bytes)
  if (signed?.checkpoint.origin !== log.name || !verifyNote(signed.note, log))
    throw new SampanError('log-untrusted')
  return signed.checkpoint
}

function isPrefix(older: LogHead, newer: LogHead, proof: ConsistencyProof | null): boolean {
  if (older.size === newer.size) return equalBytes(older.root, newer.root)
  if (older.size === 0) return true
  return (
    proof !== null &&
    proof.from === older.size &&
    proof.to === newer.size &&
    verifyConsistency({
      from: older.size,
      to: newer.size,
      fromRoot: older.root,
      toRoot: newer.root,
      proof: pieces(proof.hashes, 32),
    })
  )
}

/**
 * Verifies that an entry stands in the log under the checkpoint that comes with it. That the checkpoint continues the
 * reader's own is verifyCheckpoint's to say.
 * @throws SampanError log-untrusted, proof-invalid
 */
export function verifyEntry(proof: LogEntryProof, log: NoteVerifier): LogEntry {
  const checkpoint = readCheckpoint(proof.checkpoint, log)
  const included = verifyInclusion({
    index: proof.index,
    size: checkpoint.size,
    leaf: leafHash(proof.entry),
    root: checkpoint.root,
    proof: pieces(proof.hashes, 32),
  })
  if (!included) throw new SampanError('proof-invalid')
  return decodeEntry(proof.entry)
}

/** C2SP tlog-cosignature of a verified checkpoint, as it travels. */
export function cosign(
  checkpoint: Checkpoint,
  timeS: number,
  key: PrivateKey,
): Bodies['cosignature'] {
  const message = cosignedMessage(formatCheckpoint(checkpoint), timeS)
  return {
    logSize: checkpoint.size,
    logRoot: checkpoint.root,
    timeS,
    signature: signEd25519(key, message),
  }
}

export function cosignatureVerifies(
  cosignature: Bodies['cosignature'],
  origin: string,
  key: PublicKey,
): boolean {
  const { logSize, logRoot, timeS, signature } = cosignature
  const text = formatCheckpoint({ origin, size: logSize, root: logRoot })
  return verifyEd25519(key, cosignedMessage(text, timeS), signature)
}

/** The bytes of a checkpoint note. */
export function checkpointBytes(note: string): Uint8Array {
  return utf8(note)
}
