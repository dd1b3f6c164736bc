import { concat } from '../encoding/bytes.ts'
import { digestOf, statement } from '../encoding/statement.ts'
import { SampanError } from '../errors/sampan-error.ts'
import {
  agreeX25519,
  exportX25519Public,
  hkdf,
  importX25519Private,
  importX25519Public,
  publicOf,
} from '../platform/crypto.ts'
import type { Random } from '../platform/random.ts'

/** An X25519 key that lives for one attempt. `secret` is what is shared among the sites. */
export interface EphemeralKey {
  readonly secret: Uint8Array
  readonly publicKey: Uint8Array
  /** X25519 with a peer's public key; null for a point of low order. */
  readonly agree: (peer: Uint8Array) => Uint8Array | null
}

export function createEphemeralKey(random: Random): EphemeralKey {
  return ephemeralFromSecret(random.bytes(32))
}

export function ephemeralFromSecret(secret: Uint8Array): EphemeralKey {
  const privateKey = importX25519Private(secret)
  return {
    secret,
    publicKey: exportX25519Public(publicOf(privateKey)),
    agree: (peer) => agreeX25519(privateKey, importX25519Public(peer)),
  }
}

/**
 * X25519 with a peer's public key, which the coordinator chooses unless signatures are checked first.
 * @throws SampanError key-low-order
 */
function agree(own: EphemeralKey, peer: Uint8Array, index: number): Uint8Array {
  const secret = own.agree(peer)
  if (secret === null) throw new SampanError('key-low-order', { index })
  return secret
}

interface Pair {
  readonly suite: number
  readonly ctx: Uint8Array
  readonly own: { readonly index: number; readonly key: EphemeralKey }
  readonly peer: { readonly index: number; readonly publicKey: Uint8Array }
}

/** k_ij = HKDF(X25519(s_i, S_j), ctx, 'mask', low, high): the same at both ends. */
export function pairSeed(pair: Pair): Uint8Array {
  const low = Math.min(pair.own.index, pair.peer.index)
  const high = Math.max(pair.own.index, pair.peer.index)
  const secret = agree(pair.own.key, pair.peer.publicKey, pair.peer.index)
  return hkdf(secret, pair.ctx, statement(pair.suite, 'mask', [low, high]))
}

/** HKDF(b, ctx, 'self'): the key of a site's own mask. */
export function selfSeed(suite: number, ctx: Uint8Array, secret: Uint8Array): Uint8Array {
  return hkdf(secret, ctx, statement(suite, 'self', []))
}

/** HKDF(X25519(c_i, C_j), ctx, 'share', i, j), for the message from i to j alone. */
export function shareKey(pair: Pair, from: number, to: number): Uint8Array {
  const secret = agree(pair.own.key, pair.peer.publicKey, pair.peer.index)
  return hkdf(secret, pair.ctx, statement(pair.suite, 'share', [from, to]))
}

/** H(b), bound to the attempt and the site. */
export function selfSeedDigest(
  suite: number,
  ctx: Uint8Array,
  index: number,
  secret: Uint8Array,
): Uint8Array {
  return digestOf(suite, 'self-seed', [ctx, index, secret])
}

/** The two shares of one sender for one holder, as they stand inside a ciphertext: self then mask. */
export function joinShares(self: Uint8Array, mask: Uint8Array): Uint8Array {
  return concat(self, mask)
}
