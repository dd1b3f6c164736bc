import { openStates, parseManifest, type Clock, type RunView } from '@sampan/shared'
import type { Database } from '../storage/schema.ts'

/** The newest view of every run, and those who wait for the next. */
export class RunMonitor {
  readonly #database: Database
  readonly #clock: Clock
  readonly #views = new Map<string, RunView>()
  readonly #waiting = new Map<string, Set<() => void>>()

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /** Called with every change. Views of runs that are over are not kept: the database has them. */
  changed(view: RunView): void {
    if (openStates.includes(view.state)) this.#views.set(view.id, view)
    else this.#views.delete(view.id)
    const waiting = this.#waiting.get(view.id)
    this.#waiting.delete(view.id)
    for (const wake of waiting ?? []) wake()
  }

  /** The view of a run; null when there is no such run. */
  async view(id: string): Promise<RunView | null> {
    return this.#views.get(id) ?? storedView(this.#database, id)
  }

  /** Resolves at the next change of an open run whose version is still `version`, or after `waitMs`. */
  async waitForChange(id: string, version: number, waitMs: number): Promise<void> {
    const view = this.#views.get(id)
    if (view?.version !== version) return
    await new Promise<void>((resolve) => {
      const waiting = this.#waiting.get(id) ?? new Set()
      const wake = (): void => {
        cancel()
        waiting.delete(wake)
        resolve()
      }
      const cancel = this.#clock.after(waitMs, wake)
      this.#waiting.set(id, waiting.add(wake))
    })
  }
}

/** What the database knows of a run that nobody drives. */
async function storedView(database: Database, id: string): Promise<RunView | null> {
  const row = await database
    .selectFrom('run')
    .innerJoin('study', 'study.digest', 'run.study')
    .select(['run.id', 'run.number', 'run.plan', 'run.state', 'run.reason', 'run.subject'])
    .select(['study.id as study', 'study.digest', 'study.manifest'])
    .where('run.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const sites = await database
    .selectFrom('run_site')
    .select(['site', 'accepted', 'refusal', 'refusal_subject'])
    .where('run', '=', id)
    .orderBy('site_index')
    .execute()
  const last = await database
    .selectFrom('round')
    .select(['round', 'attempt'])
    .where('run', '=', id)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  const plan = JSON.parse(new TextDecoder().decode(row.plan)) as { analyses: string[] }
  return {
    id,
    study: row.study,
    studyDigest: row.digest,
    title: parseManifest(row.manifest).manifest.title,
    number: Number(row.number),
    state: row.state as RunView['state'],
    reason: row.reason,
    subject: row.subject,
    analyses: plan.analyses,
    analysis: null,
    step: null,
    round: Number(last?.round ?? 0n),
    attempt: Number(last?.attempt ?? 0n),
    phase: 'done',
    sites: sites.map(({ site, accepted, refusal, refusal_subject }) => ({
      site,
      connected: false,
      accepted: accepted === 1n,
      answered: false,
      refusal: refusal === null ? null : { code: refusal, subject: refusal_subject ?? '' },
    })),
    deviance: [],
    roundMs: [],
    version: 0,
  }
}
