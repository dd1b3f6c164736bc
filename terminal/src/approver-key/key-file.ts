import { limits } from '@sampan/proto'
import {
  exportPrivatePem,
  exportPublicPem,
  fileExists,
  folderOf,
  formatDigest,
  fromUtf8,
  generateP256,
  importPrivatePem,
  importPublicPem,
  joinPath,
  keyDigest,
  proseSchema,
  publicOf,
  readBounded,
  resolvePath,
  SampanError,
  type PrivateKey,
  type PublicKey,
} from '@sampan/shared'
import { writeNew } from '../output/write-new.ts'
import type { Session } from '../program/session.ts'
import { readPassphrase } from '../prompt/passphrase.ts'

/** Explanatory text in front of a PEM block (RFC 7468, section 5.2), so that a key says whose it is. */
const nameLine = /^Approver: (.+)$/m

export interface WrittenKey {
  readonly publicFile: string
  /** `sha256:...` of the public key, as hospitals register it. */
  readonly digest: string
}

/**
 * Makes an approver's key: the private half encrypted under the passphrase (PKCS #8, PBES2), the public half beside
 * it as NAME.pub.pem. Nothing is overwritten.
 * @throws SampanError file-exists, file-missing, disk-full, value-invalid for a name of several lines
 */
export function writeKey(file: string, name: string, passphrase: string): WrittenKey {
  const owner = nameOf(name)
  const { privateKey, publicKey } = generateP256()
  const publicFile = joinPath(folderOf(file), `${fileNameOf(owner)}.pub.pem`)
  const head = `Approver: ${owner}\n`
  for (const place of [file, publicFile])
    if (fileExists(place)) throw new SampanError('file-exists', { file: place })
  if (resolvePath(file) === resolvePath(publicFile)) throw new SampanError('file-exists', { file })
  writeNew(file, head + exportPrivatePem(privateKey, passphrase), 0o600)
  writeNew(publicFile, head + exportPublicPem(publicKey))
  return { publicFile, digest: formatDigest(keyDigest(publicKey)) }
}

/** File systems take 255 bytes; a character takes up to four. */
const fileNameCharactersMax = 60

/** Letters and digits of any script stay; what a shell or a folder could take amiss does not. */
function fileNameOf(name: string): string {
  const safe = name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '')
  return Array.from(safe).slice(0, fileNameCharactersMax).join('') || 'approver'
}

export interface OwnKey {
  readonly key: PrivateKey
  readonly name: string
}

/**
 * An approver's private key, opened with its passphrase.
 * @throws SampanError passphrase-wrong, file-malformed, value-invalid for a key that is not P-256, and codes of
 * readPassphrase
 */
export async function openKey(
  session: Session,
  file: string,
  passphraseFile: string | undefined,
): Promise<OwnKey> {
  const name = ownerOf(readPem(file), file)
  return { key: await openP256(session, file, passphraseFile), name }
}

/** As openKey, for a key that says nothing about its owner. */
export async function openP256(
  session: Session,
  file: string,
  passphraseFile: string | undefined,
): Promise<PrivateKey> {
  const pem = readPem(file)
  const encrypted = pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----')
  const passphrase = encrypted ? await readPassphrase(session, { file: passphraseFile }) : undefined
  const key = importPrivatePem(pem, passphrase)
  if (key === null)
    throw new SampanError(encrypted ? 'passphrase-wrong' : 'file-malformed', { file })
  requireP256(publicOf(key), file)
  return key
}

export interface PublicKeyFile {
  readonly publicKey: PublicKey
  readonly name: string | null
}

/** @throws SampanError file-malformed, value-invalid */
export function readPublicKey(file: string): PublicKeyFile {
  const pem = readPem(file)
  const publicKey = pem.includes('-----BEGIN PUBLIC KEY-----') ? importPublicPem(pem) : null
  if (publicKey === null) throw new SampanError('file-malformed', { file, expected: 'PEM' })
  requireP256(publicKey, file)
  return { publicKey, name: nameLine.exec(pem)?.[1] ?? null }
}

function readPem(file: string): string {
  const text = fromUtf8(readBounded(file, limits.keyFileBytesMax))
  if (text === null) throw new SampanError('file-not-text', { file })
  return text
}

function requireP256(key: PublicKey, file: string): void {
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new SampanError('value-invalid', { file, expected: 'a P-256 key' })
}

/** The name goes into every approval; agents compare it with the one that they know. */
function ownerOf(pem: string, file: string): string {
  const name = nameLine.exec(pem)?.[1]
  if (name === undefined) throw new SampanError('file-malformed', { file, expected: 'Approver:' })
  return nameOf(name)
}

/** @throws SampanError value-invalid */
export function nameOf(text: string): string {
  const parsed = proseSchema(200).safeParse(text.normalize('NFC'))
  if (!parsed.success || /[\n\t]/.test(parsed.data))
    throw new SampanError('value-invalid', { what: 'name' })
  return parsed.data
}
