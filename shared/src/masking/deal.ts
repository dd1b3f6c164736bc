import { concat } from '../encoding/bytes.ts'
import { statement } from '../encoding/statement.ts'
import { present, SampanError } from '../errors/sampan-error.ts'
import { openOnce, sealOnce } from '../platform/crypto.ts'
import type { Random } from '../platform/random.ts'
import { commit, commitmentRoot, verifyCommitment } from './commitments.ts'
import { prekeysDigest, type Prekeys } from './context.ts'
import { joinShares, selfSeedDigest, shareKey, type EphemeralKey } from './keys.ts'
import { split } from './shamir.ts'

/** What is fixed once a round has been opened: the attempt as one site sees it. */
export interface OpenAttempt {
  readonly suite: number
  readonly ctx: Uint8Array
  readonly threshold: number
  readonly index: number
  /** U1 in order of index; holds the site itself. */
  readonly prekeys: readonly Prekeys[]
}

/** A site's secrets of one attempt. They live in memory only, and no longer than the Mask phase. */
export interface AttemptSecrets {
  /** c: encrypts shares. */
  readonly shareKey: EphemeralKey
  /** s: agrees on pairwise masks; shared with the others. */
  readonly maskKey: EphemeralKey
  /** b: seed of the self mask; shared with the others. */
  readonly selfSecret: Uint8Array
}

export interface Dealing {
  readonly root: Uint8Array
  readonly selfSeedDigest: Uint8Array
  /** 64 bytes per holder of U1: commitment to the self share, commitment to the mask share. */
  readonly leaves: Uint8Array
  readonly ciphertexts: readonly { readonly to: number; readonly ciphertext: Uint8Array }[]
  /** The site's own shares of its own secrets. */
  readonly own: HeldShares
}

/** Shares of one dealer's secrets, held by one site. */
export interface HeldShares {
  readonly from: number
  readonly self: Uint8Array
  readonly mask: Uint8Array
}

/**
 * Phase 1: shares b and s of one site among all of U1 with threshold t, commits to every share and encrypts each
 * pair of shares for its holder.
 * @throws SampanError key-low-order
 */
export function deal(attempt: OpenAttempt, secrets: AttemptSecrets, random: Random): Dealing {
  const { suite, ctx, threshold, index, prekeys } = attempt
  const holders = prekeys.map((site) => site.index)
  const selfShares = split(secrets.selfSecret, threshold, holders, random)
  const maskShares = split(secrets.maskKey.secret, threshold, holders, random)
  const held = holders.map((to, k) => ({
    to,
    self: present(selfShares[k], 'share').bytes,
    mask: present(maskShares[k], 'share').bytes,
  }))
  const leaves = held.flatMap(({ to, self, mask }) => [
    commit({ suite, ctx, from: index, to, kind: 'self', share: self }),
    commit({ suite, ctx, from: index, to, kind: 'mask', share: mask }),
  ])
  const own = present(
    held.find(({ to }) => to === index),
    'own entry in U1',
  )
  return {
    root: commitmentRoot(leaves),
    selfSeedDigest: selfSeedDigest(suite, ctx, index, secrets.selfSecret),
    leaves: concat(...leaves),
    ciphertexts: held
      .filter(({ to }) => to !== index)
      .map(({ to, self, mask }) => ({
        to,
        ciphertext: sealOnce(
          shareKey(pairWith(attempt, secrets.shareKey, to), index, to),
          joinShares(self, mask),
          shareAad(attempt, index, to),
        ),
      })),
    own: { from: index, self: own.self, mask: own.mask },
  }
}

/** A share ciphertext on its way to its holder, with what proves it (all chosen by dealer and coordinator). */
export interface Delivery {
  readonly from: number
  readonly root: Uint8Array
  readonly ciphertext: Uint8Array
  readonly pathSelf: readonly Uint8Array[]
  readonly pathMask: readonly Uint8Array[]
}

/**
 * Opens a peer's shares and checks both against the dealer's signed root.
 * @throws SampanError share-invalid (does not decrypt), commitment-mismatch; context names the dealer's index
 */
export function openDelivery(
  attempt: OpenAttempt,
  key: EphemeralKey,
  delivery: Delivery,
): HeldShares {
  const { suite, ctx, index, prekeys } = attempt
  const { from, root } = delivery
  const opening = shareKey(pairWith(attempt, key, from), from, index)
  const plain = openOnce(opening, delivery.ciphertext, shareAad(attempt, from, index))
  if (plain?.byteLength !== 64) throw new SampanError('share-invalid', { index: from })
  const self = plain.slice(0, 32)
  const mask = plain.slice(32)
  const place = {
    position: prekeys.findIndex((site) => site.index === index),
    holders: prekeys.length,
  }
  const common = { suite, ctx, from, to: index }
  const right =
    verifyCommitment({ ...common, kind: 'self', share: self }, place, delivery.pathSelf, root) &&
    verifyCommitment({ ...common, kind: 'mask', share: mask }, place, delivery.pathMask, root)
  if (!right) throw new SampanError('commitment-mismatch', { index: from })
  return { from, self, mask }
}

function pairWith(
  attempt: OpenAttempt,
  key: EphemeralKey,
  peer: number,
): Parameters<typeof shareKey>[0] {
  const { suite, ctx, index, prekeys } = attempt
  const entry = prekeys.find((site) => site.index === peer)
  if (entry === undefined) throw new SampanError('roster-mismatch', { index: peer })
  return {
    suite,
    ctx,
    own: { index, key },
    peer: { index: peer, publicKey: entry.shareKey },
  }
}

/** AAD of a share ciphertext: ctx, i, j, H(U1). */
function shareAad(attempt: OpenAttempt, from: number, to: number): Uint8Array {
  const { suite, ctx, prekeys } = attempt
  return statement(suite, 'share-aad', [ctx, from, to, advertised(suite, prekeys)])
}

interface Advertised {
  readonly suite: number
  readonly digest: Uint8Array
}

/** H(U1) of lists that were hashed before: it stands in every share, and at 240 sites is hashed from 20 KB. */
const hashed = new WeakMap<readonly Prekeys[], Advertised>()

function advertised(suite: number, prekeys: readonly Prekeys[]): Uint8Array {
  const known = hashed.get(prekeys)
  if (known?.suite === suite) return known.digest
  const digest = prekeysDigest(suite, prekeys)
  hashed.set(prekeys, { suite, digest })
  return digest
}
