import { present } from '../errors/sampan-error.ts'
import type { Width } from '../ring/ring.ts'
import type { AttemptSecrets, OpenAttempt } from './deal.ts'
import { pairSeed, selfSeed } from './keys.ts'
import { applyMasks, pairSign, type Mask } from './mask.ts'

/**
 * Phase 2: y = q + PRG(HKDF(b, ctx, 'self')) +- sum over the peers of U2 of PRG(k_ij), in place. The lower index of a
 * pair adds. Cost: one keystream of d * w / 8 bytes per member of U2.
 * @throws SampanError key-low-order
 */
export function maskVector(
  words: Uint32Array,
  width: Width,
  attempt: OpenAttempt & { readonly shared: readonly number[] },
  secrets: AttemptSecrets,
): void {
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
  applyMasks(words, [own, ...pairwise], width)
}
