import { setTimeout as sleep } from 'node:timers/promises'
import { present, type RunView } from '@sampan/shared'
import { CommandFailed } from '../stage/programs.ts'
import type { Stage } from '../stage/stage.ts'
import type { Telling } from './telling.ts'

/** How long the coordinator stays away. */
const awayMs = 1000

/**
 * Starts a run and follows it. As soon as its deviance has fallen once, which is in the middle of the regression, the
 * coordinator is killed, and started again a second later.
 */
export async function runThroughKill(
  stage: Stage,
  study: string,
  telling: Telling,
): Promise<RunView> {
  const { line, t, note } = telling
  const { researcher, coordinator } = stage
  const startedMs = performance.now()
  const { id } = await researcher.run('run', 'start', study)
  const run = String(id)
  line(t('run.started', { run }))
  const restarts: Promise<string>[] = []
  const restart = async (at: string): Promise<string> => {
    line(t('run.killed'))
    await present(coordinator.process(), 'a running coordinator').kill()
    await sleep(awayMs)
    await coordinator.start()
    line(t('run.restarted'))
    return at
  }
  const heard = (text: string): void => {
    line(text)
    if (text.includes(' > ') && restarts.length === 0) restarts.push(restart(text))
  }
  const view = await watch(researcher, run, heard)
  const [killedAt = null] = await Promise.all(restarts)
  const seconds = round1((performance.now() - startedMs) / 1000)
  const rounds = view.round
  line(t('run.ended', { run, count: rounds, seconds }))
  note({ run: { id: run, state: view.state, rounds, seconds, killedAt } })
  return view
}

/** Follows a run that must complete. @throws CommandFailed */
export async function watch(
  researcher: Stage['researcher'],
  run: string,
  heard: (line: string) => void,
): Promise<RunView> {
  const words = ['run', 'watch', run] as const
  const answer = await researcher.follow(heard, ...words)
  if (answer.error !== null)
    throw new CommandFailed({ program: 'sampan', words, environment: {} }, answer)
  return answer.data as unknown as RunView
}

export function round1(value: number): number {
  return Math.round(value * 10) / 10
}
