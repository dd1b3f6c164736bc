import { parseCohort } from '@sampan/shared'
import type { Dialect } from '../../omop/dialect.ts'
import type { Cell, Session, TableNeed } from '../../omop/source.ts'
import { rowsOf } from '../../omop/sources.test.fixture.ts'
import { compileCohort } from './compile.ts'
import { runCohort, type CohortCounts } from './run-cohort.ts'

/** A database with data in it. */
export interface Place {
  readonly dialect: Dialect
  readonly connect: (needs: readonly TableNeed[]) => Promise<Session>
}

export interface Answer {
  readonly counts: CohortCounts
  readonly rows: readonly (readonly Cell[])[]
}

/** Compiles a definition, runs it, and reads its rows. */
export async function answer(place: Place, text: string): Promise<Answer> {
  const cohort = compileCohort(parseCohort(text), place.dialect)
  const session = await place.connect(cohort.needs)
  try {
    const counts = await runCohort(session, cohort)
    const rows = await rowsOf(session.query(cohort.rows.sql, cohort.rows.parameters), 3)
    return { counts, rows }
  } finally {
    session.close()
  }
}
