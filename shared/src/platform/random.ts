import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** A source of unpredictable bytes. Shipped entry points use systemRandom only. */
export interface Random {
  readonly bytes: (length: number) => Uint8Array
}

export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
}

/**
 * A repeatable stream for simulations and generators: AES-256-CTR under SHA-256 of the seed. Never used to mask data
 * that leaves a hospital.
 */
export function seededRandom(seed: string): Random {
  const key = createHash('sha256').update('sampan/simulation/').update(seed).digest()
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  return { bytes: (length) => new Uint8Array(cipher.update(Buffer.alloc(length))) }
}

/** A number in [0, 1) with 53 random bits. */
export function uniform(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = random.bytes(7)
  const high = (((a & 31) << 16) | (b << 8) | c) >>> 0
  const low = ((d << 24) | (e << 16) | (f << 8) | g) >>> 0
  return (high * 2 ** 32 + low) / 2 ** 53
}
