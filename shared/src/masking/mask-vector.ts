import { present } from '../errors/sampan-error.ts'
import type { Width } from '../ring/ring.ts'
import type { AttemptSecrets, OpenAttempt } from './deal.ts'
import { pairSeed, selfSeed } from './keys.ts'
import type { MaskPool } from './mask-pool.ts'
import { wipeSeeds } from './mask-range.ts'
import { applyMasks, pairSign, type Mask } from './mask.ts'

/** An attempt as a site sees it, with U2. */
export type MaskingAttempt = OpenAttempt & { readonly shared: readonly number[] }

/**
 * Phase 2: y = q + PRG(HKDF(b, ctx, 'self')) +- sum over the peers of U2 of PRG(k_ij), in place. The lower index of a
 * pair adds. Cost: one keystream of d * w / 8 bytes per member of U2.
 * @throws SampanError key-low-order
 */
export function maskVector(
  words: Uint32Array,
  width: Width,
  attempt: MaskingAttempt,
  secrets: AttemptSecrets,
): void {
  const masks = masksOf(attempt, secrets)
  applyMasks(words, masks, width)
  wipeSeeds(masks)
}

/**
 * The same in the threads of a pool when the vector is large. `words` are untouched when it throws.
 * @throws SampanError key-low-order, masking-interrupted
 */
export function maskVectorIn(
  pool: MaskPool,
): (
  words: Uint32Array,
  width: Width,
  attempt: MaskingAttempt,
  secrets: AttemptSecrets,
) => Promise<void> {
  return async (words, width, attempt, secrets) => {
    const masks = masksOf(attempt, secrets)
    try {
      words.set(await pool.applied(words, masks, width))
    } finally {
      wipeSeeds(masks)
    }
  }
}

function masksOf(attempt: MaskingAttempt, secrets: AttemptSecrets): readonly Mask[] {
  const { suite, ctx, index, prekeys, shared } = attempt
  const own: Mask = { seed: selfSeed(suite, ctx, secrets.selfSecret), sign: 'add' }
  const pairwise = shared
    .filter((peer) => peer !== index)
    .map((peer): Mask => {
      const entry = present(
        prekeys.find((site) => site.index === peer),
        'prekeys of a site that shared',
      )
      const seed = pairSeed({
        suite,
        ctx,
        own: { index, key: secrets.maskKey },
        peer: { index: peer, publicKey: entry.maskKey },
      })
      return { seed, sign: pairSign(index, peer) }
    })
  return [own, ...pairwise]
}
