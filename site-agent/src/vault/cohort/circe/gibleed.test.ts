import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { duckdb } from '../../omop/dialect.ts'
import { openSource } from '../../omop/open-source.ts'
import { options, referenceData, rowsOf } from '../../omop/sources.test.fixture.ts'
import { compileCohort } from './compile.ts'
import { absence, digestOf, library, probes } from './oracle.test.support.ts'
import { parseCohort } from './parse.ts'
import { runCohort } from './run-cohort.ts'

const folder = path.join(referenceData, 'omop/gibleed')

async function answer(text: string) {
  const cohort = compileCohort(parseCohort(text), duckdb)
  const session = await openSource({ model: 'omop', path: folder }, options).connect(cohort.needs)
  try {
    const counts = await runCohort(session, cohort)
    const rows = await rowsOf(session.query(cohort.rows.sql, cohort.rows.parameters), 3)
    return { counts, rows }
  } finally {
    session.close()
  }
}

describe.skipIf(absence !== '')(`GiBleed${absence}`, () => {
  it.each([...probes, ...library].map(o => [o.id, o] as const))('%s', async (_id, { text, expected }) => {
    const { counts, rows } = await answer(text)
    expect({ entries: counts.entries, people: counts.people, sha: digestOf(rows) }).toEqual({ entries: expected.entries, people: expected.subjects, sha: expected.sha256 })
    for (const s of expected.inclusion_stats ?? []) {
      const mode = s.mode_id === 0 ? counts.events : counts.best
      expect([mode.rules[s.rule]?.fitting, mode.rules[s.rule]?.gained, mode.base]).toEqual([s.person_count, s.gain_count, s.person_total])
    }
  }, 60_000)
})
