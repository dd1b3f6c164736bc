import { hex } from '../encoding/bytes.ts'
import { exportSpki, sha256, type PublicKey } from '../platform/crypto.ts'

/** Cipher suite 1: X25519, HKDF-SHA-256, AES-256, ECDSA P-256, Ed25519. Others (SM2/SM3) come later. */
export const suite = 1

/** Protocol versions that this build speaks. */
export const protocolVersions = { min: 1, max: 1 } as const

/** A key's digest, as manifests and rosters pin it: SHA-256 of its SubjectPublicKeyInfo. */
export function keyDigest(key: PublicKey): Uint8Array {
  return sha256(exportSpki(key))
}

/** Lower-case hex with the algorithm in front, as people compare it. */
export function formatDigest(digest: Uint8Array): string {
  return `sha256:${hex(digest)}`
}
