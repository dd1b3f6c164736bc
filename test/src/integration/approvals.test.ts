import { afterEach, describe, expect, it } from 'vitest'
import { decodeEnvelope, decodeSealedFrame, encodeSealedFrame, type Envelope } from '@sampan/proto'
import { generateP256, signP256, writeApproval, systemClock, systemRandom } from '@sampan/shared'
import { keepApproval } from '@sampan/site-agent'
import type { Tap } from '@sampan/simulation'
import { registryFederation, type RegistryFederation } from '../support/registry-federation.ts'

/** Bodies that carry something about data or take part in masking. */
const participation = [
  'runAcceptance',
  'advertisement',
  'shares',
  'streamHeader',
  'streamChunk',
  'confirmation',
  'reveal',
]

function watch(seen: Map<string, Envelope[]>): (site: string) => Tap {
  return (site) => (frame, direction) => {
    if (direction === 'up') {
      const envelope = decodeEnvelope(decodeSealedFrame(frame).envelope)
      seen.set(site, [...(seen.get(site) ?? []), envelope])
    }
    return frame
  }
}

function participated(seen: Map<string, Envelope[]>, site: string): string[] {
  const types = (seen.get(site) ?? []).map((envelope) => envelope.body.type)
  return types.filter((type) => participation.includes(type))
}

describe('a site', () => {
  let made: RegistryFederation | null = null
  afterEach(async () => {
    await made?.stop()
    made = null
  })

  it.each([
    ['without any approval', [] as const, 'approval-missing'],
    ['with one approval of two', ['data-steward'] as const, 'approval-missing'],
  ])('%s sends nothing but a refusal', async (_name, roles, code) => {
    const seen = new Map<string, Envelope[]>()
    made = await registryFederation({ tap: watch(seen), approve: false })
    const { federation, study } = made
    for (const site of federation.sites)
      await site.approve(study, site.id === 'beta' ? roles : undefined)
    const view = await federation.run(study)
    expect(view).toMatchObject({ state: 'refused', reason: code, subject: 'beta' })
    expect(participated(seen, 'beta')).toEqual([])
    expect(seen.get('beta')?.filter((envelope) => envelope.body.type === 'refusal')).toHaveLength(1)
  })

  it('whose approver withdrew sends nothing', async () => {
    const seen = new Map<string, Envelope[]>()
    made = await registryFederation({ tap: watch(seen) })
    const { federation, study } = made
    await federation.sites[1]!.decide(study, 'ethics', 'withdraw')
    const view = await federation.run(study)
    expect(view).toMatchObject({ state: 'refused', reason: 'approval-withdrawn', subject: 'beta' })
    expect(participated(seen, 'beta')).toEqual([])
  })

  it('whose approvals are for another digest sends nothing', async () => {
    const seen = new Map<string, Envelope[]>()
    made = await registryFederation({ tap: watch(seen) })
    const { federation, study } = made
    const other = await federation.submit({ ...study.manifest, title: 'Another title' })
    const view = await federation.run(other)
    expect(view).toMatchObject({ state: 'refused', reason: 'approval-missing' })
    for (const site of federation.sites) expect(participated(seen, site.id)).toEqual([])
  })

  it('does not count an approval signed with a key that it does not know', async () => {
    made = await registryFederation({ approve: false })
    const { federation, study } = made
    const [, ...others] = federation.sites
    for (const site of others) await site.approve(study)
    const first = federation.sites[0]!
    await first.approve(study, ['data-steward'])
    const words = {
      site: first.id,
      role: 'ethics',
      name: 'Simulated ethics officer',
      language: 'en',
      decision: 'approve',
    } as const
    const forged = writeApproval(study, words, generateP256().privateKey, {
      clock: systemClock,
      random: systemRandom,
    })
    await keepApproval(first.vault.ledger, forged, systemClock)
    expect(await federation.run(study)).toMatchObject({
      state: 'refused',
      reason: 'approval-missing',
    })
  })

  it('that withdraws in the middle of a run sends nothing more', async () => {
    const seen = new Map<string, Envelope[]>()
    const watching = watch(seen)
    const withdrawals: Promise<void>[] = []
    const tap =
      (site: string): Tap =>
      (frame, direction) => {
        const passed = watching(site)(frame, direction)
        const last = seen.get('beta')?.at(-1)?.body.type
        if (last === 'reveal' && withdrawals.length === 0) {
          const beta = made!.federation.sites[1]!
          withdrawals.push(beta.decide(made!.study, 'data-steward', 'withdraw'))
        }
        return passed
      }
    made = await registryFederation({ tap })
    const view = await made.federation.run(made.study)
    await Promise.all(withdrawals)
    expect(view).toMatchObject({ state: 'refused', reason: 'approval-withdrawn', subject: 'beta' })
    const vectors = seen.get('beta')!.filter((e) => e.body.type === 'streamChunk')
    expect(vectors.length).toBeLessThanOrEqual(2)
    expect(made.federation.sites.every((site) => (seen.get(site.id)?.length ?? 0) < 25)).toBe(true)
  })
})

describe('a relay that is not honest', () => {
  let made: RegistryFederation | null = null
  afterEach(async () => {
    await made?.stop()
    made = null
  })

  it('is caught when it alters a frame to the vault', async () => {
    let altered = 0
    const tap =
      (site: string): Tap =>
      (frame, direction) => {
        if (site !== 'gamma' || direction !== 'down') return frame
        const { envelope, signature } = decodeSealedFrame(frame)
        if (decodeEnvelope(envelope).body.type !== 'roundOpening') return frame
        altered += 1
        envelope[envelope.length - 1]! ^= 1
        return encodeSealedFrame({ envelope, signature })
      }
    made = await registryFederation({ tap })
    void made.federation.run(made.study)
    await waitFor(
      () => altered > 0 && made!.logged.some((line) => line.includes('signature-invalid')),
    )
    expect(made.logged.some((line) => line.includes('signature-invalid'))).toBe(true)
  })

  it('is caught when it forges a frame with a key of its own', async () => {
    const forger = generateP256().privateKey
    const tap =
      (site: string): Tap =>
      (frame, direction) => {
        if (site !== 'gamma' || direction !== 'down') return frame
        const { envelope } = decodeSealedFrame(frame)
        if (decodeEnvelope(envelope).body.type !== 'advertisementRequest') return frame
        return encodeSealedFrame({ envelope, signature: signP256(forger, envelope) })
      }
    made = await registryFederation({ tap })
    void made.federation.run(made.study)
    await waitFor(() => made!.logged.some((line) => line.includes('signature-invalid')))
    const sent = await made.federation.sites[2]!.vault.ledger.selectFrom('outbox')
      .select('kind')
      .execute()
    expect(sent.map((row) => row.kind)).not.toContain('advertisement')
  })
})

async function waitFor(condition: () => boolean): Promise<void> {
  for (let k = 0; k < 2000 && !condition(); k++)
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(condition()).toBe(true)
}
