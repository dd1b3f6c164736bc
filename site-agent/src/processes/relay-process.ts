import { limits } from '@sampan/proto'
import {
  errorKind,
  fileExists,
  readText,
  SampanError,
  systemClock,
  systemRandom,
  untilStopped,
} from '@sampan/shared'
import { homeAt, type Home } from '../config/home.ts'
import { createAgentLog, type LogOptions } from '../config/logger.ts'
import { readSettings, type AgentSettings } from '../config/settings.ts'
import { addressOf } from '../enrol/address.ts'
import { enrolmentFiles } from '../enrol/files.ts'
import { isRenewalDue, renewTls } from '../enrol/renew.ts'
import type { DialSettings } from '../relay/dial.ts'
import { Relay } from '../relay/relay.ts'
import type { VaultLog } from '../vault/vault.ts'

/** Runs the relay until it is told to stop. Of the settings it uses the coordinator's address and the log level. */
export async function runRelay(place: string, { logTo }: LogOptions = {}): Promise<void> {
  const home = homeAt(place)
  const settings = readSettings(home)
  const log = createAgentLog('relay', settings.logging.level, logTo)
  dialSettings(home, settings)
  const relay = new Relay({
    socketPath: home.run.socket,
    // Read anew for every connection: certificates are renewed while the relay runs.
    dial: () => dialSettings(home, settings),
    clock: systemClock,
    random: systemRandom,
    log,
  })
  const running = relay.run()
  const stopRenewing = renewAtHalfLife(home, settings, log)
  await untilStopped()
  stopRenewing()
  relay.stop()
  await running
  log.info('relay has stopped')
}

const renewalPeriodMs = 60 * 60 * 1000

/** Looks every hour whether half of the TLS certificate's life is over, and gets a new key and certificate then. */
function renewAtHalfLife(home: Home, settings: AgentSettings, log: VaultLog): () => void {
  const folder = home.relay.folder
  const renew = async (): Promise<void> => {
    if (!isRenewalDue(folder, systemClock)) return
    const address = addressOf(settings.coordinator)
    await renewTls({ folder, address, site: settings.site }, systemClock)
    log.info('TLS certificate renewed')
  }
  const check = (): void => {
    renew().catch((error: unknown) => {
      log.warn('TLS certificate not renewed', { code: errorKind(error) })
    })
    cancel = systemClock.after(renewalPeriodMs, check)
  }
  let cancel = systemClock.after(0, check)
  return () => {
    cancel()
  }
}

/** @throws SampanError not-enrolled */
function dialSettings(home: Home, settings: AgentSettings): DialSettings {
  const files = enrolmentFiles(home.relay.folder)
  if (!fileExists(files.tls)) throw new SampanError('not-enrolled', { folder: home.folder })
  const tls = readText(files.tls, limits.certificateChainBytesMax)
  const root = readText(files.root, limits.certificateChainBytesMax)
  return { coordinator: settings.coordinator, key: tls, chain: tls, root }
}
