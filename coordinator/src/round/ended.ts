import type { Database } from '../storage/schema.ts'
import { openStates } from '@sampan/shared'

const rememberedMs = 14 * 24 * 60 * 60 * 1000

export interface EndedRun {
  readonly run: string
  readonly study: string
  readonly reason: string
}

/** Runs of the last fourteen days that a site took part in and that are over: it forgets them when it is back. */
export async function endedRunsOf(
  database: Database,
  site: string,
  nowMs: number,
): Promise<readonly EndedRun[]> {
  const rows = await database
    .selectFrom('run')
    .innerJoin('run_site', 'run_site.run', 'run.id')
    .innerJoin('study', 'study.digest', 'run.study')
    .select(['run.id', 'run.reason', 'study.id as study'])
    .where('run_site.site', '=', site)
    .where('run.state', 'not in', [...openStates])
    .where('run.ended_at', '>', BigInt(nowMs - rememberedMs))
    .orderBy('run.ended_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ run: row.id, study: row.study, reason: row.reason ?? 'completed' }))
}
