import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../disclosure/floors.ts'
import type { Feature, Term } from '../manifest/parts.ts'
import { layOut } from '../ring/fixed-point.ts'
import type { Snapshot } from './analysis.ts'
import { analyse } from './drive.ts'
import { memorySnapshot } from './memory-snapshot.ts'
import { analysisOf } from './registry.ts'
import { binary, glmOf, manifestOf, numeric } from './studies.test.data.ts'

const levels = ['a', 'b', 'c']
const features: readonly Feature[] = [
  { name: 'site', kind: 'site', levels },
  binary('y'),
  binary('sex'),
  numeric('age'),
]
const factor: Term = { name: 'site', kind: 'factor', of: 'site', reference: 'a' }
const plain = (name: string): Term => ({
  ...{ name, kind: 'numeric', of: name, centre: 0, scale: 1, log: false },
})
const terms: readonly Term[] = [
  factor,
  plain('sex'),
  plain('age'),
  { name: 'both', kind: 'interaction', of: ['site', 'sex'] },
]
const manifest = manifestOf({ features, ranges: { age: [0, 100] }, terms, floors: defaultFloors })
const analysis = analysisOf('glm')

type Group = readonly [people: number, cases: number]

/** One site's men and women, the cases first. */
function people(site: number, men: Group, women: Group): Snapshot {
  const rows = [men, women].flatMap(([count, cases], sex) =>
    Array.from({ length: count }, (_, k) => ({ sex, y: k < cases ? 1 : 0, age: 40 + (k % 7) })),
  )
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
  return memorySnapshot(
    new Map([
      ['site', column(() => site)],
      ['y', column(({ y }) => y)],
      ['sex', column(({ sex }) => sex)],
      ['age', column(({ age }) => age)],
    ]),
  )
}

/** What the own vector of a site is judged to be, in a round that three large sites came to. */
function judged(chosen: readonly string[], own: Snapshot, round: 0 | 1) {
  const input = glmOf(manifest, 'y', chosen)
  const large = [0, 1, 2].map((site) => people(site, [60, 30], [40, 20]))
  const { broadcast } = analyse(input, large).rounds[round]!
  const layout = layOut({ ...analysis.spec(input, broadcast), sites: 1 })
  const values = analysis.local(input, broadcast, own)
  return analysis.ownVerdict?.(input, broadcast, { values, layout, sites: 1 }, defaultFloors)
}
const cell = (term: string) => ({ code: 'cell-too-small', context: { term } })

describe('own numbers, where hospitals are a category', () => {
  it('are judged within the hospital: the other hospitals have nobody there', () => {
    const additive = ['site', 'sex', 'age']
    expect(judged(additive, people(1, [60, 30], [40, 20]), 0)).toBeNull()
    expect(judged(additive, people(1, [96, 50], [4, 2]), 0)).toEqual(cell('sex=0'))
    expect(judged(additive, people(1, [60, 58], [40, 38]), 0)).toEqual(cell('y'))
    expect(judged(['both', 'age'], people(2, [60, 30], [40, 20]), 0)).toBeNull()
    expect(judged(['both', 'age'], people(2, [97, 50], [3, 2]), 0)).toEqual(cell('sitec:sex=0'))
  })

  it('count the columns that its own people tell apart, and no levels of hospitals', () => {
    // Intercept, sex and age, of the 15 people that 0.2 a person asks for.
    expect(judged(['site', 'sex', 'age'], people(0, [8, 4], [7, 3]), 0)).toBeNull()
    expect(judged(['site', 'sex', 'age'], people(0, [7, 4], [7, 3]), 0)).toEqual({
      code: 'parameters-too-many',
      context: { parameters: 3 },
    })
  })

  it('are tables of its own people where the model is a table', () => {
    expect(judged(['site', 'sex'], people(1, [60, 30], [40, 20]), 1)).toBeNull()
    expect(judged(['site', 'sex'], people(1, [60, 30], [40, 38]), 1)).toEqual(cell('sex'))
    // The women of the other hospitals do not make these men more.
    expect(judged(['site', 'sex'], people(1, [60, 2], [40, 20]), 1)).toEqual(cell('sex'))
    expect(judged(['both'], people(2, [60, 30], [40, 38]), 1)).toEqual(cell('sitec:sex'))
  })
})
