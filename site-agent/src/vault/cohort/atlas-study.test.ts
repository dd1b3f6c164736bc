import path from 'node:path'
import type { Feature, Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../features/build-snapshot.ts'
import { openSource } from '../omop/open-source.ts'
import {
  absence,
  ask,
  options,
  populationOf,
  referenceData,
  studyOf,
  temporaryFolder,
} from '../omop/sources.test.fixture.ts'
import { atlasCohorts, plainDefinition, type AtlasCohorts } from './atlas-study.test.support.ts'
import { probes, published } from './circe/oracle.test.support.ts'

/** Studies whose cohorts come from ATLAS, on GiBleed (CDM 5.3.1, 2,694 people). */
const folder = path.join(referenceData, 'omop/gibleed')
const table = (name: string) => `read_csv('${folder}/${name}.csv*', all_varchar = true)`
const source = (place = folder) => openSource({ model: 'omop', path: place }, options)
const later = '2199-12-31'
/** A probe of observation periods: some belong to nobody in the table of persons. */
const withOrphans = '800047'

const age: Feature = { name: 'age', kind: 'age', at: null }
function snapshotOf(atlas: AtlasCohorts, parts: Partial<Manifest>, place = folder) {
  const manifest = studyOf({ cohorts: atlas.cohorts, features: [age], ...parts })
  return buildSnapshot(source(place), manifest, { files: atlas.files })
}

/** GiBleed as it was at the end of a day: later rows taken out, observation ended. */
async function gibleedUntil(day: string): Promise<string> {
  const place = temporaryFolder()
  const begins: Readonly<Record<string, string>> = {
    CONDITION_OCCURRENCE: 'condition_start_date',
    DRUG_ERA: 'drug_era_start_date',
    DRUG_EXPOSURE: 'drug_exposure_start_date',
    OBSERVATION_PERIOD: 'observation_period_start_date',
    VISIT_OCCURRENCE: 'visit_start_date',
  }
  const end = 'observation_period_end_date'
  for (const name of [
    'PERSON',
    'CDM_SOURCE',
    'CONCEPT',
    'CONCEPT_ANCESTOR',
    ...Object.keys(begins),
  ]) {
    const column = begins[name]
    const where = column === undefined ? '' : `where ${column} <= '${day}'`
    const replaced =
      name === 'OBSERVATION_PERIOD' ? `* replace (least(${end}, '${day}') as ${end})` : '*'
    await ask(
      `copy (select ${replaced} from ${table(name)} ${where}) to '${place}/${name}.csv' (header)`,
    )
  }
  return place
}

const target = (asOf: string) => populationOf({ target: 'target', index: 'cohort-start', asOf })

describe.skipIf(absence !== '')(`a target from ATLAS on GiBleed${absence}`, () => {
  it.each(
    probes
      .filter(({ id }, k) => k % 3 === 0 && id !== withOrphans)
      .map(({ id, text, expected }) => [id, text, expected.subjects] as const),
  )('has the people that OHDSI counts: %s', async (_, text, subjects) => {
    const atlas = atlasCohorts({ target: text })
    expect((await snapshotOf(atlas, { population: target(later) })).people).toBe(subjects)
  })

  it('has nobody who is no person, where the observation periods have', async () => {
    const { text, expected } = probes.find(({ id }) => id === withOrphans)!
    const period = `select distinct person_id from ${table('OBSERVATION_PERIOD')}
      where observation_period_start_date <= '2000-01-01' and observation_period_end_date >= '2004-12-31'`
    const [row] = await ask(
      `select count(*), count(p.person_id) from (${period}) left join ${table('PERSON')} p using (person_id)`,
    )
    expect(Number(row![0])).toBe(expected.subjects)
    const { people } = await snapshotOf(atlasCohorts({ target: text }), {
      population: target(later),
    })
    expect(people).toBe(Number(row![1]))
    expect(people).toBeLessThan(expected.subjects)
  })

  it('has the attrition that OHDSI published', async () => {
    const atlas = atlasCohorts({ target: published('celecoxibAge40Male') })
    const { attrition } = await snapshotOf(atlas, { population: target(later) })
    expect(attrition).toEqual([
      { step: 'everyone', people: 2694 },
      { step: 'initial event', people: 1800 },
      { step: 'rule 1', people: 569 },
      { step: 'rule 2', people: 266 },
      { step: 'target', people: 266 },
    ])
  })

  it('is what the data of that day give, though rules look ahead', async () => {
    const day = '1985-06-30'
    const place = await gibleedUntil(day)
    // Windows and counts after the entry; eras; the end of observation; a censor window.
    for (const id of ['800011', '800027', '800029', '800031']) {
      const atlas = atlasCohorts({ target: probes.find((each) => each.id === id)!.text })
      const seen = async (asOf: string, from: string) => {
        const { people, attrition, columns } = await snapshotOf(
          atlas,
          { population: target(asOf) },
          from,
        )
        return { people, attrition, ages: [...columns.get('age')!] }
      }
      const cut = await seen(later, place)
      expect(await seen(day, folder), id).toEqual(cut)
      expect(cut.people, id).toBeGreaterThan(100)
    }
  })

  it('has those who entered by the as-of day, from the day on which they did', async () => {
    const atlas = atlasCohorts({ target: published('celecoxibAge40Male') })
    const asOf = '1990-06-30'
    const { attrition, columns } = await snapshotOf(atlas, { population: target(asOf) })
    const people = await ask(
      `select year(min(e.drug_era_start_date::date)) - min(p.year_of_birth::int)
       from ${table('DRUG_ERA')} e join ${table('PERSON')} p using (person_id)
       where e.drug_concept_id = '1118084' and p.gender_concept_id = '8507'
       group by person_id, p.person_id::bigint
       having min(e.drug_era_start_date::date) <= '${asOf}'
       and year(min(e.drug_era_start_date::date)) - min(p.year_of_birth::int) > 40
       order by person_id::bigint`,
    )
    expect(people.length).toBeGreaterThan(50)
    expect([...columns.get('age')!]).toEqual(people.map(([years]) => Number(years)))
    const counts = attrition.map((each) => each.people)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(counts[1]).toBeLessThan(1800)
    const asOfDay = { ...target(asOf), index: 'as-of' } as const
    const { people: same } = await snapshotOf(atlas, { population: asOfDay })
    expect(same).toBe(people.length)
  })

  it('is what the manifest names, when the matrix is made', async () => {
    const atlas = atlasCohorts({ target: published('celecoxib') })
    const [digest] = atlas.files.keys()
    const other = new Map([
      [digest!, [...atlasCohorts({ a: published('celecoxibAge40') }).files.values()][0]!],
    ])
    for (const [files, code] of [
      [new Map(), 'study-file-missing'],
      [other, 'manifest-digest-mismatch'],
    ] as const)
      await expect(
        snapshotOf({ ...atlas, files }, { population: target(later) }),
      ).rejects.toMatchObject({ code })
  })
})

type Risk = NonNullable<Manifest['population']['timeAtRisk']>
interface Case {
  readonly washoutDays: number
  readonly prior: 'keep' | 'remove'
  readonly both: 'keep-first' | 'remove'
  readonly risk: Risk
  readonly asOf: string
}

/**
 * The population of two new-user cohorts and a bleeding, written another way: one row a person with lists of days, and
 * everything else said of those lists.
 */
function oracle({ washoutDays, prior, both, risk, asOf }: Case): string {
  const cohort = (drug: string) => `
    select person_id::bigint as id, min_by(
      {'s': x.drug_exposure_start_date::date,
       'e': least(coalesce(x.drug_exposure_end_date::date, x.drug_exposure_start_date::date + 1) + 30,
                  o.observation_period_end_date::date)},
      (x.drug_exposure_start_date::date, x.drug_exposure_id::bigint)) as c
    from ${table('DRUG_EXPOSURE')} x join ${table('OBSERVATION_PERIOD')} o using (person_id)
    where x.drug_concept_id = '${drug}' and x.drug_exposure_start_date::date
      between o.observation_period_start_date::date and o.observation_period_end_date::date
    group by all having c['s'] <= '${asOf}'`
  const anchor = (name: string) => (name === 'cohort start' ? 'c.s' : `least(c.e, '${asOf}'::date)`)
  return `
    with target as (${cohort('1118084')}), comparator as (${cohort('1124300')}),
    arms as (
      select coalesce(t.id, r.id) as id,
        case when r.id is null then 1 when t.id is null then 0
             when ${both === 'remove'} or t.c.s = r.c.s then null
             when t.c.s < r.c.s then 1 else 0 end as arm,
        case when arm = 1 then t.c else r.c end as c
      from target t full join comparator r on r.id = t.id),
    bleeds as (
      select person_id::bigint as id,
        list_distinct(list(condition_start_date::date)) as days
      from ${table('CONDITION_OCCURRENCE')}
      where condition_concept_id = '192671' and condition_start_date::date <= '${asOf}'
      group by all),
    windows as (
      select a.id, a.arm, a.c.s - o.observation_period_start_date::date as before,
        ${anchor(risk.startAnchor)} + ${risk.start} as f,
        least(${anchor(risk.endAnchor)} + ${risk.end},
              o.observation_period_end_date::date, '${asOf}'::date) as l,
        coalesce(b.days, []) as days
      from arms a join ${table('OBSERVATION_PERIOD')} o on o.person_id::bigint = a.id
      left join bleeds b on b.id = a.id
      where a.arm is not null)
    select arm, len(list_filter(days, d -> d >= f and d <= l)) as n,
      coalesce(list_min(list_filter(days, d -> d >= f and d <= l)), l) - f + 1
    from windows
    where before >= ${washoutDays}
    and (${prior === 'keep'} or len(list_filter(days, d -> d < f)) = 0)
    and l - f >= ${risk.minimumDays}
    order by id`
}

const counted = { low: 0, high: 100_000, outside: 'refuse' } as const
const outcomeFeatures: Feature[] = [
  { name: 'arm', kind: 'treatment' },
  { name: 'bleeds', kind: 'outcome-count' },
  { name: 'days', kind: 'time-to-event' },
  { name: 'bled', kind: 'outcome' },
]

describe.skipIf(absence !== '')(`outcomes of new users on GiBleed${absence}`, () => {
  const users = (drug: number) => plainDefinition('DrugExposure', drug, { offset: ['EndDate', 30] })
  const atlas = atlasCohorts({
    target: users(1118084),
    comparator: users(1124300),
    bleed: plainDefinition('ConditionOccurrence', 192671, {
      limit: 'All',
      offset: ['StartDate', 0],
    }),
  })
  const start = 'cohort start'
  const end = 'cohort end'
  const year: Risk = { start: 1, startAnchor: start, end: 365, endAnchor: start, minimumDays: 1 }
  const onDrug: Risk = { start: 0, startAnchor: start, end: 0, endAnchor: end, minimumDays: 1 }
  it.each<readonly [string, Case]>([
    [
      'a year, after 10 of observation',
      { washoutDays: 3650, prior: 'remove', both: 'keep-first', risk: year, asOf: later },
    ],
    [
      'on the drug and a month after',
      { washoutDays: 0, prior: 'keep', both: 'remove', risk: onDrug, asOf: later },
    ],
    [
      'after the drug, until the as-of day',
      {
        washoutDays: 12_000,
        prior: 'remove',
        both: 'keep-first',
        risk: { start: -20, startAnchor: end, end: 9000, endAnchor: start, minimumDays: 200 },
        asOf: '1995-03-01',
      },
    ],
  ])('%s: as sets of days have them', async (_, asked) => {
    const { columns, people, attrition } = await snapshotOf(atlas, {
      population: populationOf({
        target: 'target',
        comparator: { cohort: 'comparator', both: asked.both },
        outcome: 'bleed',
        index: 'cohort-start',
        asOf: asked.asOf,
        washoutDays: asked.washoutDays,
        priorOutcome: asked.prior,
        timeAtRisk: asked.risk,
      }),
      features: outcomeFeatures,
      ranges: { bleeds: counted, days: counted },
    })
    const expected = await ask(oracle(asked))
    expect(expected.length).toBeGreaterThan(300)
    const column = (name: string) => [...columns.get(name)!]
    const numbers = (k: number) => expected.map((row) => Number(row[k]))
    expect(people).toBe(expected.length)
    expect(column('arm')).toEqual(numbers(0))
    expect(column('bleeds')).toEqual(numbers(1))
    expect(column('days')).toEqual(numbers(2))
    expect(column('bled')).toEqual(numbers(1).map((count) => Math.min(count, 1)))
    expect(new Set(column('arm')).size).toBe(2)
    expect(column('bleeds').filter((count) => count > 0).length).toBeGreaterThan(5)
    const counts = attrition.map((step) => step.people)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })
})
