import { afterEach, describe, expect, it } from 'vitest'
import { shippedDefences, type Defences } from '@sampan/site-agent'
import { PublishedSums } from '../support/published-sums.ts'
import {
  dictionary,
  registryFederation,
  studyText,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

/** Somebody at 'beta', of whom the coordinator knows an age and what a nurse once wrote. */
const victim: Person = { id: '1007', age: 104, male: 1, weight: 131.7, ill: 1 }

const text = (feature: string) => `
${studyText.slice(0, studyText.indexOf('features:'))}
features:
  asked: ${feature}
  years: { column: age, range: [0, 120] }
analyses:
  - { id: table, kind: describe, features: [asked, years] }
`

const notes = dictionary.replace('type: number, unit: kg, level: 2', 'type: text, level: 2')
const graded = dictionary.replace('type: number, unit: kg, level: 2', 'type: number, level: 4')
const note = '{ column: weight, type: binary, equals: "brother of 1999" }'
const ages = '{ column: age, type: category, levels: ["103", "104"] }'

const unlocked: Defences = { ...shippedDefences, requireOpenColumns: () => undefined }
const inYears: Defences = { ...shippedDefences, requireAgeBands: () => undefined }

describe('a study that asks about somebody by', () => {
  let made: RegistryFederation | null = null
  afterEach(async () => {
    await made?.stop()
    made = null
  })

  /** How many people are at each level of what is asked, before anything is hidden. */
  async function ask(feature: string, words: string, defences: Defences = shippedDefences) {
    const sums = new PublishedSums()
    made = await registryFederation({
      ...{ defences, dictionary: words, studyText: text(feature), tap: sums.tap },
      rows: (site, rows) =>
        rows.map((row) => {
          const person = site === 'beta' && row.id === victim.id ? victim : row
          return words === notes ? { ...person, weight: noteOn(person) } : person
        }),
    })
    const view = await made.federation.run(made.study)
    const { study } = made
    return { view, levels: () => [...sums.read(study, 1, 'levels asked')] }
  }

  it('what stands in free text is refused', async () => {
    const { view } = await ask(note, notes)
    expect(view).toMatchObject({ state: 'refused', reason: 'column-locked' })
  })

  it('what stands in free text finds them when text is not locked', async () => {
    const { levels } = await ask(note, notes, unlocked)
    expect(levels()).toEqual([599, 1])
  })

  it('a column above grade 3 is refused, and read when grades are nothing', async () => {
    const number = '{ column: weight, type: numeric, range: [20, 300] }'
    const { view } = await ask(number, graded)
    expect(view).toMatchObject({ state: 'refused', reason: 'column-locked' })
    await made?.stop()
    expect((await ask(number, graded, unlocked)).view.state).toBe('completed')
  })

  it('a year of age is refused', async () => {
    const { view } = await ask(ages, dictionary)
    expect(view).toMatchObject({ state: 'refused', reason: 'age-band-narrow' })
  })

  it('a year of age finds them when bands may be narrow', async () => {
    const { levels } = await ask(ages, dictionary, inYears)
    expect(levels()).toEqual([0, 1])
  })
})

function noteOn(person: Person): string {
  return person === victim ? 'brother of 1999' : 'nothing to say'
}
