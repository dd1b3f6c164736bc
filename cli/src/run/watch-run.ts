import { timeouts } from '@sampan/proto'
import {
  isCode,
  isSampanError,
  openStates,
  runViewSchema,
  SampanError,
  sleep,
  type Code,
  type RunView,
} from '@sampan/shared'
import { runProgress, type Outcome, type RunProgress, type Session } from '@sampan/terminal'
import { pathOf, type Connection } from '../connection/connection.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { runText } from './run-fields.ts'

/** Between two questions to a coordinator that answers at once, or not at all. */
const pauseMs = 1000

/**
 * Follows a run until it ends or waits for a person, showing its progress. A coordinator that does not answer is asked
 * again for as long as sites would be waited for: it may be starting anew.
 */
export async function watchRun(session: Session, hub: Connection, run: string): Promise<Outcome> {
  const progress = runProgress(session)
  try {
    let view = await hub.get(pathOf('runs', run), runViewSchema)
    progress.show(view)
    while (isGoingOn(view)) {
      view = await nextView({ session, hub, progress }, view)
      progress.show(view)
    }
    return endOf(session, view)
  } finally {
    progress.stop()
  }
}

interface Watching {
  readonly session: Session
  readonly hub: Connection
  readonly progress: RunProgress
}

/** A paused run goes on only when somebody says so. */
function isGoingOn({ state }: RunView): boolean {
  return state !== 'paused' && openStates.includes(state)
}

/** The next view that differs. The coordinator holds the answer back until there is one, or for a while. */
async function nextView(watching: Watching, { id, version }: RunView): Promise<RunView> {
  const { hub, session } = watching
  const { clock } = session.surroundings
  const path = `${pathOf('runs', id)}?version=${version}`
  for (;;) {
    const askedMs = clock.nowMs()
    const view = await answerTo(watching, () => hub.get(path, runViewSchema))
    const wasHeld = clock.nowMs() - askedMs >= pauseMs
    if (view.version !== version || !isGoingOn(view)) return view
    if (!wasHeld) await sleep(clock, pauseMs)
  }
}

/** Asks again while the coordinator is away or overloaded. */
async function answerTo(
  { session, progress }: Watching,
  ask: () => Promise<RunView>,
): Promise<RunView> {
  const { clock } = session.surroundings
  const untilMs = clock.nowMs() + timeouts.absenceMs
  let told = false
  for (;;)
    try {
      return await ask()
    } catch (error) {
      if (!isSampanError(error) || !maySucceedLater(error) || clock.nowMs() > untilMs) throw error
      if (!told) progress.note(cliTexts(session.language)('run.away', { code: error.code }))
      told = true
      await sleep(clock, pauseMs)
    }
}

const passing: readonly Code[] = [
  'connection-failed',
  'connection-lost',
  'deadline-passed',
  'overloaded',
  'store-unavailable',
  'too-many-requests',
]

function maySucceedLater(error: SampanError): boolean {
  return passing.includes(error.code)
}

function endOf(session: Session, view: RunView): Outcome {
  const text = runText(session, view)
  return view.state === 'completed'
    ? { data: view, text }
    : { data: view, text, failure: { error: reasonOf(view) } }
}

/** Why a run ended without a result, or stands still. */
function reasonOf({ id, state, reason, subject }: RunView): SampanError {
  const facts = { run: id, state, ...(subject === null ? {} : { subject }) }
  if (reason !== null && isCode(reason)) return new SampanError(reason, facts)
  const codeOf: Readonly<Partial<Record<RunView['state'], Code>>> = {
    paused: 'run-paused',
    cancelled: 'run-cancelled',
    lost: 'run-lost',
  }
  return new SampanError(codeOf[state] ?? 'run-refused-by-site', facts)
}
