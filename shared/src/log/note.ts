import { base64, concat, fromBase64, fromUtf8, utf8 } from '../encoding/bytes.ts'
import { uint64BigEndian } from '../encoding/number-codec.ts'
import {
  equalBytes,
  exportSpki,
  importSpki,
  sha256,
  signEd25519,
  verifyEd25519,
  type PrivateKey,
  type PublicKey,
} from '../platform/crypto.ts'

/** C2SP signed-note and tlog-cosignature: text lines, an empty line, signature lines. */
export interface SignatureLine {
  readonly name: string
  /** First four bytes: key id; the rest depends on the key's type. */
  readonly bytes: Uint8Array
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string
  readonly signatures: readonly SignatureLine[]
}

/** Signature types of C2SP signed-note: 1 Ed25519, 4 timestamped Ed25519 cosignature. */
export type NoteKeyType = 1 | 4

export interface NoteVerifier {
  readonly name: string
  readonly type: NoteKeyType
  /** Raw 32-byte Ed25519 public key. */
  readonly key: Uint8Array
}

const ed25519SpkiPrefix = Uint8Array.of(48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0)

export function rawEd25519(key: PublicKey): Uint8Array {
  return exportSpki(key).slice(ed25519SpkiPrefix.length)
}

function importEd25519(raw: Uint8Array): PublicKey | null {
  return raw.byteLength === 32 ? importSpki(concat(ed25519SpkiPrefix, raw)) : null
}

/** SHA-256(name || '\n' || type || key), first four bytes. */
export function keyId(verifier: NoteVerifier): Uint8Array {
  const { name, type, key } = verifier
  return sha256(utf8(`${name}\n`), Uint8Array.of(type), key).slice(0, 4)
}

/** `name+id+key`, the form in which keys are written in trust files. */
export function formatVerifierKey(verifier: NoteVerifier): string {
  const id = Array.from(keyId(verifier), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${verifier.name}+${id}+${base64(concat(Uint8Array.of(verifier.type), verifier.key))}`
}

/** Null unless the text is a well-formed verifier key whose id matches. */
export function parseVerifierKey(text: string): NoteVerifier | null {
  const match = /^([^\s+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44,48})$/.exec(text)
  const bytes = fromBase64(match?.[3] ?? '')
  const name = match?.[1]
  if (name === undefined || bytes?.byteLength !== 33) return null
  const type = bytes[0]
  if (type !== 1 && type !== 4) return null
  const verifier = { name, type, key: bytes.slice(1) } as const
  return formatVerifierKey(verifier) === text ? verifier : null
}

export function signNote(
  text: string,
  name: string,
  key: PrivateKey,
  own: PublicKey,
): SignatureLine {
  const id = keyId({ name, type: 1, key: rawEd25519(own) })
  return { name, bytes: concat(id, signEd25519(key, utf8(text))) }
}

/** C2SP tlog-cosignature: signs `cosignature/v1`, the time and the checkpoint's text. */
export function cosignedMessage(text: string, timeS: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeS}\n${text}`)
}

export function cosignNote(
  text: string,
  timeS: number,
  name: string,
  keys: { readonly privateKey: PrivateKey; readonly publicKey: PublicKey },
): SignatureLine {
  const id = keyId({ name, type: 4, key: rawEd25519(keys.publicKey) })
  const signature = signEd25519(keys.privateKey, cosignedMessage(text, timeS))
  return { name, bytes: concat(id, uint64BigEndian(timeS), signature) }
}

/** True when some signature line of the note is the verifier's and is right. Unknown lines are ignored. */
export function verifyNote(note: Note, verifier: NoteVerifier): boolean {
  const pinned = pinnedOf(verifier)
  if (pinned === null) return false
  const { id, key } = pinned
  return note.signatures.some(
    (line) =>
      line.name === verifier.name &&
      equalBytes(line.bytes.subarray(0, 4), id) &&
      lineVerifies(note.text, line.bytes.subarray(4), verifier.type, key),
  )
}

interface Pinned {
  readonly id: Uint8Array
  readonly key: PublicKey
}

/** Keys that were imported before: a verifier is pinned once and asked with every message. */
const imported = new WeakMap<NoteVerifier, Pinned>()

function pinnedOf(verifier: NoteVerifier): Pinned | null {
  const known = imported.get(verifier)
  if (known !== undefined) return known
  const key = importEd25519(verifier.key)
  if (key === null) return null
  const pinned = { id: keyId(verifier), key }
  imported.set(verifier, pinned)
  return pinned
}

function lineVerifies(text: string, bytes: Uint8Array, type: NoteKeyType, key: PublicKey): boolean {
  if (type === 1) return bytes.byteLength === 64 && verifyEd25519(key, utf8(text), bytes)
  if (bytes.byteLength !== 72) return false
  const timeS = Number(bytes.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n))
  if (!Number.isSafeInteger(timeS)) return false
  return verifyEd25519(key, cosignedMessage(text, timeS), bytes.subarray(8))
}

export function formatNote(note: Note): string {
  const lines = note.signatures.map((line) => `\u2014 ${line.name} ${base64(line.bytes)}\n`)
  return `${note.text}\n${lines.join('')}`
}

/** Null unless the bytes are a well-formed note with at least one and at most 64 signature lines. */
export function parseNote(bytes: Uint8Array): Note | null {
  const content = fromUtf8(bytes)
  if (content === null || hasControlCharacters(content)) return null
  const split = content.lastIndexOf('\n\n')
  if (split < 0 || !content.endsWith('\n')) return null
  const signatures = content
    .slice(split + 2, -1)
    .split('\n')
    .map(parseSignatureLine)
  if (signatures.length > 64 || signatures.some((line) => line === null)) return null
  return {
    text: content.slice(0, split + 1),
    signatures: signatures.filter((line) => line !== null),
  }
}

function parseSignatureLine(line: string): SignatureLine | null {
  const match = /^\u2014 ([^\s+]{1,255}) ([A-Za-z0-9+/=]{8,512})$/u.exec(line)
  const bytes = fromBase64(match?.[2] ?? '')
  const name = match?.[1]
  return name === undefined || bytes === null || bytes.byteLength < 5 ? null : { name, bytes }
}

function hasControlCharacters(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' && character !== '\n')
}
