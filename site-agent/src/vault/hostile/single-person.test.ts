import {
  dequantize,
  memorySnapshot,
  present,
  seededRandom,
  uniform,
  type Floors,
  type Snapshot,
} from '@sampan/shared'
import { attack } from './attack.test.support.ts'
import { place, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

const secret = 104
const asAll = (people: number) => ['everyone', 'target'].map((step) => ({ step, people }))
const approved = () => null

/** A question that one person in the world answers: all others are filtered away. */
const onlyOne = (site: number): Snapshot => {
  const ages = site === 2 ? Float64Array.of(secret) : new Float64Array(0)
  return memorySnapshot(new Map([['age', ages]]), asAll(ages.length))
}

attack('a study whose conditions leave one person', {
  ...{ sites: 4, secret, snapshot: onlyOne },
  asks: `
data: { registry: people, person: id }
features: { age: { column: age, range: [0, 120] } }
analyses: [{ id: ages, kind: describe, features: [age] }]
`,
  layers: [[{ judgePeople: approved }, 'people-too-few']],
  learn: async (hub) => {
    const [people = 0, , fromMiddle = 0] = await firstSum(hub)
    return Math.round(fromMiddle + 60 * people)
  },
})

/** A hundred people at each site; `chosen` is 1 for one of them, or for all the others. */
const oneApart = (value: number) => (site: number) => {
  const random = seededRandom(`people of ${site}`)
  const draw = (made: (share: number) => number) =>
    Float64Array.from({ length: 100 }, () => made(uniform(random)))
  const age = draw((share) => 30 + Math.floor(45 * share))
  const ill = draw((share) => (share < 1 / 3 ? 1 : 0))
  const chosen = new Float64Array(100).fill(1 - value)
  if (site === 3) [age[7], chosen[7]] = [secret, value]
  return memorySnapshot(new Map(Object.entries({ age, ill, chosen })), asAll(100))
}

const selecting = `
data: { registry: people, person: id }
features:
  age: { column: age, range: [0, 120] }
  ill: { column: ill, type: binary, equals: "1" }
  chosen: { column: device, type: binary, equals: "SN-2718" }
analyses: [{ id: model, kind: glm, outcome: ill, terms: [age, chosen] }]
`

/** Age of the one, from the first step: sums of w and of w x, over everybody and over those with the feature. */
const readApart =
  (value: number) =>
  async (hub: HostileHub): Promise<number> => {
    const floors: Floors = { ...hub.study.manifest.floors, cell: 1 }
    await hub.invite('run_a', { study: await hub.propose(everyone, { floors }) })
    await publishSum(hub, await hub.collect(place('run_a', 1), everyone), everyone)
    const asked = await hub.collect(place('run_a', 2), everyone)
    const reveals = await asked.reveal(await asked.confirm(everyone), everyone)
    const values = dequantize(asked.sum(everyone, reveals), asked.plan.layout)
    const [all = 0, allAges = 0, some = 0, , someAges = 0] = values.slice(3)
    const { shift, scale } = asked.plan.broadcast['standard'] as Record<'shift' | 'scale', number[]>
    const standardised = value === 1 ? someAges / some : (allAges - someAges) / (all - some)
    return Math.round(present(shift[1], 'mean') + present(scale[1], 'deviation') * standardised)
  }

attack('a feature that one person has, in a study that asks for no floors', {
  ...{ sites: 4, secret, asks: selecting, snapshot: oneApart(1), learn: readApart(1) },
  layers: [[{ judgePublished: approved }, 'cell-too-small']],
})

attack('a feature that everybody has but one', {
  ...{ sites: 4, secret, asks: selecting, snapshot: oneApart(0), learn: readApart(0) },
  layers: [[{ judgePublished: approved }, 'cell-too-small']],
})

/** The sum of the first round of a run. */
async function firstSum(hub: HostileHub): Promise<Float64Array> {
  await hub.invite('run_a')
  const attempt = await hub.collect(place('run_a'), everyone)
  const reveals = await attempt.reveal(await attempt.confirm(everyone), everyone)
  return dequantize(attempt.sum(everyone, reveals), attempt.plan.layout)
}
