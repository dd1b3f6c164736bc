import { afterEach, describe, expect, it } from 'vitest'
import type { Bodies, Body } from '@sampan/proto'
import { pieces, type FeasibilityResult } from '@sampan/shared'
import { shippedCoordinatorDefences, type CoordinatorDefences } from '@sampan/coordinator'
import { infiltrated, type Infiltrated } from '../support/from-within.ts'
import { endingOf, headerOf, lyingSite, once, type LyingSite } from '../support/lying-site.ts'
import { peopleOf, studyText } from '../support/registry-federation.ts'

// Delta lies about its vector. The oracle is the number of people in the tables.
let inside: Infiltrated
let delta: LyingSite
afterEach(async () => {
  await inside.stop()
})

async function enter(options: Parameters<typeof infiltrated>[0] = {}): Promise<void> {
  inside = await infiltrated(options)
  delta = lyingSite(inside, 'delta')
}

const everybody = ['alpha', 'beta', 'gamma', 'delta']
const total = (sites: readonly string[]): number =>
  sites.reduce((sum, site) => sum + peopleOf(site).length, 0)

async function counted(run: string): Promise<readonly [number, readonly string[]]> {
  const [released] = await inside.federation.results(run)
  const { steps } = released!['result'] as FeasibilityResult
  return [steps[0]!.people!, [...(released!['sites'] as string[])]]
}

/** Delta is silent from its header on, and this is said in its place. */
function insteadOfVector(lie: (ctx: Uint8Array, vector: Uint8Array) => readonly Body[]): void {
  once(
    inside,
    'streamChunk',
    ({ envelope }) => {
      const { ctx, data } = envelope.body.value as Bodies['streamChunk']
      delta.say(envelope, ...lie(ctx, data))
    },
    'delta',
  )
  const { onSent } = inside
  inside.onSent = (sent) => {
    if (sent.site === 'delta' && sent.envelope.body.type === 'streamHeader')
      inside.silent.add('delta')
    onSent(sent)
  }
}

type Lie = (ctx: Uint8Array, vector: Uint8Array) => readonly Body[]
const halves = (vector: Uint8Array): readonly Uint8Array[] => pieces(vector, vector.byteLength / 2)
const altered = (bytes: Uint8Array): Uint8Array => bytes.map((byte, k) => (k === 0 ? ~byte : byte))

const lies: Readonly<Record<string, readonly [string, Lie]>> = {
  'too short': [
    'vector-malformed',
    (ctx, vector) => [headerOf(delta.vector(ctx, [vector.slice(16)]))],
  ],
  'too long': [
    'vector-malformed',
    (ctx, vector) => [headerOf(delta.vector(ctx, [vector, new Uint8Array(16)], 1 << 18))],
  ],
  'of words of another width': [
    'vector-malformed',
    (ctx, vector) => [headerOf(delta.vector(ctx, [vector.slice(vector.byteLength / 2)]))],
  ],
  'of another kind': [
    'vector-malformed',
    (ctx, vector) => {
      const { header } = delta.vector(ctx, [vector])
      return [{ type: 'streamHeader', value: { ...header, kind: 'sum' } }]
    },
  ],
  'of a thousand chunks that it does not have': [
    'vector-malformed',
    (ctx, vector) => {
      const { header } = delta.vector(ctx, [vector])
      const chunkDigests = new Uint8Array(32 * 1024)
      return [{ type: 'streamHeader', value: { ...header, chunkSize: 1, chunkDigests } }]
    },
  ],
  'signed by nobody': [
    'vector-digest-mismatch',
    (ctx, vector) => {
      const { header } = delta.vector(ctx, [vector])
      return [{ type: 'streamHeader', value: { ...header, signature: new Uint8Array(64) } }]
    },
  ],
  'announced for another attempt': [
    'attempt-stale',
    (ctx, vector) => [headerOf(delta.vector(altered(ctx), [vector]))],
  ],
  'announced twice, each time another': [
    'vector-digest-mismatch',
    (ctx, vector) => [
      headerOf(delta.vector(ctx, [vector])),
      headerOf(delta.vector(ctx, [altered(vector)])),
    ],
  ],
  'sent before it is announced': [
    'vector-malformed',
    (ctx, vector) => [delta.vector(ctx, [vector]).chunk(0)],
  ],
  'in the wrong order': [
    'vector-digest-mismatch',
    (ctx, vector) => {
      const [first, second] = halves(vector)
      const signed = delta.vector(ctx, [first!, second!])
      return [headerOf(signed), signed.chunk(0, second)]
    },
  ],
  'with a chunk twice, the second time another': [
    'vector-digest-mismatch',
    (ctx, vector) => {
      const signed = delta.vector(ctx, halves(vector))
      return [headerOf(signed), signed.chunk(0), signed.chunk(0, altered(halves(vector)[0]!))]
    },
  ],
  'with chunks that overlap': [
    'vector-malformed',
    (ctx, vector) => {
      const signed = delta.vector(ctx, halves(vector))
      return [headerOf(signed), signed.chunk(0, vector)]
    },
  ],
  'with a chunk that is cut off': [
    'vector-malformed',
    (ctx, vector) => {
      const signed = delta.vector(ctx, halves(vector))
      return [headerOf(signed), signed.chunk(0, vector.slice(0, 8))]
    },
  ],
  'with a chunk beyond its end': [
    'vector-malformed',
    (ctx, vector) => {
      const signed = delta.vector(ctx, halves(vector))
      return [headerOf(signed), signed.chunk(2, vector)]
    },
  ],
}

describe('a vector', () => {
  it.each(Object.entries(lies))('%s names its site', async (_what, [code, lie]) => {
    await enter()
    insteadOfVector(lie)
    expect(await endingOf(inside)).toEqual(['lost', code, 'delta'])
  })

  it('that never completes is left out', async () => {
    await enter({ timeouts: { handshakeMs: 300, phaseProgressMs: 1000, absenceMs: 3000 } })
    insteadOfVector((ctx, vector) => {
      const signed = delta.vector(ctx, halves(vector))
      return [headerOf(signed), signed.chunk(1), signed.chunk(1), signed.chunk(1)]
    })
    const { id } = await inside.start()
    expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
    const others = ['alpha', 'beta', 'gamma']
    expect(await counted(id)).toEqual([total(others), others])
    expect(await inside.entries()).toContainEqual(
      expect.objectContaining({ type: 'incident', reason: 'site-absent', object: 'delta' }),
    )
  })

  it('of which every chunk comes three times, backwards, is counted once', async () => {
    await enter()
    insteadOfVector((ctx, vector) => {
      const signed = delta.vector(ctx, pieces(vector, 16))
      const chunks = pieces(vector, 16).map((_, k) => signed.chunk(k))
      const backwards = chunks.toReversed().flatMap((chunk) => [chunk, chunk, chunk])
      return [headerOf(signed), headerOf(signed), ...backwards]
    })
    const { id } = await inside.start()
    expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
    expect(await counted(id)).toEqual([total(everybody), ['alpha', 'beta', 'delta', 'gamma']])
  })
})

it('a confirmation of another set names its site', async () => {
  await enter()
  once(
    inside,
    'confirmation',
    ({ envelope }) => {
      const value = envelope.body.value as Bodies['confirmation']
      inside.silent.add('delta')
      delta.say(envelope, {
        type: 'confirmation',
        value: { ...value, signature: new Uint8Array(64) },
      })
    },
    'delta',
  )
  // Three of four are enough: what delta says may come too late to matter.
  const [state, reason, subject] = await endingOf(inside)
  expect([
    ['lost', 'survivors-invalid', 'delta'],
    ['completed', null, null],
  ]).toContainEqual([state, reason, subject])
})

it('everything that delta ever said, once more at every later moment, changes nothing', async () => {
  await enter()
  let replayed = 0
  const seen = new Set<string>()
  inside.onSent = ({ site, envelope }) => {
    const { round, attempt, body } = envelope
    const moment = `${round} ${attempt} ${body.type}`
    if (site !== 'delta' || round === 0 || seen.has(moment)) return
    seen.add(moment)
    for (const before of inside.sent.filter((sent) => sent.site === 'delta')) {
      if (before.envelope === envelope) continue
      replayed += 1
      delta.say(before.envelope, before.envelope.body)
    }
  }
  const { id } = await inside.start(['count', 'model'])
  const end = await inside.ended(id)
  expect(replayed).toBeGreaterThan(20)
  expect(end).toMatchObject({ state: 'completed', reason: null })
  expect((await counted(id))[0]).toBe(total(everybody))
})

it('what a site revealed in an earlier round names it when it is said of a later one', async () => {
  await enter()
  let earlier: Body | null = null
  inside.onSent = ({ site, envelope }) => {
    if (envelope.body.type !== 'reveal') return
    if (envelope.round === 1 && site === 'delta') earlier = envelope.body
    if (envelope.round !== 3 || earlier === null) return
    delta.say(envelope, earlier)
    earlier = null
  }
  const { id } = await inside.start(['count', 'model'])
  const { state, reason, subject } = await inside.ended(id)
  expect([state, reason, subject]).toEqual(['lost', 'attempt-stale', 'delta'])
})

it('keys of an earlier round name their site when it shows them once more', async () => {
  await enter()
  once(
    inside,
    'reveal',
    ({ envelope }) => {
      const value = envelope.body.value as Bodies['reveal']
      inside.silent.add('delta')
      delta.say(envelope, {
        type: 'reveal',
        value: { ...value, next: delta.said('advertisement') },
      })
    },
    'delta',
  )
  const { id } = await inside.start(['count', 'model'])
  const { state, reason, subject } = await inside.ended(id)
  expect([state, reason, subject]).toEqual(['lost', 'advertisement-replayed', 'delta'])
})

it('a site that is enrolled and not of the roster is not heard', async () => {
  await enter({ studyText: `${studyText}sitesMin: 3\n` })
  const account = { name: 'maria', actor: { kind: 'account', id: 'a', certificate: null } } as const
  const { study, federation } = inside
  const others = ['alpha', 'beta', 'gamma']
  let said = 0
  inside.onSent = ({ site, envelope }) => {
    if (site === 'delta' || envelope.run === '') return
    said += 1
    inside.say('delta', envelope, envelope.body)
  }
  const { id } = await federation.core.openRun({
    ...{ study, analyses: ['count'], sites: others, account },
  })
  expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
  expect(await counted(id)).toEqual([total(others), others])
  expect(said).toBeGreaterThan(10)
})

describe('without one of the defences', () => {
  const without = (left: Partial<CoordinatorDefences>) => ({
    coordinatorDefences: { ...shippedCoordinatorDefences, ...left },
  })
  /** Delta sends a vector that is not the one it signed: one more person than it has. */
  const unsigned: Lie = (ctx, vector) => {
    const signed = delta.vector(ctx, [vector])
    const more = vector.slice()
    const view = new DataView(more.buffer)
    view.setBigUint64(0, BigInt.asUintN(64, view.getBigUint64(0, true) + 1n), true)
    return [headerOf(signed), signed.chunk(0, more)]
  }

  it('digests of chunks: what is in the sum is not what was signed', async () => {
    await enter()
    insteadOfVector(unsigned)
    expect(await endingOf(inside)).toEqual(['lost', 'vector-digest-mismatch', 'delta'])
    await inside.stop()
    await enter(without({ isAnnounced: () => true }))
    insteadOfVector(unsigned)
    const { id } = await inside.start()
    expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
    expect((await counted(id))[0]).toBe(total(everybody) + 1)
  })

  /** A second vector, of a thousand people, when the coordinator comes back in the middle of confirming. */
  async function twice(): Promise<number> {
    let crashed: Promise<void> = Promise.resolve()
    once(inside, 'confirmation', ({ envelope }) => {
      const { ctx } = envelope.body.value as Bodies['confirmation']
      crashed = inside.crash(envelope.run).then(() => {
        const second = new Uint8Array(delta.said('streamHeader').size)
        new DataView(second.buffer).setUint32(0, 1000, true)
        const signed = delta.vector(ctx, [second])
        delta.say(envelope, headerOf(signed), signed.chunk(0))
      })
    })
    const { id } = await inside.start()
    expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
    await crashed
    return (await counted(id))[0]
  }

  it('counting once: a site is in the sum twice', async () => {
    await enter()
    expect(await twice()).toBe(total(everybody))
    await inside.stop()
    await enter(without({ isAwaited: () => true }))
    expect(await twice()).toBe(total(everybody) + 1000)
  })

  /** Delta reveals garbage before anybody else reveals. */
  function garbage(): void {
    once(inside, 'reveal', ({ envelope }) => {
      const { ctx, shares } = envelope.body.value as Bodies['reveal']
      const wrong = shares.map((share) => ({ ...share, share: new Uint8Array(32) }))
      inside.silent.add('delta')
      delta.say(envelope, { type: 'reveal', value: { ctx, shares: wrong, next: null } })
    })
  }

  it('commitments of shares: an honest site is blamed', async () => {
    await enter()
    garbage()
    expect(await endingOf(inside)).toEqual(['lost', 'commitment-mismatch', 'delta'])
    await inside.stop()
    await enter(without({ checkReveal: () => undefined }))
    garbage()
    const [state, reason, subject] = await endingOf(inside)
    expect([state, reason]).toEqual(['lost', 'seed-mismatch'])
    expect(subject).not.toBe('delta')
  })
})
