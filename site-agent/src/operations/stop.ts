import { timeouts } from '@sampan/proto'
import { runningPid, SampanError, sleep, type Clock } from '@sampan/shared'
import type { Home } from '../config/home.ts'
import { readSettings } from '../config/settings.ts'
import { clearFlag, readFlag, setFlag } from '../vault/ledger/flags.ts'
import { withLedger } from './with-ledger.ts'

/** Between two looks whether a process has gone. */
const lookMs = 50

/**
 * Ends the processes of `start`. With `now` the word is durable first: from then on nothing leaves, whatever still runs
 * and whatever is started, until somebody says resume.
 * @throws SampanError not-initialised, not-running (without `now`), deadline-passed when the process does not go
 */
export async function stopAgent(
  home: Home,
  { now, clock }: { readonly now: boolean; readonly clock: Clock },
): Promise<{ readonly pid: number | null }> {
  readSettings(home)
  if (now) await withLedger(home, (ledger) => setFlag(ledger, 'stopped', 'console', clock))
  const pid = runningPid(home.run.pid)
  if (pid === null) {
    if (now) return { pid }
    throw new SampanError('not-running', { folder: home.folder })
  }
  process.kill(pid, 'SIGTERM')
  const deadlineMs = clock.nowMs() + timeouts.requestMs
  while (runningPid(home.run.pid) === pid) {
    if (clock.nowMs() > deadlineMs) throw new SampanError('deadline-passed', { pid })
    await sleep(clock, lookMs)
  }
  return { pid }
}

/** Lets messages leave again. False when nobody had said stop. */
export async function resumeAgent(home: Home): Promise<boolean> {
  return withLedger(home, async (ledger) => {
    const wasStopped = (await readFlag(ledger, 'stopped')) !== null
    await clearFlag(ledger, 'stopped')
    return wasStopped
  })
}
