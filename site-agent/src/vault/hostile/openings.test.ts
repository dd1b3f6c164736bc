import { nowS, present, systemClock } from '@sampan/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultFloorsFile } from '../governance/default-policy.ts'
import { attack, nothing, nothingLater } from './attack.test.support.ts'
import type { Lies } from './hostile-attempt.test.support.ts'
import { hostileHub, peopleOf, place, sumOf, upTo } from './hostile-hub.test.support.ts'
import { advertised, everyone, joinedHub, without4 } from './joined-hub.test.support.ts'

attack('a threshold so low that two pairs of hospitals open two sets at once', {
  sites: 4,
  secret: peopleOf(4),
  layers: [[{ checkTerms: nothing }, 'survivors-too-few']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await advertised(hub)
    await attempt.share({ threshold: 2 })
    await attempt.mask()
    return (await attempt.finish(everyone, [1, 4])) - (await attempt.finish(without4, [2, 3]))
  },
})

attack('a hospital that is promised a sum of seven, when the others are told six', {
  sites: 7,
  secret: sumOf(upTo(6)),
  layers: [[{ checkContext: nothing }, 'context-mismatch']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = hub.attempt(place('run_a'), upTo(7))
    await attempt.advertise()
    const { ctx } = attempt.openingOf()
    const promised = attempt.openingOf({ survivorsMin: 7 }, { ctx })
    await attempt.share({}, (index) => (index === 1 ? promised : attempt.opening))
    await attempt.mask()
    return attempt.finish(upTo(6), [2, 3, 4, 5, 6])
  },
})

attack('an opening whose time has passed', {
  sites: 4,
  secret: sumOf(everyone),
  layers: [[{ checkTimes: nothing }, 'context-mismatch']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await advertised(hub)
    const notAfterS = nowS(systemClock) - 600
    await attempt.share({ notBeforeS: notAfterS - 3600, notAfterS })
    await attempt.mask()
    return attempt.finish(everyone)
  },
})

attack('more rounds in a day than the hospital gives', {
  sites: 4,
  floors: `${defaultFloorsFile}queriesPerDay: 1\n`,
  secret: sumOf(everyone),
  layers: [[{ requireBudget: nothingLater }, 'too-many-requests']],
  learn: async (hub) => {
    await hub.invite('run_a')
    await hub.invite('run_b')
    await (await hub.collect(place('run_a'), everyone)).finish(everyone)
    return (await hub.collect(place('run_b'), everyone)).finish(everyone)
  },
})

describe('a hospital that is told something else than the others', () => {
  const now = nowS(systemClock)
  const lies: readonly Lies[] = [
    { survivorsMin: 4 },
    { controllersMin: 4 },
    { notBeforeS: now - 1 },
    { notAfterS: now + 7200 },
  ]
  it.each(lies)('%j complains of the first whose shares are not for it', async (lie) => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    const own = attempt.openingOf(lie)
    await attempt.share({}, (index) => (index === 1 ? own : attempt.opening))
    attempt.record(own.ctx)
    const { ctx } = own
    await expect(attempt.deliver(1, { ...attempt.delivery(1), ctx })).resolves.toMatchObject([
      { type: 'complaint', value: { against: 2, code: 'share-invalid' } },
    ])
  })

  it('of who takes part complains as well', async () => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    const three = [...attempt.advertisements.values()].filter(({ index }) => index !== 4)
    const own = attempt.openingOf({ advertisements: three })
    await attempt.share({}, (index) => (index === 1 ? own : attempt.opening))
    attempt.record(own.ctx)
    const delivery = { ...attempt.delivery(1, without4), ctx: own.ctx }
    await expect(attempt.deliver(1, delivery)).resolves.toMatchObject([
      { type: 'complaint', value: { against: 2, code: 'share-invalid' } },
    ])
  })

  it('of another roster finds no advertisement that is for it', async () => {
    const hub = await hostileHub({ sites: 5 })
    onTestFinished(() => hub.stop())
    await hub.invite('run_a', { sites: upTo(5), asked: [2, 3, 4] })
    const others = hub.attempt(place('run_a'), [2, 3, 4])
    await others.advertise()
    await hub.invite('run_a', { sites: everyone, asked: [1] })
    const attempt = hub.attempt(place('run_a'), [1])
    await attempt.advertise()
    for (const [index, said] of others.advertisements) attempt.advertisements.set(index, said)
    await expect(attempt.share()).rejects.toMatchObject({
      code: 'advertisement-invalid',
      context: { index: 2 },
    })
  })

  it('of a second opening in the same attempt refuses it', async () => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    await attempt.share()
    const value = attempt.openingOf({ notAfterS: now + 7200 })
    await expect(attempt.ask(1, { type: 'roundOpening', value })).rejects.toMatchObject({
      code: 'context-mismatch',
    })
  })

  it('of a hospital outside the roster refuses it', async () => {
    const hub = await joinedHub()
    const attempt = await advertised(hub)
    const fourth = present(attempt.advertisements.get(4), 'advertisement')
    attempt.advertisements.set(5, { ...fourth, index: 5 })
    await expect(attempt.share()).rejects.toMatchObject({
      code: 'roster-mismatch',
      context: { index: 5 },
    })
  })
})
