import type { Bodies, Body } from '@sampan/proto'
import {
  advertisementStatement,
  bytesFromLimbs,
  confirmationStatement,
  createEphemeralKey,
  deal,
  maskVector,
  openDelivery,
  pieces,
  present,
  sharedDigest,
  sharesStatement,
  signP256,
  suite,
  survivorsDigest,
  systemRandom,
  zeroWords,
  type Dealing,
  type EphemeralKey,
  type HeldShares,
  type Layout,
  type PrivateKey,
} from '@sampan/shared'

/** What a site answers to one message. */
export type Answer = (body: Body) => Body

/** The run as whoever plays a site in it sees it. */
export interface Part {
  readonly index: number
  readonly study: string
  readonly manifestDigest: Uint8Array
  readonly run: string
  readonly rosterDigest: Uint8Array
  readonly round: number
  readonly attempt: number
  readonly layout: Layout
}

export interface Acting {
  /** Signs with this: the site's own key where it colludes, else a key of the coordinator. */
  readonly key: PrivateKey
  readonly newKey?: () => EphemeralKey
  /** Changes what is dealt, before it is signed. */
  readonly dealing?: (dealing: Dealing) => Dealing
}

/**
 * A site that the coordinator plays itself: it keeps to the protocol as far as others can see, its vector is nothing
 * but masks, and it gives the coordinator every share that it holds, of both kinds.
 */
export function puppet(part: Part, acting: Acting): Answer {
  const newKey = acting.newKey ?? (() => createEphemeralKey(systemRandom))
  const secrets = { shareKey: newKey(), maskKey: newKey(), selfSecret: systemRandom.bytes(32) }
  let opening: Bodies['roundOpening'] | null = null
  let delivery: Bodies['shareDelivery'] | null = null
  let own: readonly HeldShares[] = []
  const attempt = () => {
    const { ctx, threshold, advertisements } = present(opening, 'opening')
    return { suite, ctx, threshold, index: part.index, prekeys: advertisements }
  }
  const held = (): readonly HeldShares[] => [
    ...own,
    ...present(delivery, 'delivery')
      .shares.filter(({ from }) => from !== part.index)
      .map((each) => openDelivery(attempt(), secrets.shareKey, withPaths(each))),
  ]
  return (body): Body => {
    switch (body.type) {
      case 'advertisementRequest':
        return advertisement(part, acting.key, secrets)
      case 'roundOpening': {
        opening = body.value
        const dealt = deal(attempt(), secrets, systemRandom)
        const dealing = acting.dealing?.(dealt) ?? dealt
        own = [dealing.own]
        return shares(part, acting.key, body.value.ctx, dealing)
      }
      case 'shareDelivery': {
        delivery = body.value
        const words = zeroWords(part.layout.dimension, part.layout.width)
        const shared = delivery.shares.map(({ from }) => from)
        maskVector(words, part.layout.width, { ...attempt(), shared }, secrets)
        const data = bytesFromLimbs(words)
        return { type: 'streamChunk', value: { ctx: delivery.ctx, kind: 'vector', index: 0, data } }
      }
      case 'survivorSet':
        return confirmation(part, acting.key, present(delivery, 'delivery'), body.value.members)
      case 'revealRequest': {
        const revealed = held().flatMap(({ from, self, mask }) => [
          { of: from, kind: 'self' as const, share: self },
          { of: from, kind: 'mask' as const, share: mask },
        ])
        return { type: 'reveal', value: { ctx: body.value.ctx, shares: revealed, next: null } }
      }
      default:
        throw new Error(`a puppet has no answer to ${body.type}`)
    }
  }
}

function withPaths(shares: Bodies['shareDelivery']['shares'][number]) {
  const [pathSelf, pathMask] = [pieces(shares.pathSelf, 32), pieces(shares.pathMask, 32)]
  return { ...shares, pathSelf, pathMask }
}

function advertisement(
  { study, manifestDigest, run, rosterDigest, index, round, attempt }: Part,
  key: PrivateKey,
  secrets: { readonly shareKey: EphemeralKey; readonly maskKey: EphemeralKey },
): Body {
  const digest = new Uint8Array(32)
  const content = {
    ...{ index, round, attempt, serial: 1, shareKey: secrets.shareKey.publicKey },
    ...{ maskKey: secrets.maskKey.publicKey, policyDigest: digest, floorsDigest: digest },
    aloneOk: false,
  }
  const about = { suite, study, manifestDigest, run, rosterDigest }
  const signature = signP256(key, advertisementStatement({ ...about, ...content }))
  return { type: 'advertisement', value: { ...content, signature, abandonment: null, logSize: 0 } }
}

function shares({ index }: Part, key: PrivateKey, ctx: Uint8Array, dealing: Dealing): Body {
  const { root, selfSeedDigest, leaves } = dealing
  const signature = signP256(key, sharesStatement(suite, ctx, index, dealing))
  const ciphertexts = dealing.ciphertexts.map((each) => ({ from: index, ...each }))
  const value = { ctx, root, selfSeedDigest, signature, leaves, ciphertexts, cosignature: null }
  return { type: 'shares', value }
}

function confirmation(
  { index }: Part,
  key: PrivateKey,
  { ctx, shares: dealt }: Bodies['shareDelivery'],
  members: readonly number[],
): Body {
  const shared = dealt.map((each) => ({ ...each, index: each.from }))
  const digests = [sharedDigest(suite, shared), survivorsDigest(suite, members)] as const
  const signature = signP256(key, confirmationStatement(suite, ctx, ...digests))
  return { type: 'confirmation', value: { ctx, index, signature } }
}
