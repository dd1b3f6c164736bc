import { setTimeout as sleep } from 'node:timers/promises'
import { present, type RunView } from '@sampan/shared'
import { startDoomed } from '../stage/doomed.ts'
import { untilConnected } from '../stage/hospital.ts'
import type { Stage } from '../stage/stage.ts'
import { phaseMessages, type Departure } from './options.ts'
import { round1, watch } from './run-steps.ts'
import type { Telling } from './telling.ts'

/** How long a hospital that is needed stays away. */
const awayMs = 5000

/**
 * Runs while one agent is killed when its answer in a phase is about to leave. In the first round before its vector is
 * there the others go on without it for good; later the run waits for it, and it comes back.
 */
export async function runThroughDeparture(
  stage: Stage,
  study: string,
  departure: Departure,
  telling: Telling,
): Promise<RunView> {
  const { line, t, note } = telling
  const { researcher, hospitals } = stage
  const startedMs = performance.now()
  const hospital = present(hospitals[1], 'a second hospital')
  const { id: site } = hospital.spec
  const { phase, round } = departure
  await hospital.stop()
  const sinceMs = Date.now()
  const message = phaseMessages[phase]
  const doomed = await startDoomed(hospital, { message, times: round })
  await untilConnected(hospital, sinceMs)
  const { id } = await researcher.run('run', 'start', study)
  const run = String(id)
  line(t('run.started', { run }))
  // Whose vector is in the first sum is needed for all others.
  const isNeeded = round > 1 || phase === 'confirm' || phase === 'reveal'
  const gone = doomed.vault.ended.then(async () => {
    line(t('depart.killed', { site, phase, round }))
    await doomed.relay.kill()
    if (!isNeeded) return
    await sleep(awayMs)
    line(t('depart.needed', { site }))
    await hospital.start()
    line(t('depart.back', { site }))
  })
  const view = await watch(researcher, run, line)
  await gone
  const seconds = round1((performance.now() - startedMs) / 1000)
  line(t('run.ended', { run, count: view.round, seconds }))
  const departed = { site, phase, round, cameBack: isNeeded }
  note({ run: { id: run, state: view.state, rounds: view.round, seconds, departed } })
  return view
}
