import type { ShareKind } from '@sampan/proto'
import { present, SampanError } from '../errors/sampan-error.ts'
import { equalBytes } from '../platform/crypto.ts'
import type { Width } from '../ring/ring.ts'
import { commit, leafIndex } from './commitments.ts'
import type { Prekeys } from './context.ts'
import { ephemeralFromSecret, pairSeed, selfSeed, selfSeedDigest } from './keys.ts'
import type { MaskPool } from './mask-pool.ts'
import { wipeSeeds } from './mask-range.ts'
import { applyMasks, opposite, pairSign, type Mask } from './mask.ts'
import { combine, type Share } from './shamir.ts'

/** An attempt whose survivors are fixed, as the coordinator holds it. */
export interface ClosedAttempt {
  readonly suite: number
  readonly ctx: Uint8Array
  readonly threshold: number
  readonly width: Width
  /** U1 in order of index. */
  readonly prekeys: readonly Prekeys[]
  /** U2: everyone who dealt, with the commitments. */
  readonly dealers: readonly Dealer[]
  /** U3: everyone whose vector is in the accumulator. */
  readonly survivors: readonly number[]
}

export interface Dealer {
  readonly index: number
  readonly selfSeedDigest: Uint8Array
  /** Two commitments per member of U1. */
  readonly leaves: readonly Uint8Array[]
}

/** One share as a site revealed it. */
export interface Revealed {
  readonly holder: number
  readonly of: number
  readonly kind: ShareKind
  readonly share: Uint8Array
}

/** Which share of `dealer` is asked for: b of a survivor, s of a departed site, never both. */
export function revealKind(survivors: readonly number[], dealer: number): ShareKind {
  return survivors.includes(dealer) ? 'self' : 'mask'
}

/**
 * Checks what one site revealed: exactly one share for every dealer, of the right kind, and each the one that its
 * dealer committed to.
 * @throws SampanError share-invalid, commitment-mismatch (the revealing site is the culprit: it accepted the share
 * against the same commitment)
 */
export function checkReveal(
  attempt: ClosedAttempt,
  holder: number,
  shares: readonly Revealed[],
): void {
  const position = attempt.prekeys.findIndex((site) => site.index === holder)
  const complete =
    position >= 0 &&
    shares.length === attempt.dealers.length &&
    attempt.dealers.every((dealer) =>
      shares.some(
        (share) =>
          share.of === dealer.index && share.kind === revealKind(attempt.survivors, dealer.index),
      ),
    )
  if (!complete) throw new SampanError('share-invalid', { index: holder })
  for (const { of, kind, share } of shares) {
    const dealer = present(
      attempt.dealers.find((candidate) => candidate.index === of),
      'dealer',
    )
    const { suite, ctx } = attempt
    const commitment = commit({ suite, ctx, from: of, to: holder, kind, share })
    const leaf = dealer.leaves[leafIndex(position, kind)]
    if (leaf === undefined || !equalBytes(leaf, commitment))
      throw new SampanError('commitment-mismatch', { index: holder })
  }
}

/**
 * Phase 5: rebuilds every seed from the first t shares, checks it against H(b) or S_j, and takes the masks out of the
 * accumulator, which becomes the sum. Costs one keystream per survivor and one per pair of departed and survivor.
 * The accumulator is untouched when it throws.
 * @throws SampanError seed-mismatch: the dealer's committed shares do not give its seed; the dealer is the culprit
 */
export function unmask(
  accumulator: Uint32Array,
  attempt: ClosedAttempt,
  revealed: readonly Revealed[],
): void {
  const masks = masksLeft(attempt, revealed)
  applyMasks(accumulator, masks, attempt.width)
  wipeSeeds(masks)
}

/**
 * The sum, made in the threads of a pool when it is large. The accumulator stays as it is.
 * @throws SampanError seed-mismatch, masking-interrupted
 */
export async function unmaskedIn(
  pool: MaskPool,
  accumulator: Uint32Array,
  attempt: ClosedAttempt,
  revealed: readonly Revealed[],
): Promise<Uint32Array> {
  const masks = masksLeft(attempt, revealed)
  try {
    return await pool.applied(accumulator, masks, attempt.width)
  } finally {
    wipeSeeds(masks)
  }
}

/** What is left in the accumulator, with the signs that take it out. */
function masksLeft(attempt: ClosedAttempt, revealed: readonly Revealed[]): readonly Mask[] {
  return attempt.dealers.flatMap((dealer) => {
    const kind = revealKind(attempt.survivors, dealer.index)
    const shares = revealed
      .filter((share) => share.of === dealer.index && share.kind === kind)
      .map((share): Share => ({ x: share.holder, bytes: share.share }))
      .slice(0, attempt.threshold)
    if (shares.length < attempt.threshold)
      throw new SampanError('survivors-too-few', { have: shares.length })
    const secret = combine(shares)
    return kind === 'self'
      ? [selfMaskLeft(attempt, dealer, secret)]
      : pairMasksLeft(attempt, dealer.index, secret)
  })
}

function selfMaskLeft(attempt: ClosedAttempt, dealer: Dealer, secret: Uint8Array): Mask {
  const { suite, ctx } = attempt
  if (!equalBytes(selfSeedDigest(suite, ctx, dealer.index, secret), dealer.selfSeedDigest))
    throw new SampanError('seed-mismatch', { index: dealer.index })
  return { seed: selfSeed(suite, ctx, secret), sign: 'subtract' }
}

/** The survivors' vectors carry their pairwise masks with the departed site; its own half never came. */
function pairMasksLeft(
  attempt: ClosedAttempt,
  departed: number,
  secret: Uint8Array,
): readonly Mask[] {
  const { suite, ctx, prekeys, survivors } = attempt
  const key = ephemeralFromSecret(secret)
  const published = prekeys.find((site) => site.index === departed)?.maskKey
  if (published === undefined || !equalBytes(key.publicKey, published))
    throw new SampanError('seed-mismatch', { index: departed })
  return survivors.map((survivor) => {
    const peer = present(
      prekeys.find((site) => site.index === survivor),
      'prekeys of a survivor',
    )
    const seed = pairSeed({
      suite,
      ctx,
      own: { index: departed, key },
      peer: { index: survivor, publicKey: peer.maskKey },
    })
    return { seed, sign: opposite(pairSign(survivor, departed)) }
  })
}
