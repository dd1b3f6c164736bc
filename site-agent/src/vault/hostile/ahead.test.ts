import { present } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { defaultFloorsFile, defaultPolicy } from '../governance/default-policy.ts'
import { parseRules } from '../governance/rules.ts'
import { attack, nothingLater } from './attack.test.support.ts'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import { peopleOf, place, sumOf, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone, joinedHub, without4 } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

const second = place('run_a', 2)

/** The next round under the keys that came with what was revealed in this one. */
async function goOn(hub: HostileHub, before: HostileAttempt): Promise<HostileAttempt> {
  const reveals = await before.reveal(await before.confirm(everyone), everyone)
  const attempt = hub.attempt(second, everyone)
  for (const [index, { next }] of reveals)
    attempt.advertisements.set(index, present(next, 'an advertisement'))
  return attempt
}

attack('keys that came ahead, for a second look at the round before', {
  sites: 4,
  secret: peopleOf(4),
  layers: [
    [{ requireCurrent: nothingLater }, 'attempt-stale'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    const all = await first.finish(everyone)
    const again = await goOn(hub, first)
    await again.share()
    await again.mask()
    return all - (await again.finish(without4))
  },
})

describe('an advertisement that came ahead', () => {
  /** The first round, published, and the second as it may be opened. */
  async function published(): Promise<{ hub: HostileHub; next: HostileAttempt }> {
    const hub = await joinedHub()
    const first = await hub.collect(place('run_a'), everyone)
    const ahead = await goOn(hub, first)
    await publishSum(hub, first, everyone)
    const next = hub.attempt(second, everyone)
    for (const [index, value] of ahead.advertisements) next.advertisements.set(index, value)
    return { hub, next }
  }

  it('serves for the next round', async () => {
    const { next } = await published()
    await next.share()
    await next.mask()
    expect(await next.finish(everyone)).toBe(sumOf(everyone))
  })

  it('is what the site says when it is asked all the same', async () => {
    const { next } = await published()
    const before = new Map(next.advertisements)
    await next.advertise()
    expect(next.advertisements).toEqual(before)
  })

  it('has fresh keys, another serial, and abandons nothing', async () => {
    const { next } = await published()
    const serials = [...next.advertisements.values()].map(({ serial }) => serial)
    expect(serials).toEqual([2, 2, 2, 2])
    for (const { abandonment } of next.advertisements.values()) expect(abandonment).toBeNull()
  })

  it('is refused when the rules of the site have changed since', async () => {
    const { hub, next } = await published()
    const stricter = defaultFloorsFile.replace('peoplePerSite: 10', 'peoplePerSite: 20')
    const rules = parseRules(defaultPolicy, stricter)
    Object.assign(hub.vault(1), { rules: () => rules })
    await expect(next.share()).rejects.toMatchObject({ code: 'advertisement-outdated' })
    const afresh = hub.attempt({ ...second, attempt: 2 }, everyone)
    await afresh.collect()
    expect(await afresh.finish(everyone)).toBe(sumOf(everyone))
  })

  it('is worth nothing after a crash: its secrets were in memory', async () => {
    const { hub, next } = await published()
    await hub.victim(1).crash()
    await expect(next.share()).rejects.toMatchObject({ code: 'attempt-lost' })
  })

  it('does not push out an attempt that is under way', async () => {
    const hub = await joinedHub()
    const first = await hub.collect(place('run_a'), everyone)
    const confirmations = await first.confirm(everyone)
    await first.reveal(confirmations, everyone)
    const later = hub.attempt(place('run_a', 1, 2), everyone)
    await later.advertise([1])
    const value = { ctx: first.opening.ctx, confirmations }
    const again = await first.ask(1, { type: 'revealRequest', value }).catch(() => [])
    for (const body of again) expect(body).toMatchObject({ value: { next: null } })
    expect(hub.vault(1).live.find('run_a', 1, 2)).not.toBeNull()
  })
})
