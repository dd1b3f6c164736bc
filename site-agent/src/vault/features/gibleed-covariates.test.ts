import path from 'node:path'
import type { Feature } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import {
  absence,
  ask,
  options,
  populationOf,
  referenceData,
  studyOf,
} from '../omop/sources.test.fixture.ts'
import { buildSnapshot } from './build-snapshot.ts'

/**
 * Eras, counts, demographics and scores of GiBleed against SQL written another way: one correlated subquery a person, on
 * DuckDB's own reading of the files. GiBleed's vocabulary is cut: of the ancestors of the scores it has few.
 */
const folder = path.join(referenceData, 'omop/gibleed')
const names = [
  ...['PERSON', 'CONDITION_ERA', 'DRUG_ERA', 'VISIT_OCCURRENCE', 'MEASUREMENT'],
  ...['OBSERVATION_PERIOD', 'CONCEPT_ANCESTOR'],
] as const
/** Files are read once a query, however often it names them. */
const tables = names
  .map(
    (name) =>
      `${name} as materialized (from read_csv('${folder}/${name}.csv*', all_varchar = true))`,
  )
  .join(', ')
const asOf = '2005-06-30'

/** A number for every person; `p` is the person, `d` the index date. */
async function ofPersons(expression: string): Promise<readonly unknown[]> {
  const rows = await ask(
    `with ${tables} select (${expression})::double from (select *, date '${asOf}' as d from PERSON) as p
     order by p.person_id::bigint`,
  )
  return rows.map(([value]) => value ?? Number.NaN)
}

const era = (
  domain: 'condition-era' | 'drug-era' | 'visit',
  concept: number,
  window: 'any' | 'long',
) =>
  ({
    ...{ name: `${domain.replace('-', '_')}_${concept}_${window}`, kind: 'presence', domain },
    ...{ concepts: [concept], descendants: false, window },
  }) as const satisfies Feature
const eraSql = (name: string, concept: string, start: string, end: string) =>
  `select count(*) from ${name} e where e.person_id = p.person_id and ${concept}
   and not (e.${start}::date > d) and not (e.${end}::date < `

const year = `d - interval '365' day`
const longAgo = `date '0001-01-01'`
const condition = (concept: number) =>
  eraSql(
    'CONDITION_ERA',
    `e.condition_concept_id = '${concept}'`,
    'condition_era_start_date',
    'condition_era_end_date',
  )

describe.skipIf(absence !== '')(`GiBleed${absence}`, () => {
  it('has the eras, counts and days of everyone on a day', async () => {
    const drug = eraSql(
      'DRUG_ERA',
      `e.drug_concept_id = '1118084'`,
      'drug_era_start_date',
      'drug_era_end_date',
    )
    const visits = eraSql(
      'VISIT_OCCURRENCE',
      `e.visit_concept_id <> '0'`,
      'visit_start_date',
      'visit_end_date',
    )
    const cases: readonly (readonly [Feature, string])[] = [
      [era('condition-era', 40481087, 'long'), `(${condition(40481087)} ${year})) > 0`],
      [era('condition-era', 260139, 'any'), `(${condition(260139)} ${longAgo})) > 0`],
      [era('drug-era', 1118084, 'any'), `(${drug} ${longAgo})) > 0`],
      [
        {
          ...{ name: 'visits', kind: 'count', counted: 'records', domain: 'visit' },
          ...{ concepts: null, window: 'any' },
        },
        `${visits} ${longAgo})`,
      ],
      [
        {
          ...{ name: 'tests', kind: 'count', counted: 'concepts', domain: 'measurement' },
          ...{ concepts: null, window: 'long' },
        },
        `select count(distinct measurement_concept_id) from MEASUREMENT e
         where e.person_id = p.person_id and measurement_concept_id <> '0'
           and measurement_date::date between ${year} and d`,
      ],
      [
        { name: 'before', kind: 'observed-days', side: 'before' },
        `select date_diff('day', min(observation_period_start_date::date), d)
         from OBSERVATION_PERIOD o where o.person_id = p.person_id
           and d between observation_period_start_date::date and observation_period_end_date::date`,
      ],
      [
        { name: 'group', kind: 'age-group', levels: ['40-44', '45-49', '50-54'] },
        `case (2005 - year_of_birth::int) // 5 when 8 then 0 when 9 then 1 when 10 then 2 end`,
      ],
      [
        { name: 'black', kind: 'race', concept: 8516 },
        `case when race_concept_id <> '0' then race_concept_id = '8516' end`,
      ],
    ]
    await expectAll(cases, 6)
  })

  it('has the scores of everyone on a day', async () => {
    const started = (ancestors: string, except = '0') =>
      `(select count(*) from CONDITION_ERA e where e.person_id = p.person_id
        and condition_era_start_date::date <= d and condition_concept_id in
          (select descendant_concept_id from CONCEPT_ANCESTOR where ancestor_concept_id in (${ancestors}))
        and condition_concept_id not in
          (select descendant_concept_id from CONCEPT_ANCESTOR where ancestor_concept_id in (${except}))) > 0`
    const points = (weights: readonly (readonly [number, string])[]) =>
      weights.map(([weight, test]) => `case when ${test} then ${weight} else 0 end`).join(' + ')
    const charlson = points([
      ...(['4329847', '316139', '321052', '381591, 434056', '4182210', '4063381'] as const).map(
        (ids) => [1, started(ids)] as const,
      ),
      [1, started('257628, 134442, 80800, 80809, 256197, 255348')],
      ...['4247120', '4064161, 4212540', '201820'].map((ids) => [1, started(ids)] as const),
      ...['443767, 442793', '192606, 374022', '4030518', '443392'].map(
        (ids) => [2, started(ids)] as const,
      ),
      [3, started('4245975, 4029488, 192680, 24966')],
      ...['432851', '439727'].map((ids) => [6, started(ids)] as const),
    ])
    const vasc = points([
      [1, `(2005 - year_of_birth::int) >= 65`],
      [1, `(2005 - year_of_birth::int) >= 75`],
      [1, `gender_concept_id = '8532'`],
      [1, started('316139, 314378')],
      [1, started('320128, 442604, 201313', '197930')],
      [1, started('201820, 442793', '195771, 376112, 4174977, 4058243, 193323, 376979')],
      [2, started('4043731, 4110192, 375557, 4108356, 373503, 434656, 433505, 376714, 312337')],
      [1, started('312327, 314962, 312939, 317309, 134380, 4313767, 321596, 317003, 319047')],
    ])
    await expectAll(
      [
        [{ name: 'charlson', kind: 'score', score: 'charlson' }, charlson],
        [{ name: 'vasc', kind: 'score', score: 'cha2ds2vasc' }, vasc],
      ],
      2,
    )
  })
})

async function expectAll(
  cases: readonly (readonly [Feature, string])[],
  varying: number,
): Promise<void> {
  const source = openSource({ model: 'omop', path: folder }, options)
  const manifest = studyOf({
    features: cases.map(([feature]) => feature),
    population: populationOf({ asOf }),
  })
  const { columns, people } = await buildSnapshot(source, manifest)
  expect(people).toBe(2694)
  let different = 0
  for (const [{ name }, sql] of cases) {
    const column = [...columns.get(name)!]
    expect(column, name).toEqual(await ofPersons(sql))
    if (new Set(column).size > 1) different++
  }
  // A column of one value would agree by accident.
  expect(different).toBeGreaterThanOrEqual(varying)
}
