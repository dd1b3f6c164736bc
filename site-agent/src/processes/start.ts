import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import {
  claimPid,
  makePrivateFolder,
  SampanError,
  sleep,
  systemClock,
  untilStopped,
} from '@sampan/shared'
import { homeAt, type Home } from '../config/home.ts'
import { createAgentLog, type LogOptions } from '../config/logger.ts'
import { readSettings } from '../config/settings.ts'
import { requireEnrolled } from '../config/enrolled.ts'
import { readCertificate } from '../keys/site-keys.ts'
import type { VaultLog } from '../vault/vault.ts'

/** The two processes of an agent. */
const parts = ['vault', 'relay'] as const

/** A part that ends sooner than this after its start counts as broken; so often in a row ends the agent. */
const soonMs = 10_000
const breaksMax = 5

/**
 * Starts vault and relay as two processes and keeps them: one that dies is started again. Ends when it is told to, or
 * when a part cannot stay up.
 * @throws SampanError not-initialised, not-enrolled, settings-invalid, already-running
 */
export async function startAgent(place: string, { logTo }: LogOptions = {}): Promise<void> {
  const home = homeAt(place)
  const settings = readSettings(home)
  readCertificate(home)
  requireEnrolled(home)
  makePrivateFolder(home.run.folder)
  const release = claimPid(home.run.pid)
  const log = createAgentLog('agent', settings.logging.level, logTo)
  const keepers = parts.map((part) => keepPart(home, part, { log, logTo }))
  const broken = await Promise.race([
    untilStopped().then(() => false),
    Promise.any(keepers.map((keeper) => keeper.broken)).then(() => true),
  ])
  await Promise.all(keepers.map((keeper) => keeper.stop()))
  release()
  if (broken) throw new SampanError('internal', { what: 'vault or relay cannot stay up' })
}

interface Keeper {
  /** Resolves when the part cannot stay up. */
  readonly broken: Promise<void>
  readonly stop: () => Promise<void>
}

interface Keeping {
  readonly log: VaultLog
  /** Set: the parts write to standard error, too. */
  readonly logTo: LogOptions['logTo']
}

function keepPart(home: Home, part: (typeof parts)[number], { log, logTo }: Keeping): Keeper {
  const output = logTo === undefined ? 'inherit' : 2

  const state: { stopping: boolean; child: ChildProcess | null } = { stopping: false, child: null }
  const isStopping = (): boolean => state.stopping
  const run = async (): Promise<void> => {
    for (let breaks = 0; breaks < breaksMax && !isStopping();) {
      const startedMs = systemClock.nowMs()
      state.child = fork(mainFile(), [part, '--home', home.folder], {
        stdio: ['inherit', output, 'inherit', 'ipc'],
      })
      const status = await exitOf(state.child)
      if (isStopping()) return
      breaks = systemClock.nowMs() - startedMs < soonMs ? breaks + 1 : 0
      log.warn('a part of the agent ended', { part, status })
      await sleep(systemClock, 250 * breaks)
    }
  }
  const running = run()
  return {
    broken: running,
    stop: async () => {
      state.stopping = true
      state.child?.kill('SIGTERM')
      await running
    },
  }
}

function mainFile(): string {
  return path.join(import.meta.dirname, '../main.js')
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => {
      resolve(signal === null ? (status ?? 0) : 128)
    })
  })
}
