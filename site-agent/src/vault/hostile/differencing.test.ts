import { describe, expect, it } from 'vitest'
import { defaultFloorsFile } from '../governance/default-policy.ts'
import { attack, nothingLater, type Attack } from './attack.test.support.ts'
import { peopleOf, place, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone, joinedHub, without4 } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

const unsafe: Attack['layers'] = [[{ requireSafeSet: nothingLater }, 'survivors-unsafe']]
const common = { sites: 4, sitesMin: 3, secret: peopleOf(4), layers: unsafe }

async function sum(hub: HostileHub, run: string, survivors: readonly number[]): Promise<number> {
  const members = hub.run(run).roster.sites.map(({ index }) => index)
  return (await hub.collect(place(run), members)).finish(survivors)
}

attack('one that is away in the middle of a run', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    const all = await publishSum(hub, first, everyone)
    const second = await hub.collect(place('run_a', 2), everyone)
    return all - (await second.finish(without4))
  },
})

attack('one that is away in a second run', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a')
    await hub.invite('run_b')
    return (await sum(hub, 'run_a', everyone)) - (await sum(hub, 'run_b', without4))
  },
})

attack('two runs at one time, of which the smaller is opened last', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a')
    await hub.invite('run_b')
    const a = await hub.collect(place('run_a'), everyone)
    const b = await hub.collect(place('run_b'), everyone)
    const [saidA, saidB] = [await a.confirm(everyone), await b.confirm(without4)]
    const all = a.open(everyone, await a.reveal(saidA, everyone))
    return all - b.open(without4, await b.reveal(saidB, without4))
  },
})

attack('one that withdraws, and a second run without it', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a')
    const all = await sum(hub, 'run_a', everyone)
    await hub.victim(4).offer(hub.study, 'withdraw')
    await hub.invite('run_b', { sites: without4 })
    return all - (await sum(hub, 'run_b', without4))
  },
})

attack('one that joins, and a second run with it', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a', { sites: without4 })
    const few = await sum(hub, 'run_a', without4)
    await hub.invite('run_b')
    return (await sum(hub, 'run_b', everyone)) - few
  },
})

attack('an amendment that leaves one out', {
  ...common,
  learn: async (hub) => {
    await hub.invite('run_a')
    const all = await sum(hub, 'run_a', everyone)
    const study = await hub.amend(hub.study, without4)
    await hub.invite('run_b', { study, sites: without4 })
    return all - (await sum(hub, 'run_b', without4))
  },
})

attack('an amendment that brings one in', {
  ...common,
  learn: async (hub) => {
    const few = await hub.amend(hub.study, without4)
    await hub.invite('run_a', { study: few, sites: without4 })
    const before = await sum(hub, 'run_a', without4)
    const study = await hub.amend(few, everyone)
    await hub.invite('run_b', { study })
    return (await sum(hub, 'run_b', everyone)) - before
  },
})

describe('a hospital that has said alone: ok', () => {
  it('is the only one whose number the sums give', async () => {
    const floors = (site: number): string =>
      site === 4 ? `${defaultFloorsFile}aloneOk: true\n` : defaultFloorsFile
    const hub = await joinedHub({ floors, aloneOk: true })
    for (const run of ['run_b', 'run_c']) await hub.invite(run)
    const all = await sum(hub, 'run_a', everyone)
    expect(all - (await sum(hub, 'run_b', without4))).toBe(peopleOf(4))
    await expect(sum(hub, 'run_c', [1, 2, 4])).rejects.toMatchObject({ code: 'survivors-unsafe' })
  })
})
