import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { duckdb, postgresql } from '../../omop/dialect.ts'
import { openSource } from '../../omop/open-source.ts'
import {
  loadCdm,
  postgresAbsence,
  postgresSession,
  startServer,
  type Server,
} from '../../omop/postgres.test.support.ts'
import { ask, options, referenceData } from '../../omop/sources.test.fixture.ts'
import { answer, type Place } from './answer.test.support.ts'
import {
  absence,
  digestOf,
  library,
  probes,
  published,
  publishedTable,
  type Oracle,
} from './oracle.test.support.ts'

/** The rows of OHDSI's own generator (circe 1.11.3 on PostgreSQL 15), by their digest, and its statistics. */
const folder = path.join(referenceData, 'omop/gibleed')

const onDuckdb: Place = {
  dialect: duckdb,
  connect: (needs) => openSource({ model: 'omop', path: folder }, options).connect(needs),
}

describe.skipIf(absence !== '')(`GiBleed on DuckDB${absence}`, () => {
  cases(() => Promise.resolve(onDuckdb))
})

describe.skipIf(absence + postgresAbsence !== '')(
  `GiBleed on PostgreSQL${absence}${postgresAbsence}`,
  () => {
    const running: { server: Server | null; close: () => Promise<void>; place: Place | null } = {
      server: null,
      close: () => Promise.resolve(),
      place: null,
    }
    beforeAll(async () => {
      running.server = startServer()
      const client = await running.server.connect()
      running.close = () => client.end()
      const ddl = path.join(referenceData, 'omop/cdm_spec/OMOPCDM_postgresql_5.3_ddl.sql')
      await loadCdm(client, ddl, folder)
      running.place = { dialect: postgresql, connect: (needs) => postgresSession(client, needs) }
    }, 120_000)
    afterAll(async () => {
      await running.close()
      running.server?.stop()
    })
    cases(() => Promise.resolve(running.place ?? onDuckdb))
  },
)

function cases(place: () => Promise<Place>): void {
  it.each(probes)('probe $id: $expected.name', { timeout: 60_000 }, async (oracle) => {
    await expectRows(await place(), oracle)
  })

  it.each(library)('library $id: $expected.name', { timeout: 60_000 }, async (oracle) => {
    await expectRows(await place(), oracle)
  })

  it.each([
    ['1', 'celecoxib'],
    ['2', 'celecoxibAge40'],
    ['3', 'celecoxibAge40Male'],
    ['4', 'celecoxibCensored'],
  ])('published counts of cohort %s: %s', { timeout: 60_000 }, async (id, name) => {
    const { counts } = await answer(await place(), published(name))
    const entries = publishedTable('cg_cohort_count').find(([, cohort]) => cohort === id)
    expect([counts.entries, counts.people].map(String)).toEqual(entries?.slice(2))
    const lost = publishedTable('cg_cohort_censor_stats').find(([, cohort]) => cohort === id)
    expect(String(counts.censored)).toBe(lost?.[2] ?? '0')
    for (const [, , rule, fitting, gained, base, mode] of publishedTable(
      'cg_cohort_inc_stats',
    ).filter(([, cohort]) => cohort === id)) {
      const statistics = mode === '0' ? counts.events : counts.best
      const found = statistics.rules[Number(rule)]
      expect([found?.fitting, found?.gained, statistics.base].map(String)).toEqual([
        fitting,
        gained,
        base,
      ])
    }
    for (const [, , base, final, mode] of publishedTable('cg_cohort_summary_stats').filter(
      ([, cohort]) => cohort === id,
    )) {
      const statistics = mode === '0' ? counts.events : counts.best
      expect([statistics.base, statistics.final].map(String)).toEqual([base, final])
    }
  })
}

async function expectRows(place: Place, { id, text, expected }: Oracle): Promise<void> {
  const { counts, rows } = await answer(place, text)
  expect({ entries: counts.entries, subjects: counts.people, sha256: digestOf(rows) }).toEqual({
    entries: expected.entries,
    subjects: expected.subjects,
    sha256: id === undetermined ? await elders() : expected.sha256,
  })
  for (const each of expected.inclusion_stats ?? []) {
    const { base, rules } = each.mode_id === 0 ? counts.events : counts.best
    const found = rules[each.rule]
    expect([found?.fitting, found?.gained, base]).toEqual([
      each.person_count,
      each.gain_count,
      each.person_total,
    ])
  }
}

/**
 * Cohort 1071: women and men of at most 100 years who are observed on 1 January 2012 to 2022, and the year before. All
 * events of a person have one sort date, OHDSI's SQL gives them no order among themselves, and it numbers them twice:
 * for the events, and for the criteria about them. The age holds for some events of the oldest people only, and which
 * of their days come out differs (we ran the generator's SQL on PostgreSQL 15 before and after ANALYZE: two digests,
 * the first equal to this one). expected.json has one outcome of many; its counts hold for all.
 */
const undetermined = '1071'

async function elders(): Promise<string> {
  const table = (name: string): string =>
    `read_csv('${path.join(folder, name)}.csv', all_varchar = true)`
  const rows = await ask(
    `select p.person_id::bigint as person, make_date(y, 1, 1)::varchar,
            least(make_date(y, 1, 2), o.observation_period_end_date::date)::varchar
     from ${table('PERSON')} p join ${table('OBSERVATION_PERIOD')} o using (person_id)
     cross join (select unnest(range(2012, 2023))::integer as y)
     where p.gender_concept_id in ('8507', '8532') and y - p.year_of_birth::integer between 0 and 100
     and make_date(y, 1, 1) between o.observation_period_start_date::date + 365
     and o.observation_period_end_date::date
     order by person, y`,
  )
  return digestOf(rows)
}
