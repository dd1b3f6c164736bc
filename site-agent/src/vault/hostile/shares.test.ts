import type { Bodies } from '@sampan/proto'
import {
  checkReveal,
  commitmentRoot,
  concat,
  openOnce,
  prekeysDigest,
  present,
  SampanError,
  shareKey,
  splitLeaves,
  statement,
  type Dealing,
  type openDelivery,
} from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { attack, nothing } from './attack.test.support.ts'
import { peopleOf, place, type HostileHub } from './hostile-hub.test.support.ts'
import { advertised, everyone, joinedHub } from './joined-hub.test.support.ts'

const keyOf = (hub: HostileHub, site: number) =>
  present(hub.sites[site - 1], 'site').protocolKey.privateKey

/** Commits to other shares for the first site than it sends. */
function falseFor1(dealing: Dealing): Dealing {
  const leaves = splitLeaves(dealing.leaves).map((leaf, k) =>
    k < 2 ? leaf.map((byte) => byte ^ 1) : leaf,
  )
  return { ...dealing, leaves: concat(...leaves), root: commitmentRoot(leaves) }
}

/** Decrypts, and does not look at the commitment. */
const unlooking: typeof openDelivery = (attempt, key, delivery) => {
  const { suite, ctx, index, prekeys } = attempt
  const { from, ciphertext } = delivery
  const { shareKey: publicKey } = present(
    prekeys.find((each) => each.index === from),
    'prekeys',
  )
  const pair = { suite, ctx, own: { index, key }, peer: { index: from, publicKey } }
  const aad = statement(suite, 'share-aad', [ctx, from, index, prekeysDigest(suite, prekeys)])
  const plain = present(openOnce(shareKey(pair, from, index), ciphertext, aad), 'shares')
  return { from, self: plain.slice(0, 32), mask: plain.slice(32) }
}

attack('shares that were not committed to: the honest holder is blamed for them', {
  sites: 4,
  secret: 1,
  layers: [[{ openDelivery: unlooking }, 'commitment-mismatch']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = hub.attempt(place('run_a'), everyone)
    attempt.play(2, { key: keyOf(hub, 2), dealing: falseFor1 })
    await attempt.advertise()
    await attempt.share()
    await attempt.mask()
    const reveals = await attempt.reveal(await attempt.confirm(everyone), [1])
    const { advertisements: prekeys, threshold, ctx } = attempt.opening
    const dealers = [...attempt.shares].map(([index, { leaves, selfSeedDigest }]) => {
      return { index, selfSeedDigest, leaves: splitLeaves(leaves) }
    })
    const { width } = attempt.plan.layout
    const closed = { suite: 1, ctx, threshold, width, prekeys, dealers, survivors: everyone }
    const shares = present(reveals.get(1), 'reveal').shares.map((each) => ({ ...each, holder: 1 }))
    try {
      checkReveal(closed, 1, shares)
      return 0
    } catch (error) {
      return Number(error instanceof SampanError && error.context['index'])
    }
  },
})

attack('a hospital that is told that only one other has shared: that one colludes', {
  sites: 4,
  secret: peopleOf(1),
  layers: [[{ checkDealers: nothing }, 'survivors-too-few']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = hub.attempt(place('run_a'), everyone)
    attempt.play(2, { key: keyOf(hub, 2) })
    await attempt.advertise()
    await attempt.share()
    const two = [1, 2]
    await attempt.mask((_, index) => attempt.delivery(index, index < 3 ? two : everyone))
    // The others reveal what they hold of b for everybody: one colluding site is all that is missing.
    await attempt.deliver(2, attempt.delivery(2))
    const reveals = await attempt.reveal(await attempt.confirm(everyone, [2, 3, 4]), [2, 3, 4])
    return attempt.open(two, reveals, two)
  },
})

describe('a delivery', () => {
  type Share = Bodies['shareDelivery']['shares'][number]
  const flipped = (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, k) => (k === 0 ? byte ^ 1 : byte))
  const changes: readonly (readonly [string, string, (share: Share) => Share])[] = [
    ['another ciphertext', 'share-invalid', (s) => ({ ...s, ciphertext: flipped(s.ciphertext) })],
    ['another root', 'share-invalid', (s) => ({ ...s, root: flipped(s.root) })],
    ['another H(b)', 'share-invalid', (s) => ({ ...s, selfSeedDigest: flipped(s.root) })],
    ['another signature', 'share-invalid', (s) => ({ ...s, signature: flipped(s.signature) })],
    ['another path', 'commitment-mismatch', (s) => ({ ...s, pathMask: flipped(s.pathMask) })],
  ]
  it.each(changes)('with %s is complained of: %s, with the dealer', async (_what, code, change) => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    await attempt.share()
    const mask = attempt.mask((delivery, index) =>
      index === 1
        ? { ...delivery, shares: delivery.shares.map((s) => (s.from === 3 ? change(s) : s)) }
        : delivery,
    )
    await expect(mask).rejects.toMatchObject({ code, against: 3 })
  })

  it.each([
    ['without its own', [2, 3, 4]],
    ['out of order', [1, 3, 2, 4]],
    ['with one twice', [1, 2, 2, 3]],
  ])('%s is refused', async (_what, dealers) => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    await attempt.share()
    const mask = attempt.mask((_, index) => attempt.delivery(index, dealers))
    await expect(mask).rejects.toMatchObject({ code: 'roster-mismatch' })
  })
})
