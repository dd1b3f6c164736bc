import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom, systemClock, systemRandom, uniform } from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '@sampan/site-agent'
import { analyse, simulate, type Simulated } from '@sampan/simulation'
import { afterAll, describe, expect, it } from 'vitest'

const study = `
schema: sampan/study/v1
title: Every kind on bad tables
purpose: To see what becomes of values that cannot be.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [a, b, c]
data: { registry: people }
asOf: 2024-01-01
timeGrid: { bandDays: 30 }
features:
  age: { column: age, range: [18, 120] }
  days: { column: days, range: [0, 720] }
  dead: { column: dead, type: binary, equals: '1' }
  arm: { column: arm, type: binary, equals: '1' }
  ward: { column: ward, levels: ['1', '2', '3'] }
floors: { scalarsPerValue: 1000 }
analyses:
`
const everyKind = `\
  - { id: steps, kind: feasibility }
  - { id: table, kind: describe, features: [age, arm], quantiles: [0.5] }
  - { id: by, kind: describe, features: [age, ward], groups: arm }
  - { id: cross, kind: crosstab, rows: arm, columns: dead }
  - { id: rates, kind: incidence, event: dead, time: days, strata: arm }
  - { id: line, kind: glm, family: gaussian, outcome: days, terms: [age, arm] }
  - { id: logit, kind: glm, outcome: dead, terms: [age, arm] }
  - { id: hazard, kind: cox, time: days, event: dead, terms: [age, arm] }
  - { id: curve, kind: km, time: days, event: dead, groups: arm }
  - { id: test, kind: logrank, time: days, event: dead, groups: arm }
  - { id: check, kind: evaluate, model: logit }
  - { id: common, kind: prevalence, features: [arm, dead] }
`
const dictionary = `
schema: sampan/dictionary/v1
columns:
  - { name: age, type: number, level: 2 }
  - { name: days, type: number, unit: day, level: 2 }
  - { name: dead, type: integer, level: 3 }
  - { name: arm, type: integer, level: 2 }
  - { name: ward, type: integer, level: 2 }
`

type Row = readonly [age: number | string, days: number | string, dead: number, arm: number]

function peopleOf(site: number, count: number): readonly Row[] {
  const random = seededRandom(`bad tables ${site}`)
  return Array.from({ length: count }, (_, k): Row => {
    const age = 30 + Math.floor(50 * uniform(random))
    const days = Math.floor(700 * uniform(random))
    return [age, days, uniform(random) < 0.5 ? 1 : 0, k % 2]
  })
}

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-bad-input-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const ignore = (): void => undefined

function written(people: readonly Row[]): string {
  const place = mkdtempSync(path.join(folder, 'table-'))
  const rows = people.map((row, k) => [...row, 1 + (k % 3)].join(','))
  writeFileSync(path.join(place, 'people.csv'), ['age,days,dead,arm,ward', ...rows, ''].join('\n'))
  writeFileSync(path.join(place, 'people.dictionary.yaml'), dictionary)
  return place
}

async function pooled(people: readonly Row[]): Promise<readonly unknown[]> {
  const place = written(people)
  const analysed = await analyse({
    study: { text: study + everyKind, fileName: 'bad.yaml', files: new Map() },
    data: path.join(place, 'people.csv'),
    split: null,
    dictionary: path.join(place, 'people.dictionary.yaml'),
    clock: systemClock,
    onProgress: ignore,
  })
  if (analysed.faults !== null) throw new Error(JSON.stringify(analysed.faults))
  return analysed.ended.map(({ outcome }) => outcome)
}

async function simulated(
  last: readonly Row[],
): Promise<Extract<Simulated, { readonly faults: null }>> {
  const tables = [peopleOf(0, 40), peopleOf(1, 40), peopleOf(2, 40), last]
  const ran = await simulate({
    study: { text: `${study}  - { id: steps, kind: feasibility }\n`, fileName: 'bad.yaml' },
    sites: tables.map((people, k) => ({
      id: `site-${k}`,
      path: path.join(written(people), 'people.csv'),
    })),
    split: null,
    dictionary: null,
    policy: defaultPolicy,
    floors: defaultFloorsFile,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (ran.faults !== null) throw new Error(JSON.stringify(ran.faults))
  return ran
}

/** Every tenth person with another time, every tenth after them with another age. */
function changed(valueOf: (k: number) => string): readonly Row[] {
  return peopleOf(0, 400).map(([age, days, dead, arm], k): Row => {
    const [isTime, isAge] = [k % 10 === 0, k % 10 === 5]
    return [isAge ? valueOf(k) : age, isTime ? valueOf(k) : days, dead, arm]
  })
}

describe('a table with values that cannot be', { timeout: 120_000 }, () => {
  const impossible = ['-1', '-0.5', '1e300', '-1e300', '721', 'NA', 'NaN']

  it('gives in every kind what it gives with nothing in their places', async () => {
    const found = await pooled(changed((k) => impossible[Math.floor(k / 5) % 7] ?? ''))
    const wanted = await pooled(changed(() => ''))
    expect(found).toEqual(wanted)
    expect(wanted).toHaveLength(12)
    expect(wanted).not.toContainEqual(expect.objectContaining({ type: 'failure' }))
  })

  it.each(['soon', 'Infinity', '1;5'])('is refused where a number is "%s"', async (text) => {
    await expect(pooled(changed((k) => (k === 10 ? text : '')))).rejects.toMatchObject({
      code: 'source-type-wrong',
    })
  })

  it.each([
    ['9 people', 9],
    ['nobody', 0],
  ])('of %s ends the run, in the name of the hospital', async (_name, count) => {
    const { view, results } = await simulated(peopleOf(3, count))
    expect(view).toMatchObject({ state: 'refused', reason: 'people-too-few', subject: 'site-3' })
    expect(view.sites.map(({ refusal }) => refusal?.code)).toEqual([
      ...[undefined, undefined, undefined],
      'people-too-few',
    ])
    expect(results).toEqual([])
  })
})
