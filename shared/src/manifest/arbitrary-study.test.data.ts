import fc from 'fast-check'
import { defaultFloors } from '../disclosure/floors.ts'
import { directory } from './sample.test.data.ts'
import type { StudyFile } from './study-file.ts'
import type { StudyFeature } from './study-parts.ts'

/** Any sound study file, in all its short forms. */

const label = fc
  .oneof(
    fc.constantFrom('y', 'no', 'null', 'true', 'valueof', 'e1', 'nan', 'a.b', 'x_1'),
    fc.stringMatching(/^[a-z][a-z0-9_.]{0,39}$/),
  )
  .filter((name) => name !== 'constructor')
/** Text that people write: letters of three scripts, quotes, YAML's own signs, line breaks inside. */
const prose = fc
  .array(
    fc.constantFrom(
      'A',
      'b',
      '醫',
      '院',
      '5',
      ':',
      '#',
      '-',
      '"',
      "'",
      '{',
      '>',
      '!',
      '%',
      '\\',
      ' ',
      '\n',
      '\t',
      'é',
      '💊',
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((characters) => characters.join('').trim())
  .filter((text) => text.length > 0)
const word = fc.oneof(
  fc.constantFrom('1', '01', '1.0', 'no', '~', 'null', ' ', '-', '"', 'κ', '男'),
  fc.stringMatching(/^[A-Za-z0-9 .,:#'"-]{1,40}$/),
)
const concept = fc.nat(2_147_483_647)
const concepts = fc.oneof(concept, fc.array(concept, { minLength: 1, maxLength: 5 }))
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const bounds = fc
  .tuple(
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  )
  .map(([low, width]) => [low, low + width] as [number, number])
const window = fc.constantFrom('any', 'long', 'medium', 'short')
const levels = fc.uniqueArray(word, { minLength: 2, maxLength: 6 })
const outside = fc.constantFrom('missing', 'refuse')

const omopFeature: fc.Arbitrary<StudyFeature> = fc.oneof(
  fc.record({ age: fc.oneof(fc.constant('index' as const), day) }),
  fc.record({ age: fc.record({ at: day }), range: bounds, outside }),
  fc.record({ sex: fc.oneof(fc.constantFrom('male', 'female'), concept) }),
  fc.record({ condition: concepts, window, descendants: fc.boolean() }),
  fc.record({ drug: concepts }),
  fc.record({ observed: concepts, window }),
  fc.record({ measurement: concept, unit: fc.option(concept), window, range: bounds, outside }),
  fc.record({ observation: concept, levels }),
  fc.record({ conditionEra: concepts, window }),
  fc.record({ visit: concept }),
  fc.record({
    ageGroup: fc.tuple(fc.integer({ min: 40, max: 49 }), fc.integer({ min: 60, max: 65 })),
  }),
  fc.record({ indexYear: fc.tuple(fc.constant(2015), fc.integer({ min: 2016, max: 2020 })) }),
  fc.record({ indexMonth: fc.constant('all' as const) }),
  fc.record({ race: concept }),
  fc.record({ observedDays: fc.constantFrom('before', 'after') }),
  fc.record({ count: fc.constantFrom('visit', 'drug-era', 'condition'), window, range: bounds }),
  fc.record({
    count: fc.constant('measurement' as const),
    of: fc.constantFrom('records', 'concepts'),
    concepts,
    range: bounds,
  }),
  fc.record({ rangeGroup: fc.constantFrom('below', 'within', 'above'), of: concept, window }),
  fc.record({ score: fc.constantFrom('charlson', 'cha2ds2vasc') }),
)
const columnFeature: fc.Arbitrary<StudyFeature> = fc.oneof(
  fc.record({ column: word, range: bounds, outside }),
  fc.record({ column: word, equals: word }),
  fc.record({ column: word, type: fc.constant('binary' as const) }),
  fc.record({ column: word, levels }),
)
const outcome = { omop: { condition: 192671 }, registry: { column: 'y', type: 'binary' } } as const

const floors = fc.record(
  {
    peoplePerSite: fc.integer({ min: 1, max: 1000 }),
    cell: fc.integer({ min: 1, max: 100 }),
    dominanceMax: fc.double({ min: 0.01, max: 1, noNaN: true }),
    aloneOk: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** Terms that stand on the features: some as they are, some spelt out, and one interaction. */
function termsOf(features: StudyFile['features'], seed: number): NonNullable<StudyFile['terms']> {
  const names = Object.keys(features).filter((name) => name !== 'the.outcome')
  const terms = names.map((name, k) => {
    const feature: StudyFeature = features[name] ?? { age: 'index' }
    const spelt = (seed + k) % 2 === 0
    if ('levels' in feature && feature.levels !== undefined)
      return spelt ? { factor: name, reference: feature.levels.at(-1) ?? '' } : name
    const numeric = 'range' in feature && feature.range !== undefined
    return spelt && numeric ? { numeric: name, centre: seed, scale: 2.5, log: true } : name
  })
  return names.length < 2 ? terms : [{ interaction: names.slice(0, 2), name: 'a:b' }, ...terms]
}

const sites = fc
  .shuffledSubarray(
    directory.sites.map(({ site }) => site).filter((site) => !site.endsWith('-clinic')),
    { minLength: 3 },
  )
  .map((names) => names.map((site, k) => (k % 2 === 0 ? site : { site, mandatory: k % 3 === 0 })))

export const arbitraryStudy: fc.Arbitrary<StudyFile> = fc
  .record({
    model: fc.constantFrom('omop' as const, 'registry' as const),
    names: fc.uniqueArray(label, { minLength: 0, maxLength: 6 }),
    omop: fc.array(omopFeature, { minLength: 6, maxLength: 6 }),
    columns: fc.array(columnFeature, { minLength: 6, maxLength: 6 }),
    texts: fc.tuple(prose, prose, prose, prose, prose),
    sites,
    seed: fc.nat(100),
    floors,
    asOf: day,
    everyone: fc.boolean(),
    collusionAccepted: prose,
    confidence: fc.double({ min: 0.51, max: 0.99, noNaN: true }),
  })
  .map((drawn) => {
    const [title, purpose, sponsor, name, affiliation] = drawn.texts
    const shapes = drawn.model === 'omop' ? drawn.omop : drawn.columns
    const features: StudyFile['features'] = Object.fromEntries([
      ...drawn.names.map((each, k) => [each, shapes[k] ?? outcome[drawn.model]] as const),
      ['the.outcome', outcome[drawn.model]] as const,
    ])
    return {
      schema: 'sampan/study/v1',
      title,
      purpose,
      sponsor,
      investigator: { name, affiliation },
      sites: drawn.sites,
      collusionAccepted: drawn.collusionAccepted,
      data: drawn.model === 'omop' ? 'omop' : { registry: 'people', person: 'id' },
      cohort:
        drawn.everyone || drawn.model === 'registry'
          ? 'everyone'
          : { condition: 80180, name: title },
      asOf: drawn.asOf,
      features,
      terms: termsOf(features, drawn.seed),
      analyses: [
        { kind: 'feasibility' },
        { kind: 'describe' },
        { kind: 'glm', outcome: 'the.outcome', confidence: drawn.confidence },
      ],
      floors: { ...drawn.floors, factorLevelsMax: defaultFloors.factorLevelsMax },
      startsAt: '2026-01-01T00:00:00Z',
    }
  })
