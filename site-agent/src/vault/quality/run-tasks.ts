import { isSampanError, type Code } from '@sampan/shared'
import { mergeNeeds } from '../omop/needs.ts'
import type { Session, Source, TableNeed } from '../omop/source.ts'
import { failure, found, type QualityResult } from './result.ts'
import type { Task } from './task.ts'

/** What may be asked, and what to do when a column does not hold what it promises. */
export interface Plan {
  /** Asked again after each column that was dropped. */
  readonly tasks: () => readonly Task[]
  /** False when that was known, or the column is not ours. */
  readonly drop: (table: string, column: string) => boolean
}

/**
 * Asks everything that can be asked: what reads a column that cannot be read is left out. A task that takes too long or
 * too much memory is reported as such, and the others go on.
 */
export async function runPlan(source: Source, plan: Plan): Promise<readonly QualityResult[]> {
  const unreadable: QualityResult[] = []
  for (;;) {
    const ran = await runTasks(source, plan.tasks())
    if (ran.unreadable === null) return [...unreadable, ...ran.results]
    const { table, column, code } = ran.unreadable
    const subject = { check: 'cdmDatatype', table, field: column, threshold: 0 } as const
    unreadable.push(found(subject, 'fail', { code }))
    if (!plan.drop(table, column)) return unreadable
  }
}

interface Ran {
  readonly results: readonly QualityResult[]
  /** Set when the tasks must be planned anew without this column. */
  readonly unreadable: {
    readonly table: string
    readonly column: string
    readonly code: Code
  } | null
}

/** In one session; where that is too much for the memory or the time of one, each task in its own. */
async function runTasks(source: Source, tasks: readonly Task[]): Promise<Ran> {
  if (tasks.length === 0) return { results: [], unreadable: null }
  try {
    return await inSession(source, mergeNeeds(tasks.flatMap(({ needs }) => needs)), tasks)
  } catch (error) {
    const ran = ranInto(error, tasks)
    const divided = isSampanError(error) && isTooMuch(error.code) && tasks.length > 1
    return divided && ran.unreadable === null ? oneByOne(source, tasks) : ran
  }
}

async function inSession(
  source: Source,
  needs: readonly TableNeed[],
  tasks: readonly Task[],
): Promise<Ran> {
  const session = await source.connect(needs)
  try {
    return await inTurn(tasks, (task) => attempt(session, task))
  } finally {
    session.close()
  }
}

function oneByOne(source: Source, tasks: readonly Task[]): Promise<Ran> {
  return inTurn(tasks, (task) => runTasks(source, [task]))
}

async function inTurn(tasks: readonly Task[], run: (task: Task) => Promise<Ran>): Promise<Ran> {
  const results: QualityResult[] = []
  for (const task of tasks) {
    const ran = await run(task)
    if (ran.unreadable !== null) return ran
    results.push(...ran.results)
  }
  return { results, unreadable: null }
}

async function attempt(session: Session, task: Task): Promise<Ran> {
  try {
    return { results: await task.run(session), unreadable: null }
  } catch (error) {
    return ranInto(error, [task])
  }
}

function isTooMuch(code: Code): boolean {
  return code === 'statement-timeout' || code === 'overloaded'
}

function ranInto(error: unknown, tasks: readonly Task[]): Ran {
  if (!isSampanError(error)) throw error
  const { code } = error
  const { table, column } = error.context
  if (typeof table === 'string' && typeof column === 'string')
    return { results: [], unreadable: { table, column, code } }
  const subjects = tasks.flatMap((task) => task.subjects)
  return { results: subjects.map((subject) => failure(subject, code)), unreadable: null }
}
