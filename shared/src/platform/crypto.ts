import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  sign,
  timingSafeEqual,
  verify,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { Recent } from './recent.ts'

/** The one door to node:crypto. Keys are opaque; bytes in and out own their memory. */
export type PrivateKey = KeyObject & { readonly type: 'private' }
export type PublicKey = KeyObject & { readonly type: 'public' }
export { X509Certificate }

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** HMAC-SHA-256 (RFC 2104). */
export function hmac(key: Uint8Array, message: string): Uint8Array {
  return createHmac('sha256', key).update(message, 'utf8').digest()
}

/** HKDF-SHA-256 (RFC 5869). */
export function hkdf(
  secret: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length = 32,
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, info, length))
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

export interface KeyPair {
  readonly privateKey: PrivateKey
  readonly publicKey: PublicKey
}

/** ECDSA P-256: protocol, identity and approver keys. */
export function generateP256(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }) as KeyPair
}

/** Ed25519: log and witness keys. */
export function generateEd25519(): KeyPair {
  return generateKeyPairSync('ed25519') as KeyPair
}

/** RSA-3072: TLS keys. */
export function generateRsa(): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: 3072 }) as KeyPair
}

/** 64 bytes r || s (IEEE P1363) over SHA-256 of the message. */
export function signP256(key: PrivateKey, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }))
}

/** False for a wrong signature and for a key that is not P-256: an attacker chooses both. */
export function verifyP256(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'ec') return false
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
  return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

export function signEd25519(key: PrivateKey, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, message, key))
}

export function verifyEd25519(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature)
}

/** RSA PKCS#1 v1.5 with SHA-256, for certificates and certificate requests. */
export function signRsa(key: PrivateKey, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', message, key))
}

/**
 * A signature as X.509 and PKCS #10 carry it, over SHA-256: RSA PKCS#1 v1.5, or ECDSA P-256 in DER. False for every
 * other key: an attacker chooses key, message and signature.
 */
export function verifyX509(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  if (key.asymmetricKeyType !== 'rsa' && !isP256) return false
  return verify('sha256', message, key, signature)
}

/** SubjectPublicKeyInfo in DER. */
export function exportSpki(key: PublicKey): Uint8Array {
  let der = exported.get(key)
  if (der === undefined) {
    der = new Uint8Array(key.export({ type: 'spki', format: 'der' }))
    exported.set(key, der)
  }
  return der.slice()
}

/** Keys do not change: OpenSSL writes one out in a tenth of a millisecond, and every message names some. */
const exported = new WeakMap<KeyObject, Uint8Array>()

/** Null when the bytes are no public key: they come from outside. */
export function importSpki(der: Uint8Array): PublicKey | null {
  if (der.byteLength > spkiBytesKept) return readSpki(der)
  return imported.of(Buffer.from(der).toString('base64'), () => readSpki(der))
}

/** Keys of a few hundred sites and their people; RSA-3072 is 422 bytes. */
const imported = new Recent<PublicKey | null>(2048)
const spkiBytesKept = 600

function readSpki(der: Uint8Array): PublicKey | null {
  try {
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
    return equalBytes(exportSpki(key as PublicKey), der) ? (key as PublicKey) : null
  } catch {
    return null
  }
}

/** PKCS#8 PEM, encrypted with AES-256-CBC and scrypt-free PBKDF2 (OpenSSL's PBES2) when a passphrase is given. */
export function exportPrivatePem(key: PrivateKey, passphrase?: string): string {
  const options =
    passphrase === undefined
      ? ({ type: 'pkcs8', format: 'pem' } as const)
      : ({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const)
  return key.export(options).toString()
}

/** Null when the text is no private key or the passphrase is wrong. */
export function importPrivatePem(pem: string, passphrase?: string): PrivateKey | null {
  try {
    return createPrivateKey({
      key: pem,
      format: 'pem',
      ...(passphrase === undefined ? {} : { passphrase }),
    }) as PrivateKey
  } catch {
    return null
  }
}

export function exportPublicPem(key: PublicKey): string {
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

export function importPublicPem(pem: string): PublicKey | null {
  try {
    return createPublicKey({ key: pem, format: 'pem' }) as PublicKey
  } catch {
    return null
  }
}

export function publicOf(key: PrivateKey): PublicKey {
  return createPublicKey(key) as PublicKey
}

/** DER prefix of a PKCS#8 X25519 private key (RFC 8410, section 7); the 32 key bytes follow. */
const x25519Pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** An X25519 private key from its 32 bytes (RFC 7748 clamps on use). */
export function importX25519Private(raw: Uint8Array): PrivateKey {
  const key = Buffer.concat([x25519Pkcs8, raw])
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' }) as PrivateKey
}

/** The 32-byte u coordinate. */
export function exportX25519Public(key: PublicKey): Uint8Array {
  return new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'))
}

/** By JWK: three times faster than DER. */
export function importX25519Public(raw: Uint8Array): PublicKey {
  const x = Buffer.from(raw).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' }) as PublicKey
}

/**
 * RFC 7748 shared secret, 32 bytes. Null for a low-order point: OpenSSL refuses an all-zero result (RFC 7748, section
 * 6.1), and a peer's point is chosen by an attacker.
 */
export function agreeX25519(privateKey: PrivateKey, publicKey: PublicKey): Uint8Array | null {
  try {
    return new Uint8Array(diffieHellman({ privateKey, publicKey }))
  } catch {
    return null
  }
}

/**
 * AES-256-GCM with an all-zero nonce: every key that reaches this function is derived for exactly one message.
 * Returns ciphertext || 16-byte tag.
 */
export function sealOnce(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12))
  cipher.setAAD(aad)
  return new Uint8Array(
    Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  )
}

/** Null when the ciphertext, the key or the additional data do not belong together. */
export function openOnce(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
  if (sealed.byteLength < 16) return null
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12))
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - 16))
  try {
    const head = decipher.update(sealed.subarray(0, sealed.byteLength - 16))
    return new Uint8Array(Buffer.concat([head, decipher.final()]))
  } catch {
    return null
  }
}

/** Keystream of AES-256-CTR from a block on, taken piece by piece. One key serves one stream, ever. */
export interface Keystream {
  /** The next `length` bytes. The result may be reused memory: use it before the next call. */
  readonly next: (length: number) => Uint8Array
}

/** What keystreams are drawn over. One for all of them: a fresh one costs a short stream as much as its encryption. */
let zeros = Buffer.alloc(0)

/** `firstBlock` is the counter of its first 16 bytes: a stream can be entered anywhere (NIST SP 800-38A, 6.5). */
export function keystream(key: Uint8Array, firstBlock = 0): Keystream {
  const counter = Buffer.alloc(16)
  counter.writeBigUInt64BE(BigInt(firstBlock), 8)
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  return {
    next: (length) => {
      if (zeros.byteLength < length) zeros = Buffer.alloc(length)
      return cipher.update(zeros.subarray(0, length))
    },
  }
}

/** AES-256-GCM under a long-lived key with a random nonce: nonce || ciphertext || tag. For what rests on a disk. */
export function sealAtRest(
  key: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(aad)
  return new Uint8Array(
    Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  )
}

/** Null when key, content and additional data do not belong together. */
export function openAtRest(
  key: Uint8Array,
  sealed: Uint8Array,
  aad: Uint8Array,
): Uint8Array | null {
  if (sealed.byteLength < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - 16))
  try {
    const head = decipher.update(sealed.subarray(12, sealed.byteLength - 16))
    return new Uint8Array(Buffer.concat([head, decipher.final()]))
  } catch {
    return null
  }
}
