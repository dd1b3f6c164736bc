import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { askOf, planOf, temporaryFolder } from './cdm.test.support.ts'
import { writeCdm } from './write-cdm.ts'

const file = path.join(temporaryFolder(), 'eras.duckdb')
beforeAll(() => writeCdm(file, planOf('harbour', { people: 300 })))

/**
 * Eras another way: every record spread over its days, and days of one concept that are more than 30 apart parted. The
 * days of an exposure count from one morning to the next, so that those without one are the gap days.
 */
const eras = (records: string) => `
  with records as (${records}),
  days as (select distinct person_id, concept,
      unnest(generate_series(first, last, interval 1 day))::date as day from records),
  marked as (select *, (day - lag(day) over (partition by person_id, concept order by day) > 30)::int as parts from days),
  numbered as (select *, sum(coalesce(parts, 0)) over (partition by person_id, concept order by day) as era from marked),
  eras as (select person_id, concept, min(day) as first, max(day) as last from numbered group by person_id, concept, era),
  mornings as (select distinct person_id, concept, unnest(generate_series(first, last - 1, interval 1 day))::date as day
    from records where last > first)
  select e.person_id, e.concept, e.first, e.last,
    (select count(*) from records r where r.person_id = e.person_id and r.concept = e.concept
      and r.first between e.first and e.last)::int as records,
    (e.last - e.first - (select count(*) from mornings m where m.person_id = e.person_id
      and m.concept = e.concept and m.day between e.first and e.last))::int as gap_days
  from eras e`

const conditions = `select person_id, condition_concept_id as concept, condition_start_date as first,
  coalesce(condition_end_date, condition_start_date + 1) as last from condition_occurrence`
const drugs = `select person_id, ancestor_concept_id as concept, drug_exposure_start_date as first,
  drug_exposure_end_date as last from drug_exposure
  join concept_ancestor on descendant_concept_id = drug_concept_id
  where ancestor_concept_id in (select concept_id from concept where concept_class_id = 'Ingredient')`

describe('eras', () => {
  it('of conditions are those of their days', async () => {
    await askOf(file, async (ask) => {
      const derived = await ask(
        `select person_id, condition_concept_id, condition_era_start_date, condition_era_end_date,
           condition_occurrence_count from condition_era order by all`,
      )
      const expected = await ask(
        `select * exclude gap_days from (${eras(conditions)}) order by all`,
      )
      expect(derived.map(String)).toEqual(expected.map(String))
      expect(derived.filter((row) => Number(row[4]) > 1).length).toBeGreaterThan(100)
    })
  })

  it('of drugs are those of the days of their ingredients, with the days without', async () => {
    await askOf(file, async (ask) => {
      const derived = await ask(
        `select person_id, drug_concept_id, drug_era_start_date, drug_era_end_date,
           drug_exposure_count, gap_days from drug_era order by all`,
      )
      const expected = await ask(`select * from (${eras(drugs)}) order by all`)
      expect(derived.map(String)).toEqual(expected.map(String))
      expect(derived.filter((row) => Number(row[5]) > 0).length).toBeGreaterThan(100)
    })
  })
})
