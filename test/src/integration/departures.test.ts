import type { BodyType } from '@sampan/proto'
import { peekFrame, type GlmResult, type RunView } from '@sampan/shared'
import { pooledFit } from '@sampan/scripts'
import { openTap, type Tap } from '@sampan/simulation'
import { afterEach, describe, expect, it } from 'vitest'
import {
  peopleOf,
  registryFederation,
  type RegistryFederation,
} from '../support/registry-federation.ts'

const everybody = ['alpha', 'beta', 'gamma', 'delta']
const timeouts = { handshakeMs: 300, phaseProgressMs: 1000, absenceMs: 2500 }

let made: RegistryFederation | null = null
afterEach(async () => {
  await made?.stop()
  made = null
})

/** How a site goes: it falls silent, or its connection ends. */
type Manner = 'silent' | 'disconnected'

interface Departure {
  readonly site: string
  /** The message before which it goes. */
  readonly before: BodyType
  readonly round: number
  readonly manner: Manner
}

/** Sites that are gone for as long as they are in the set. */
function leaving(
  departures: readonly Departure[],
  gone: Set<string>,
  close: (site: string) => void,
): (site: string) => Tap {
  const done = new Set<Departure>()
  return (site) => {
    const own = departures.filter((departure) => departure.site === site)
    return (frame, direction) => {
      if (gone.has(site)) return null
      if (direction === 'down') return openTap(frame, direction)
      const { body, round } = peekFrame(frame)
      const due = own.find((each) => each.before === body.type && each.round === round)
      if (due === undefined || done.has(due)) return frame
      done.add(due)
      gone.add(site)
      if (due.manner === 'disconnected')
        setImmediate(() => {
          close(site)
        })
      return null
    }
  }
}

async function federationWith(departures: readonly Departure[]): Promise<Set<string>> {
  const gone = new Set<string>()
  const close = (site: string): void => made?.federation.core.hub.closeLive(site)
  made = await registryFederation({ tap: leaving(departures, gone, close), timeouts })
  return gone
}

function expectPooledOver(sites: readonly string[], result: GlmResult): void {
  const rows = sites.flatMap((site) => peopleOf(site))
  const pooled = pooledFit({
    terms: ['(Intercept)', 'age', 'male', 'weight'],
    x: rows.map(({ age, male, weight }) => [1, Number(age), male, Number(weight)]),
    y: rows.map(({ ill }) => ill),
  })
  expect(result.n).toBe(rows.length)
  result.estimates.forEach(({ estimate, 'std.error': error }, k) => {
    const [wanted, wantedError] = [pooled.estimates[k]!, pooled.errors[k]!]
    const allowed = 1e-8 * Math.max(Math.abs(wanted), wantedError)
    expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(allowed)
    expect(Math.abs(error - wantedError)).toBeLessThanOrEqual(1e-8 * wantedError)
  })
}

async function expectReleasedOver(sites: readonly string[], view: RunView): Promise<void> {
  expect(view).toMatchObject({ state: 'completed', reason: null })
  const results = await made!.federation.results(view.id)
  expect(results).toHaveLength(2)
  for (const result of results)
    expect([...(result['sites'] as string[])].sort()).toEqual([...sites].sort())
  expectPooledOver(sites, results[1]!['result'] as GlmResult)
}

const beforeItsVector: readonly BodyType[] = [
  'advertisement',
  'shares',
  'streamHeader',
  'streamChunk',
]
const afterItsVector: readonly BodyType[] = ['confirmation', 'reveal']
const manners: readonly Manner[] = ['silent', 'disconnected']
const cases = (messages: readonly BodyType[]) =>
  messages.flatMap((before) => manners.map((manner) => [before, manner] as const))

describe('a site that goes for good in the first round', () => {
  it.each(cases(beforeItsVector))(
    'before its %s, %s: the sum is over the three others',
    async (before, manner) => {
      await federationWith([{ site: 'beta', before, round: 1, manner }])
      const view = await made!.federation.run(made!.study)
      await expectReleasedOver(['alpha', 'gamma', 'delta'], view)
    },
  )

  it.each(cases(afterItsVector))(
    'before its %s, %s: it is in the first sum, and the second is not asked for without it',
    async (before, manner) => {
      await federationWith([{ site: 'beta', before, round: 1, manner }])
      const view = await made!.federation.run(made!.study)
      // A site that is there and says nothing costs attempts; five of them, then a human decides.
      const ending = { disconnected: 'site-absent', silent: 'attempts-exhausted' }[manner]
      expect(view).toMatchObject({ reason: ending })
      expect(view.state).toBe(manner === 'silent' ? 'paused' : 'lost')
      const results = await made!.federation.results(view.id)
      expect(results.map(({ sites }) => sites)).toEqual([['alpha', 'beta', 'delta', 'gamma']])
    },
  )

  it('and two of them: three are needed, so nothing is released', async () => {
    const beta = { site: 'beta', before: 'shares', round: 1, manner: 'disconnected' } as const
    await federationWith([beta, { ...beta, site: 'delta', before: 'streamHeader' }])
    const view = await made!.federation.run(made!.study)
    expect(view).toMatchObject({ state: 'lost', reason: 'site-absent' })
    expect(await made!.federation.results(view.id)).toEqual([])
  })
})

describe('a site that goes in a later round', () => {
  it('is waited for, and the run completes with everybody when it is back', async () => {
    const departure = {
      site: 'beta',
      before: 'streamHeader',
      round: 3,
      manner: 'disconnected',
    } as const
    const gone = await federationWith([departure])
    const running = made!.federation.run(made!.study)
    while (!gone.has('beta')) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 600))
    gone.clear()
    made!.federation.connect(made!.federation.sites.find(({ id }) => id === 'beta')!)
    await expectReleasedOver(everybody, await running)
  })
})

describe('a run after one without a site', () => {
  it('asks the same sites again: the one that was missing would stand alone', async () => {
    const gone = await federationWith([
      { site: 'beta', before: 'shares', round: 1, manner: 'disconnected' },
    ])
    await expectReleasedOver(['alpha', 'gamma', 'delta'], await made!.federation.run(made!.study))
    gone.clear()
    made!.federation.connect(made!.federation.sites.find(({ id }) => id === 'beta')!)
    await expectReleasedOver(['alpha', 'gamma', 'delta'], await made!.federation.run(made!.study))
  })
})
