import type { Bodies } from '@sampan/proto'
import { createEphemeralKey, sharesStatement, signP256, suite } from '@sampan/shared'
import { shippedDefences, type Defences } from '@sampan/site-agent'
import { afterEach, describe, expect, it } from 'vitest'
import { infiltrated, type Infiltrated } from '../support/from-within.ts'
import { endingOf, lyingSite, once, type LyingSite } from '../support/lying-site.ts'

let inside: Infiltrated
let delta: LyingSite
afterEach(async () => {
  await inside.stop()
})

async function enter(options: Parameters<typeof infiltrated>[0] = {}): Promise<void> {
  inside = await infiltrated(options)
  delta = lyingSite(inside, 'delta')
}

describe('what delta deals', () => {
  /** Delta deals something else, signed, and goes on as though nothing were. */
  function deal(change: (dealt: Bodies['shares']) => Partial<Bodies['shares']>): void {
    once(
      inside,
      'shares',
      ({ envelope }) => {
        const dealt = envelope.body.value as Bodies['shares']
        const value = { ...dealt, ...change(dealt) }
        const signed = sharesStatement(suite, dealt.ctx, delta.index(), value)
        inside.silent.add('delta')
        delta.say(envelope, {
          type: 'shares',
          value: { ...value, signature: signP256(delta.key, signed) },
        })
      },
      'delta',
    )
  }

  it('for some but not for others names it', async () => {
    await enter()
    deal(({ ciphertexts }) => ({ ciphertexts: ciphertexts.slice(1) }))
    expect(await endingOf(inside)).toEqual(['lost', 'share-invalid', 'delta'])
  })

  it('and is not what it commits to names it', async () => {
    await enter()
    deal(({ leaves }) => ({ leaves: leaves.map((byte) => ~byte) }))
    expect(await endingOf(inside)).toEqual(['lost', 'commitment-mismatch', 'delta'])
  })

  it('and nobody can open is complained about, on record, before any vector moved', async () => {
    await enter()
    inside.onSent = ({ site, envelope }) => {
      if (site !== 'delta' || envelope.body.type !== 'shares') return
      const { ciphertexts, ...dealt } = envelope.body.value
      const garbage = ciphertexts.map((each) => ({ ...each, ciphertext: new Uint8Array(80) }))
      const value = { ...dealt, ciphertexts: garbage }
      const signature = signP256(delta.key, sharesStatement(suite, dealt.ctx, delta.index(), value))
      delta.say(envelope, { type: 'shares', value: { ...value, signature } })
    }
    expect(await endingOf(inside)).toEqual(['paused', 'attempts-exhausted', null])
    const index = delta.index()
    const incidents = (await inside.entries()).filter(({ type }) => type === 'incident')
    expect(incidents.length).toBeGreaterThanOrEqual(5)
    for (const { reason, object } of incidents) {
      expect(reason).toBe('share-invalid')
      expect(object).toMatch(new RegExp(`about ${index}$`))
    }
    const sent = inside.sent.filter(({ envelope }) => envelope.body.type === 'streamChunk')
    expect(sent.filter(({ site }) => site !== 'delta')).toEqual([])
  })

  it('under a digest of another seed names it, when the seed is rebuilt', async () => {
    await enter()
    inside.onSent = ({ site, envelope }) => {
      if (site !== 'delta' || envelope.body.type !== 'shares') return
      const value = { ...envelope.body.value, selfSeedDigest: new Uint8Array(32) }
      const signed = sharesStatement(suite, value.ctx, delta.index(), value)
      delta.say(envelope, {
        type: 'shares',
        value: { ...value, signature: signP256(delta.key, signed) },
      })
    }
    expect(await endingOf(inside)).toEqual(['lost', 'seed-mismatch', 'delta'])
  })

  it('of a key that it did not advertise names it, when it departs and the key is rebuilt', async () => {
    const another: Defences = {
      ...shippedDefences,
      createEphemeralKey: (random) => ({ ...createEphemeralKey(random), secret: random.bytes(32) }),
    }
    await enter({
      defences: (site) => (site === 'delta' ? another : shippedDefences),
      timeouts: { handshakeMs: 300, phaseProgressMs: 1000, absenceMs: 3000 },
    })
    inside.onSent = ({ site, envelope }) => {
      if (site === 'delta' && envelope.body.type === 'streamHeader') inside.silent.add('delta')
    }
    expect(await endingOf(inside)).toEqual(['lost', 'seed-mismatch', 'delta'])
  })
})
