import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { defaultFloors, sha256, type Feature, type Manifest } from '@sampan/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { atlasCohorts } from '../vault/cohort/atlas-study.test.support.ts'
import { small } from '../vault/cohort/circe/small-definition.test.support.ts'
import { keepStudyFile } from '../vault/ledger/studies.ts'
import { populationOf, smallCdm } from '../vault/omop/sources.test.fixture.ts'
import { newPlace, offer, type Place } from './program.test.support.ts'

const systolic = {
  ...{ name: 'systolic', kind: 'value', domain: 'measurement', concept: 3004249, unit: 8876 },
  ...{ window: 'any', pick: 'latest', levels: null },
} as const satisfies Feature
const features: readonly Feature[] = [
  { name: 'age', kind: 'age', at: null },
  { name: 'male', kind: 'sex', concept: 8507 },
  systolic,
]
const parts: Partial<Manifest> = {
  features: [...features],
  ranges: {
    age: { low: 0, high: 120, outside: 'refuse' },
    systolic: { low: 50, high: 300, outside: 'missing' },
  },
  analyses: [
    { id: 'count', kind: 'feasibility', perSite: false },
    {
      id: 'table-1',
      kind: 'describe',
      features: ['age', 'male', 'systolic'],
      groups: null,
      quantiles: [],
      bins: 100,
      weights: null,
    },
  ],
}
const low = { ...defaultFloors, peoplePerSite: 5, cell: 1 }

let place: Place
beforeEach(async () => {
  place = await newPlace()
  const data = path.join(place.home.folder, '..', 'data')
  mkdirSync(data)
  for (const [name, text] of Object.entries(smallCdm)) writeFileSync(path.join(data, name), text)
})

const setFloors = () => {
  writeFileSync(place.home.floors, 'schema: sampan/floors/v1\npeoplePerSite: 5\ncell: 1\n')
}

describe('preview', () => {
  it('makes a cohort of ATLAS from the file that came with the study, and not without', async () => {
    setFloors()
    const data = path.join(place.home.folder, '..', 'data')
    const people = [3n, 9007199254740993n, 9007199254740992n]
    const period =
      'observation_period_id,person_id,observation_period_start_date,observation_period_end_date'
    const periods = people.map((id, k) => `${k + 1},${id},2000-01-01,2030-01-01`)
    const concepts = 'concept_id,invalid_reason\n201826,\n443238,'
    writeFileSync(path.join(data, 'observation_period.csv'), [period, ...periods].join('\n'))
    writeFileSync(path.join(data, 'concept.csv'), concepts)
    const records = smallCdm['condition_occurrence.csv']
      .split('\n')
      .map((line, k) => (k === 0 ? `${line},condition_end_date,visit_occurrence_id` : `${line},,`))
    writeFileSync(path.join(data, 'condition_occurrence.csv'), records.join('\n'))
    const { cohorts, files } = atlasCohorts({ target: small() })
    const population = populationOf({ target: 'target', index: 'cohort-start' })
    const study = await offer(place, { ...parts, floors: low, cohorts, population })
    const { id } = study.manifest
    expect((await place.ask('preview', id)).code).toBe('study-file-missing')
    expect((await place.ask('show', id)).code).toBe('study-file-missing')
    await place.ledger(async (ledger) => {
      for (const content of files.values()) await keepStudyFile(ledger, sha256(content), content)
    })
    const found = await place.ask('preview', id)
    expect(found.code).toBeNull()
    // One enters only after the as-of day.
    expect(found.data['attrition']).toEqual([
      { step: 'everyone', people: 5 },
      { step: 'initial event', people: 2 },
      { step: 'target', people: 2 },
    ])
    const shown = await place.ask('show', id)
    expect(String(shown.data['page'])).toContain('"diabetes": 1 concepts in its list')
  })

  it('shows who is chosen, Table 1 and the first vectors, exactly', async () => {
    setFloors()
    const study = await offer(place, { ...parts, floors: low })
    const { code, data } = await place.ask('preview', study.manifest.id)
    expect(code).toBeNull()
    expect(data).toMatchObject({ study: study.manifest.id, digest: study.name, people: 5 })
    expect(data['attrition']).toEqual([
      { step: 'everyone', people: 5 },
      { step: 'target', people: 5 },
    ])
    // R: x <- c(40,70,50,60,30); mean, sd and quantile(x, c(.25,.5,.75)); y <- c(90,130,140.5) likewise.
    expect(data['features']).toEqual([
      {
        ...{ feature: 'age', type: 'numeric', n: 5, missing: 0, mean: 50, sd: 15.811388300841896 },
        ...{ quartiles: [40, 50, 60], constant: false },
      },
      {
        ...{ feature: 'male', type: 'binary', n: 4, missing: 1 },
        levels: [{ level: '1', people: 2 }],
      },
      {
        ...{ feature: 'systolic', type: 'numeric', n: 3, missing: 2, mean: 120.16666666666667 },
        ...{
          sd: expect.closeTo(26.647388865202785, 12) as number,
          quartiles: [110, 130, 135.25],
          constant: false,
        },
      },
    ])
    const crossings = data['crossings'] as { analysis: string; parts: unknown[] }[]
    expect(crossings[0]).toEqual({
      ...{ analysis: 'count', kind: 'feasibility', refusal: null },
      ...{ numbers: 3, width: 64, bytes: 24 },
      parts: [
        { name: 'everyone', bound: 20_000_000, values: [5] },
        { name: 'target', bound: 1_000_000, values: [5] },
        { name: 'complete cases', bound: 1_000_000, values: [3] },
      ],
    })
    expect(crossings[1]).toMatchObject({ analysis: 'table-1', refusal: null })
    expect(crossings[1]?.parts).toContainEqual({
      ...{ name: 'levels male', bound: 1_000_000, values: [2, 2] },
    })
  })

  it('says what the disclosure check would keep back', async () => {
    const study = await offer(place, parts)
    const { data } = await place.ask('preview', study.name.slice(7, 17))
    const crossings = data['crossings'] as { refusal: string }[]
    expect(crossings.map(({ refusal }) => refusal)).toEqual(['people-too-few', 'people-too-few'])
  })

  it('is read in every language; nothing is kept', async () => {
    setFloors()
    const study = await offer(place, { ...parts, floors: low })
    const english = await place.run('preview', study.manifest.id)
    expect(english.output).toContain('Table 1, of this hospital alone')
    expect(english.output).toMatch(/age +5 +0 +50 \(15\.8114\); 50 \[40, 60\]/)
    expect(english.output).toContain('table-1 (describe)')
    expect(english.errors).toContain('3 of 3 features read')
    const hant = await place.run('preview', study.manifest.id, '--lang', 'zh-Hant')
    expect(hant.output).toContain('表一（只限本院）')
    const hans = await place.run('preview', study.manifest.id, '--lang', 'zh-Hans')
    expect(hans.output).toContain('表一（仅限本院）')
    expect(existsSync(place.home.vault.snapshots)).toBe(false)
  })

  it('marks a column that is the same for everybody, or for nobody', async () => {
    setFloors()
    const file = path.join(place.home.folder, '..', 'data', 'measurement.csv')
    const [head = '', ...rows] = smallCdm['measurement.csv'].split('\n')
    const zero = rows.map((row) => row.replace(/,(\d+\.?\d*),8876/, ',0,8876'))
    writeFileSync(file, [head, ...zero].join('\n'))
    const ranges = { ...parts.ranges, systolic: { low: 0, high: 300, outside: 'missing' as const } }
    const study = await offer(place, { ...parts, ranges, floors: low })
    const { output } = await place.run('preview', study.manifest.id)
    expect(output).toMatch(/systolic.*everybody has the same value/)
  })

  it('needs the floors of the hospital', async () => {
    const study = await offer(place, parts)
    rmSync(place.home.floors)
    expect((await place.ask('preview', study.manifest.id)).code).toBe('floors-missing')
  })

  it('refuses a study that was not offered', async () => {
    expect((await place.ask('preview', 'study_01jk')).code).toBe('study-unknown')
  })
})
