import {
  claimPid,
  errorKind,
  joinPath,
  nowS,
  SampanError,
  systemClock,
  systemRandom,
  fromUtf8,
  untilStopped,
} from '@sampan/shared'
import { timeouts } from '@sampan/proto'
import { spoolStaging } from '../aggregation/staging.ts'
import { readHead } from '../audit/round-log.ts'
import { registerLogRoutes } from '../audit/routes.ts'
import { createLogger, type LogDestination, type Logger } from '../config/logger.ts'
import { checkBinding, openInstallation, type Installation } from '../config/installation.ts'
import { redactSettings } from '../config/settings.ts'
import { createCore, type Core } from '../core.ts'
import { currentServerCertificate, keepServerCertificate } from '../enrolment/server-certificate.ts'
import { createHttp, type Http } from '../http/server.ts'
import { RunMonitor } from '../round/monitor.ts'
import { registerRunRoutes } from '../round/routes.ts'
import { registerSessionRoute } from '../session/route.ts'
import { watchRevocations } from '../session/watch-revocations.ts'
import { openDatabase } from '../storage/database.ts'
import type { Database } from '../storage/schema.ts'
import { registerStudyRoutes } from '../study/routes.ts'

/** Names the process that serves a folder. */
export const pidFileName = 'coordinator.pid'

export interface ServeHooks {
  /** Where lines about the process itself go; standard output without. */
  readonly logTo?: LogDestination
  /** Called after every durable step of a round, for tests that kill the process there. */
  readonly reached?: (point: string) => void
}

/**
 * Runs the coordinator until it is told to stop: takes up open runs, then listens.
 * @throws SampanError not-initialised, settings-invalid, already-running, schema-newer, and what the system says
 */
export async function serve(folder: string, hooks: ServeHooks = {}): Promise<void> {
  const installation = openInstallation(folder)
  const release = claimPid(joinPath(folder, pidFileName))
  const log = createLogger(installation.settings.logging.level, hooks.logTo)
  log.info({ settings: redactSettings(installation.settings) }, 'coordinator starts')
  const database = await openDatabase(installation.databaseFile)
  try {
    await checkBinding(database, installation.identity)
    await serveUntilStopped({ installation, database, log }, hooks)
  } finally {
    await database.destroy()
    release()
    log.info('coordinator has stopped')
  }
}

interface Serving {
  readonly installation: Installation
  readonly database: Database
  readonly log: Logger
}

async function serveUntilStopped(serving: Serving, hooks: ServeHooks): Promise<void> {
  const { installation, database, log } = serving
  const { settings, identity, authority, protocolKey, logKey, serverFile, spoolFolder } =
    installation
  const sources = { clock: systemClock, random: systemRandom }
  const monitor = new RunMonitor(database, systemClock)
  const core = createCore({
    ...sources,
    ...hooks,
    database,
    id: identity.id,
    protocolKeys: protocolKey,
    logSigner: { origin: identity.log.origin, keys: logKey },
    timeouts,
    staging: spoolStaging({ folder: spoolFolder, random: systemRandom }),
    uploadsAtOnce: settings.rounds.uploadsAtOnce,
    log,
    changed: (view) => {
      monitor.changed(view)
    },
  })
  const subject = { file: serverFile, coordinator: identity.id, hosts: settings.hosts }
  const server = currentServerCertificate(authority, subject, sources)
  const http = await createHttp(
    {
      tls: { server, root: authority.root.toString() },
      tokenDays: settings.tokens.lifetimeDays,
    },
    {
      ...core.records,
      authority,
      coordinator: identity,
      checkpoint: async () => fromUtf8((await readHead(database))?.note ?? new Uint8Array(0)),
      closeLive: (site) => {
        core.hub.closeLive(site)
      },
      log,
    },
  )
  register(http, core, { database, monitor, installation })
  await core.runs.resume()
  await listen(http, settings.listen)
  const stopRenewing = keepServerCertificate(http.app.server, authority, subject, sources)
  log.info({ ...settings.listen, timeS: nowS(systemClock) }, 'coordinator listens')
  const stopWatching = watchRevocations({ database, clock: systemClock, hub: core.hub, log })
  await untilStopped()
  await stopWatching()
  stopRenewing()
  await core.stop()
  await http.app.close()
}

interface Parts {
  readonly database: Database
  readonly monitor: RunMonitor
  readonly installation: Installation
}

function register({ app }: Http, core: Core, parts: Parts): void {
  const { database, monitor, installation } = parts
  registerStudyRoutes(app, {
    ...core.records,
    coordinator: installation.identity,
    offer: (study) => {
      core.offer(study)
    },
  })
  registerRunRoutes(app, {
    database,
    monitor,
    runs: core.runs,
    openRun: (request) => core.openRun(request),
  })
  registerLogRoutes(app, { database })
  registerSessionRoute(app, { hub: core.hub, clock: systemClock })
}

/** @throws SampanError already-running when the address is taken */
async function listen(http: Http, address: Installation['settings']['listen']): Promise<void> {
  try {
    await http.app.listen({ host: address.address, port: address.port })
  } catch (error) {
    const taken = errorKind(error).includes('EADDRINUSE')
    if (taken) throw new SampanError('already-running', { port: address.port }, { cause: error })
    throw error
  }
}
