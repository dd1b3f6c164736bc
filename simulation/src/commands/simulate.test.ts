import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom, uniform } from '@sampan/shared'
import { runProgram } from '@sampan/terminal'
import { recordedSurroundings, type RecordedOptions } from '@sampan/terminal/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampanSimulate } from './program.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-simulate-test-'))
// Where copies of the data go: others may simulate on this machine at the same time.
const temporary = path.join(folder, 'tmp')
mkdirSync(temporary)
const before = process.env['TMPDIR']
process.env['TMPDIR'] = temporary
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  rmSync(folder, { recursive: true })
})
const at = (name: string) => path.join(folder, name)

interface Told {
  readonly status: number
  readonly data: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly context: Readonly<Record<string, unknown>> }
}

async function type(words: readonly string[], more: Partial<RecordedOptions> = {}) {
  const recorded = recordedSurroundings({ words, ...more })
  const status = await runProgram(sampanSimulate, recorded.surroundings)
  return { status, output: recorded.output(), errors: recorded.errors() }
}

async function ask(words: readonly string[]): Promise<Told> {
  const { status, output } = await type([...words, '--json'])
  return { status, ...(JSON.parse(output) as Omit<Told, 'status'>) }
}

const quickStudy = `
schema: sampan/study/v1
title: Illness by age
purpose: To try it out.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [somewhere, elsewhere, nowhere]
protocol: protocol.pdf
data: { registry: people, person: id }
asOf: 2024-01-01
startsAt: 2999-01-01
features:
  age: { column: age, range: [0, 120] }
  male: { column: male, type: binary, equals: "1" }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: table1, kind: describe }
`

const study = `${quickStudy}  - { id: model, kind: glm, outcome: ill, terms: [age, male] }
`

const dictionary = `
schema: sampan/dictionary/v1
columns:
  - { name: id, type: text, level: 3 }
  - { name: age, type: integer, unit: year, level: 2 }
  - { name: male, type: integer, level: 1 }
  - { name: ill, type: integer, level: 3 }
  - { name: hospital, type: text, level: 1 }
`

interface Person {
  readonly age: number
  readonly male: number
  readonly ill: number
}

function peopleOf(site: string, count: number): readonly Person[] {
  const random = seededRandom(site)
  return Array.from({ length: count }, () => {
    const age = 30 + Math.floor(50 * uniform(random))
    const male = uniform(random) < 0.5 ? 1 : 0
    const ill = uniform(random) < 1 / (1 + Math.exp(4 - 0.06 * age)) ? 1 : 0
    return { age, male, ill }
  })
}

/** One registry table; `hospital` is empty for people of nowhere. */
function write(name: string, groups: readonly (readonly [string, readonly Person[]])[]): string {
  const rows = groups.flatMap(([hospital, people]) =>
    people.map(({ age, male, ill }, k) => `${hospital}${k},${age},${male},${ill},${hospital}`),
  )
  const file = path.join(at(name), 'people.csv')
  mkdirSync(at(name))
  writeFileSync(file, `id,age,male,ill,hospital\n${rows.join('\n')}\n`)
  return file
}

const sites = ['east', 'south', 'west']
const people = sites.map((site) => [site, peopleOf(site, 120)] as const)
const given = (folders: readonly string[] = sites) =>
  folders.flatMap((name) => ['--site', `${name}=${at(name)}/people.csv`])
let file: string
let quick: string

beforeAll(() => {
  file = at('study.yaml')
  writeFileSync(file, study)
  quick = at('quick.yaml')
  writeFileSync(quick, quickStudy)
  for (const each of people)
    writeFileSync(write(each[0], [each]).replace('.csv', '.dictionary.yaml'), dictionary)
  write('whole', [...people, ['', peopleOf('nobody', 3)]])
  writeFileSync(at('words.yaml'), dictionary)
  for (const name of ['tiny', 'small'])
    writeFileSync(
      write(name, [[name, peopleOf(name, 4)]]).replace('.csv', '.dictionary.yaml'),
      dictionary,
    )
})

const everybody = people.flatMap(([, each]) => each)
const meanAge = everybody.reduce((sum, { age }) => sum + age, 0) / everybody.length

interface Released {
  readonly analysis: string
  readonly outcome: string
  readonly result: { readonly features: readonly { readonly mean: number; readonly n: number }[] }
}

describe('sampan simulate', () => {
  test('computes what the pooled table gives, and says what left each hospital', async () => {
    const out = at('results')
    const told = await ask([quick, ...given(), '--out', out])
    expect(told).toMatchObject({
      status: 0,
      command: 'simulate',
      data: {
        study: { title: 'Illness by age', digest: expect.stringMatching(/^sha256:/) as string },
        view: { state: 'completed', sites: sites.map((site) => ({ site })) },
        results: [
          { analysis: 'table1', outcome: 'released', controllers: ['east', 'south', 'west'] },
        ],
        rowsLeftOut: 0,
        files: [path.join(out, 'table1.json')],
      },
    })
    const [table] = told.data['results'] as readonly Released[]
    expect(table?.result.features[0]?.mean).toBeCloseTo(meanAge, 8)
    expect(table?.result.features[0]?.n).toBe(360)
    const left = told.data['left'] as readonly { site: string; messages: number; bytes: number }[]
    expect(left.map(({ site }) => site).sort()).toEqual([...sites].sort())
    for (const { messages, bytes } of left) expect(bytes).toBeGreaterThan(messages * 100)
    expect(JSON.parse(readFileSync(path.join(out, 'table1.json'), 'utf8'))).toEqual(table)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('shows people progress, tables, and what left', async () => {
    const { status, output, errors } = await type([file, ...given()])
    expect(status).toBe(0)
    expect(errors).toMatch(/^round 1, .*3 sites have answered$/m)
    expect(errors.trim()).toMatch(/completed$/)
    expect(output).toMatch(/^feature +n +missing +mean +sd/m)
    expect(output).toMatch(new RegExp(`^age +360 +0 +${meanAge.toPrecision(6)}`, 'm'))
    expect(output).toMatch(/^term +estimate +std\.error/m)
    expect(output).toMatch(/^site +messages +bytes$/m)
    for (const site of sites) expect(output).toMatch(new RegExp(`^${site} +\\d+ +\\d+$`, 'm'))
    expect(output).not.toContain('--split')
  })

  const gibleed = path.resolve(import.meta.dirname, '../../../../shared/data/omop/gibleed')
  const published = path.join(gibleed, '../../circe/published/celecoxibAge40Male.json')
  test.skipIf(!existsSync(published))(
    'counts a cohort of ATLAS, and people at each rule',
    async () => {
      const head = quickStudy
        .slice(0, quickStudy.indexOf('features:'))
        .replace('data: { registry: people, person: id }', 'cohort: { circe: celecoxib.json }')
        .replace('asOf: 2024-01-01', 'asOf: 2023-12-31')
      const text = `${head}features: { age: { age: index } }\nanalyses: [{ kind: feasibility }]\n`
      writeFileSync(at('atlas.yaml'), text)
      const words = sites.flatMap((site) => ['--site', `${site}=${gibleed}`])
      const lacking = await ask([at('atlas.yaml'), ...words])
      expect(lacking.error?.code).toBe('study-file-missing')
      writeFileSync(at('celecoxib.json'), readFileSync(published))
      const told = await ask([at('atlas.yaml'), ...words])
      const [released] = told.data['results'] as readonly {
        readonly result: { readonly steps: readonly { readonly people: number }[] }
      }[]
      // OHDSI published 1800, 569 and 266 of one GiBleed; here are three.
      const counts = [2694, 1800, 569, 266, 266, 266].map((count) => 3 * count)
      expect(released?.result.steps.map(({ people }) => people)).toEqual(counts)
    },
  )

  test('cuts one table into hospitals and counts the rows of none', async () => {
    const whole = ['--site', `hk=${at('whole')}/people.csv`, '--split', 'hospital']
    const told = await ask([quick, ...whole, '--dictionary', at('words.yaml')])
    expect(told).toMatchObject({ status: 0, data: { rowsLeftOut: 3 } })
    const [table] = told.data['results'] as readonly Released[]
    expect(table?.result.features[0]?.mean).toBeCloseTo(meanAge, 8)
    const names = (told.data['left'] as readonly { site: string }[]).map(({ site }) => site)
    expect(names.sort()).toEqual(['hk-east', 'hk-south', 'hk-west'])
  })

  test('names every hospital that a floor keeps out', async () => {
    const words = [quick, ...given(['east', 'tiny', 'small', 'west'])]
    const told = await ask(words)
    expect(told).toMatchObject({
      status: 21,
      error: { code: 'people-too-few', context: { sites: 'small, tiny' } },
      data: { results: [], view: { state: 'refused' } },
    })
    const { output, errors, status } = await type(words)
    expect(status).toBe(21)
    for (const name of ['tiny', 'small'])
      expect(output).toMatch(new RegExp(`^${name}: .*people-too-few`, 'm'))
    expect(output).not.toMatch(/^east: /m)
    expect(errors).toContain('people-too-few (exit status 21)')
  })

  test('takes floors from a file, and says when they were lowered', async () => {
    const floorsOf = (peoplePerSite: number): readonly string[] => {
      const floors = at(`floors-${peoplePerSite}.yaml`)
      writeFileSync(floors, `schema: sampan/floors/v1\npeoplePerSite: ${peoplePerSite}\ncell: 5\n`)
      return ['--floors', floors]
    }
    const lowered = await ask([quick, ...given(), ...floorsOf(3)])
    expect(lowered).toMatchObject({ status: 0, data: { results: [{ floorsLowered: sites }] } })
    const raised = await ask([quick, ...given(), ...floorsOf(121)])
    expect(raised.error).toMatchObject({
      code: 'people-too-few',
      context: { sites: sites.join(', ') },
    })
  })

  test('shows every fault of a study at its place', async () => {
    const faulty = at('faulty.yaml')
    writeFileSync(
      faulty,
      study.replace('kind: describe', 'kind: describ').replace('range: [0, 120]', 'rang: 1'),
    )
    const told = await ask([faulty, ...given()])
    expect(told).toMatchObject({ status: 12, error: { code: 'study-invalid' } })
    expect(told.data['faults']).toHaveLength(2)
    const { errors, output } = await type([faulty, ...given()])
    expect(errors).toMatch(/^> 17 \| {3}- \{ id: table1, kind: describ \}\n +\| +\^$/m)
    expect(output).toBe('')
  })

  test('needs three hospitals', async () => {
    expect(await ask([quick, ...given(['east', 'west'])])).toMatchObject({
      status: 12,
      error: { code: 'sites-too-few', context: { sites: 'east, west' } },
    })
  })

  const bad = at('bad')
  writeFileSync(bad, 'nonsense (')
  const refusals: readonly (readonly [string, () => readonly string[], string])[] = [
    ['a study that is not there', () => [at('none.yaml'), ...given()], 'file-missing'],
    [
      'data that are not there',
      () => [quick, ...given(), '--site', 'x=nowhere'],
      'source-unreachable',
    ],
    ['a split by no column', () => [quick, ...given(), '--split', 'zip'], 'source-column-missing'],
    ['a policy that is none', () => [quick, ...given(), '--policy', bad], 'policy-invalid'],
    ['floors that are none', () => [quick, ...given(), '--floors', bad], 'floors-invalid'],
    [
      'a dictionary that is none',
      () => [quick, ...given(), '--dictionary', bad],
      'dictionary-invalid',
    ],
    ['results that are there', () => [quick, ...given(), '--out', folder], 'file-exists'],
    ['a site without data', () => [quick, '--site', 'east'], 'usage-invalid'],
    ['a site of no name', () => [quick, '--site', 'East=x'], 'usage-invalid'],
    ['one name twice', () => [quick, ...given(['east', 'east'])], 'usage-invalid'],
    ['no site', () => [file], 'usage-invalid'],
    ['no study', () => given(), 'usage-invalid'],
  ]
  test.each(refusals)('refuses %s', async (_, words, code) => {
    expect((await ask(words())).error?.code).toBe(code)
  })

  test('ends in order on a signal, and leaves nothing behind', async () => {
    const recorded = recordedSurroundings({ words: [quick, ...given(), '--json'] })
    const running = runProgram(sampanSimulate, recorded.surroundings)
    recorded.signal('SIGINT')
    expect(await running).toBe(50)
    expect(JSON.parse(recorded.output())).toMatchObject({ error: { code: 'run-cancelled' } })
    expect(tmpdir()).toBe(temporary)
    expect(readdirSync(temporary)).toEqual([])
  })

  test.each(['en', 'zh-Hant', 'zh-Hans'])('has a page of help in %s', async (language) => {
    const { status, output } = await type(['--help', '--lang', language])
    expect(status).toBe(0)
    expect(output).toMatch(/^sampan simulate STUDY --site NAME=DATA \[options\]\n/)
    expect(output).toContain('$ sampan simulate study.yaml --site')
    expect(output).toContain('--version')
    expect(output).not.toMatch(/^ {2}(-\w, )?--\S+( \S+)?$/m)
  })

  test('tells its version', async () => {
    expect((await type(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(existsSync(at('none.yaml'))).toBe(false)
  })
})
