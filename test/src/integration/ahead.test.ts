import { afterEach, expect, it } from 'vitest'
import { defaultFloorsFile, defaultPolicy, parseRules } from '@sampan/site-agent'
import { infiltrated, type Infiltrated } from '../support/from-within.ts'

let inside: Infiltrated
afterEach(async () => {
  await inside.stop()
})

/** Advertisements that were asked for, by round and attempt. */
function asked(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { envelope } of inside.sent) {
    if (envelope.body.type !== 'advertisement') continue
    const place = `${envelope.round} ${envelope.attempt}`
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

it('sites are asked for keys in the first round; then keys come with what they reveal', async () => {
  inside = await infiltrated()
  const { id } = await inside.start(['count', 'model'])
  expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
  const counts = asked()
  expect(counts.get('1 1')).toBe(4)
  const rounds = new Set(inside.sent.map(({ envelope }) => envelope.round)).size - 1
  expect(rounds).toBeGreaterThan(4)
  for (let round = 2; round <= rounds; round++) {
    // Three of four reveal before the sum is there; the fourth may be asked.
    expect(counts.get(`${round} 1`) ?? 0).toBeLessThanOrEqual(1)
    expect(counts.has(`${round} 2`)).toBe(false)
  }
})

it('a site whose rules changed in between is asked afresh, in an attempt that is known as another', async () => {
  inside = await infiltrated()
  const [alpha] = inside.federation.sites
  const stricter = defaultFloorsFile.replace('peoplePerSite: 10', 'peoplePerSite: 20')
  const rules = parseRules(defaultPolicy, stricter)
  inside.onSent = ({ site, envelope }) => {
    if (site === 'alpha' && envelope.body.type === 'reveal' && envelope.round === 2)
      Object.assign(alpha!.vault, { rules: () => rules })
  }
  const { id } = await inside.start(['count', 'model'])
  expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
  const refused = inside.sent.filter(({ envelope }) => envelope.body.type === 'refusal')
  expect(refused.map(({ site, envelope }) => [site, envelope.round, envelope.body.value])).toEqual([
    ['alpha', 3, expect.objectContaining({ code: 'advertisement-outdated' })],
  ])
  expect(asked().get('3 2')).toBe(4)
  const afresh = inside.sent.findLast(({ site, envelope }) =>
    site === 'alpha' && envelope.body.type === 'advertisement' ? envelope.round === 3 : false,
  )!
  expect(afresh.envelope.body.value).toMatchObject({
    floorsDigest: rules.floorsDigest,
    abandonment: { round: 3, attempt: 1 },
  })
})
