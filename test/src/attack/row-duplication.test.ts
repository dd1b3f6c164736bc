import { afterEach, describe, expect, it } from 'vitest'
import { PublishedSums } from '../support/published-sums.ts'
import {
  registryFederation,
  studyText,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

const victim: Person = { id: '1007', age: 104, male: 1, weight: 131.7, ill: 1 }
const copies = 20

/** One person stands in twenty rows at 'beta'. The other hospitals are three that tell the coordinator everything. */
const duplicated = (id: (copy: number) => string) => (site: string, rows: Person[]) =>
  site === 'beta' ? Array.from({ length: copies }, (_, k) => ({ ...victim, id: id(k) })) : rows

describe('one person in many rows', () => {
  let made: RegistryFederation | null = null
  afterEach(async () => {
    await made?.stop()
    made = null
  })

  async function ask(id: (copy: number) => string) {
    const sums = new PublishedSums()
    const known: number[] = []
    const rows = duplicated(id)
    made = await registryFederation({
      ...{ tap: sums.tap, studyText: studyText.replace(/ {2}- \{ id: count.*\n/, '') },
      rows: (site, people) => {
        if (site !== 'beta') known.push(...people.map(({ age }) => Number(age)))
        return rows(site, people)
      },
    })
    const view = await made.federation.run(made.study)
    return { view, known, sums, study: made.study }
  }

  it('is no crowd: the hospital does not answer', async () => {
    const { view } = await ask(() => victim.id)
    expect(view).toMatchObject({ state: 'refused', reason: 'source-ids-invalid', subject: 'beta' })
  })

  it('is read out of the sum when every row has an id of its own', async () => {
    const { known, sums, study } = await ask((copy) => `${victim.id}-${copy}`)
    const fromMiddle = sums.read(study, 1, 'sum age')[0] ?? 0
    const ofOthers = known.reduce((sum, age) => sum + age - 60, 0)
    expect(Math.round((fromMiddle - ofOthers) / copies) + 60).toBe(victim.age)
  })
})
