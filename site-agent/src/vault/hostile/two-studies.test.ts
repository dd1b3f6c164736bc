import {
  dequantize,
  memorySnapshot,
  present,
  type SignedStudy,
  type Snapshot,
} from '@sampan/shared'
import { afterEach, describe, expect, it } from 'vitest'
import { attack, nothing } from './attack.test.support.ts'
import { hostileHub, place, upTo, type HostileHub } from './hostile-hub.test.support.ts'

const everyone = upTo(4)
const asks = `
data: { registry: people, person: person }
features: { age: { column: age, range: [0, 120] } }
analyses: [{ id: ages, kind: describe, features: [age] }]
`
const oldest = 104
const there = 400

/** How many of its people a hospital leaves out of a study, from the oldest on. */
type Absent = (site: number, study: SignedStudy) => number

const isFirst = ({ manifest }: SignedStudy): boolean => manifest.title === 'A study'

/** Ages 20 to 83, and one of 104. */
function agesAt(site: number, absent: number): Float64Array {
  const ages = Float64Array.from({ length: there }, (_, k) => 20 + ((k * site) % 64))
  ages[0] = oldest
  return ages.slice(absent)
}

const data = (absent: Absent) => ({
  ...{ sites: 4, asks },
  snapshot: (site: number, study: SignedStudy): Snapshot => {
    const ages = agesAt(site, absent(site, study))
    const attrition = ['everyone', 'target'].map((step) => ({ step, people: ages.length }))
    return memorySnapshot(new Map([['age', ages]]), attrition)
  },
  ids: (site: number, study: SignedStudy): string[] =>
    Array.from({ length: there }, (_, k) => String(2n ** 60n * BigInt(site) + BigInt(k))).slice(
      absent(site, study),
    ),
})

/** People and the sum of their ages, in one round over these sites. */
async function sums(hub: HostileHub, run: string, study: SignedStudy, sites: number[]) {
  await hub.invite(run, { study, sites })
  const members = sites.map((_, k) => k + 1)
  const attempt = await hub.collect(place(run), members)
  const reveals = await attempt.reveal(await attempt.confirm(members), members)
  const [people = 0, , sum = 0] = dequantize(attempt.sum(members, reveals), attempt.plan.layout)
  return { people, ages: Math.round(sum + 60 * people) }
}

/** What is left of the ages when a second study over these sites is subtracted. */
const subtract =
  (sites: number[]) =>
  async (hub: HostileHub): Promise<number> => {
    const first = await sums(hub, 'run_a', hub.study, everyone)
    const study = await hub.propose(sites, { title: 'Another study' })
    return first.ages - (await sums(hub, 'run_b', study, sites)).ages
  }

attack('two studies, in the second of which one person is missing at one hospital', {
  ...data((site, study) => (site === 3 && !isFirst(study) ? 1 : 0)),
  layers: [[{ requireApart: nothing }, 'differencing']],
  learn: subtract(everyone),
  secret: oldest,
})

attack('two studies, in the first of which four people are missing', {
  ...data((site, study) => (site === 3 && isFirst(study) ? 4 : 0)),
  layers: [[{ requireApart: nothing }, 'differencing']],
  learn: subtract(everyone),
  secret: -(oldest + 23 + 26 + 29),
})

const ofTheLast = agesAt(4, 0).reduce((sum, age) => sum + age)
const noneShared = (): Promise<readonly string[]> => Promise.resolve([])

attack('two studies about the same people, of which the second leaves a hospital out', {
  ...data(() => 0),
  layers: [[{ runsOnSamePeople: noneShared }, 'survivors-unsafe']],
  learn: subtract([1, 2, 3]),
  secret: ofTheLast,
})

attack('the same, with a few people fewer at each of the others', {
  ...data((site, study) => (site < 4 && !isFirst(study) ? 7 : 0)),
  layers: [[{ runsOnSamePeople: noneShared }, 'survivors-unsafe']],
  learn: async (hub) => {
    const few = [1, 2, 3].map((site) =>
      agesAt(site, 0)
        .slice(0, 7)
        .reduce((sum, age) => sum + age),
    )
    return (await subtract([1, 2, 3])(hub)) - few.reduce((sum, ages) => sum + ages)
  },
  secret: ofTheLast,
})

attack('the same, with the smaller study first', {
  ...data(() => 0),
  layers: [[{ runsOnSamePeople: noneShared }, 'survivors-unsafe']],
  learn: async (hub) => {
    const study = await hub.propose([1, 2, 3], { title: 'Another study' })
    const first = await sums(hub, 'run_a', study, [1, 2, 3])
    return (await sums(hub, 'run_b', hub.study, everyone)).ages - first.ages
  },
  secret: ofTheLast,
})

describe('two studies', () => {
  let hub: HostileHub
  afterEach(() => hub.stop())

  it('about the same people of the same hospitals go on side by side', async () => {
    hub = await hostileHub(data(() => 0))
    expect(await subtract(everyone)(hub)).toBe(0)
  })

  it('about people of whom five have changed, too', async () => {
    hub = await hostileHub(data((site, study) => (site === 2 && !isFirst(study) ? 5 : 0)))
    const five = agesAt(2, 0).slice(0, 5)
    expect(await subtract(everyone)(hub)).toBe(five.reduce((sum, age) => sum + age))
  })

  it('that are begun at one moment: the second is refused', async () => {
    hub = await hostileHub(data((_, study) => (isFirst(study) ? 0 : 2)))
    const study = await hub.propose(everyone, { title: 'Another study' })
    const runs = [hub.study, study, hub.study, study].map((each, k) => {
      const run = `run_${k}`
      return { run, invitation: hub.invitation(run, { study: each }) }
    })
    const answers = await Promise.allSettled(
      runs.map(({ run, invitation }) => hub.ask(1, { run }, invitation)),
    )
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    )
    expect(refused).toEqual(['differencing', 'differencing'])
    const rows = await hub.vault(1).ledger.selectFrom('run_persons').selectAll().execute()
    expect(new Set(rows.map((row) => row.person_set)).size).toBe(1)
    expect(rows).toHaveLength(2)
  })

  it('of which the first gave nothing: its people bind nobody', async () => {
    hub = await hostileHub(data((_, study) => (isFirst(study) ? 0 : 2)))
    await hub.invite('run_a')
    const study = await hub.propose(everyone, { title: 'Another study' })
    const invite = (run: string) => hub.invite(run, { study })
    await expect(invite('run_b')).rejects.toMatchObject({ code: 'differencing' })
    // Also when the agent ended in between.
    await hub.victim(1).crash()
    await expect(invite('run_c')).rejects.toMatchObject({ code: 'differencing' })
    const ended = { reason: 'run-cancelled', closed: null }
    for (const site of everyone)
      await hub.ask(site, { run: 'run_a' }, { type: 'runEnded', value: ended })
    await invite('run_d')
    const codes = await hub.vault(1).ledger.selectFrom('person_set').select('people').execute()
    expect(codes.map(({ people }) => Number(people))).toEqual([there - 2])
  })

  it('of which the first was ended as soon as the vectors were there: its people bind', async () => {
    hub = await hostileHub(data((_, study) => (isFirst(study) ? 0 : 2)))
    await hub.invite('run_a')
    await hub.collect(place('run_a'), everyone)
    await hub.victim(1).crash()
    const ended = { reason: 'run-lost', closed: null }
    await hub.ask(1, { run: 'run_a' }, { type: 'runEnded', value: ended })
    const study = await hub.propose(everyone, { title: 'Another study' })
    const asked = hub.ask(1, { run: 'run_b' }, hub.invitation('run_b', { study }))
    await expect(asked).rejects.toMatchObject({ code: 'differencing' })
    expect(present(await tooNear(), 'a note for the hospital')).toBe('run_b run_a')
  })

  async function tooNear(): Promise<string | undefined> {
    const flags = hub.vault(1).ledger.selectFrom('flag').select('value')
    return (await flags.where('name', '=', 'differencing').executeTakeFirst())?.value
  }
})
