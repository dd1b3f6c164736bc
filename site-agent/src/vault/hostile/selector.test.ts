import {
  dequantize,
  memorySnapshot,
  present,
  quantize,
  seededRandom,
  uniform,
  type RoundPlan,
  type Snapshot,
} from '@sampan/shared'
import { attack } from './attack.test.support.ts'
import { place, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

const model = `
data: { registry: people, person: id }
features:
  age: { column: age, range: [0, 120] }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: model, kind: glm, outcome: ill, terms: [age] }
`
const oldest = 104

/** 150 people of 30 to 74 years at each site, a third of them ill; at the second one somebody is far older. */
function people(site: number): Snapshot {
  const random = seededRandom(`people of ${site}`)
  const [age, ill] = [new Float64Array(150), new Float64Array(150)]
  for (let k = 0; k < 150; k++) {
    age[k] = 30 + Math.floor(45 * uniform(random))
    ill[k] = uniform(random) < 1 / 3 ? 1 : 0
  }
  if (site === 2) age[7] = oldest
  const attrition = ['everyone', 'target'].map((step) => ({ step, people: 150 }))
  return memorySnapshot(new Map(Object.entries({ age, ill })), attrition)
}

/** A sum of this round that has the next one ask about -28 + 8 (age), in standard deviations. */
function forgedSum({ layout }: RoundPlan): Uint32Array {
  // Score, information (upper triangle), deviance, people and cases of the columns, sites over the cap.
  return quantize(Float64Array.of(-28, 8, 1, 0, 1, 800, 600, 0, 200, 0, 0), layout)
}

/** The age that the sum of a round after the forged one is about. */
async function learn(hub: HostileHub): Promise<number> {
  await hub.invite('run_a')
  const round = (k: number) => hub.collect(place('run_a', k), everyone)
  await publishSum(hub, await round(1), everyone)
  const first = await round(2)
  await publishSum(hub, first, everyone, forgedSum(first.plan))
  const asked = await round(3)
  const { broadcast, layout } = asked.plan
  const reveals = await asked.reveal(await asked.confirm(everyone), everyone)
  const [, , all, age] = dequantize(asked.sum(everyone, reveals), layout)
  const { shift, scale } = broadcast['standard'] as Record<'shift' | 'scale', number[]>
  const standardised = present(age, 'age') / present(all, 'weight')
  return Math.round(present(shift[1], 'mean') + present(scale[1], 'deviation') * standardised)
}

attack('a sum that the coordinator forged in its own log, to ask about one person', {
  sites: 4,
  asks: model,
  snapshot: people,
  secret: oldest,
  layers: [[{ judgeWeights: () => null }, 'dominance']],
  learn,
})
