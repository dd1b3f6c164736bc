import { rmSync } from 'node:fs'
import {
  makePrivateFolder,
  systemClock,
  systemRandom,
  type FrameChannel,
  untilStopped,
} from '@sampan/shared'
import { homeAt } from '../config/home.ts'
import { createAgentLog, type LogOptions } from '../config/logger.ts'
import { readSettings } from '../config/settings.ts'
import { listenLink, type Link, type LinkEvents } from '../link/link.ts'
import { setFlag } from '../vault/ledger/flags.ts'
import { VaultSession } from '../vault/session/vault-session.ts'
import { openVault } from './open-vault.ts'
import { agentVersion } from './version.ts'

/** Runs the vault until it is told to stop. It listens on a socket file and opens no connection of its own. */
export async function runVault(
  place: string,
  { logTo, ...hooks }: LogOptions & { readonly reached?: (message: string) => void } = {},
): Promise<void> {
  const home = homeAt(place)
  const settings = readSettings(home)
  const log = createAgentLog('vault', settings.logging.level, logTo)
  const vault = await openVault(home, settings, {
    clock: systemClock,
    random: systemRandom,
    log,
    ...hooks,
  })
  const session = new VaultSession(vault, { version: agentVersion })
  // What an earlier process said about its link is not true any more.
  await setFlag(vault.ledger, 'link', 'down', systemClock)
  makePrivateFolder(home.run.folder)
  rmSync(home.run.socket, { force: true })
  const server = await listenLink(home.run.socket, (link) => serveRelay(link, session))
  log.info('vault is ready', { site: settings.site })
  await untilStopped()
  await session.stop()
  server.close()
  await setFlag(vault.ledger, 'link', 'down', systemClock)
  await vault.ledger.destroy()
  log.info('vault has stopped')
}

/** What the relay says about its connection, as the session understands it. */
function serveRelay(link: Link, session: VaultSession): LinkEvents {
  let channel: FrameChannel | null = null
  return {
    record: (kind, content) => {
      if (kind === 'data' && channel !== null) session.frame(content)
      if (kind === 'up') {
        channel = channelOver(link)
        session.opened(channel)
      }
      if (kind === 'down') {
        channel = null
        session.closed()
      }
    },
    closed: () => {
      if (channel !== null) session.closed()
      channel = null
    },
  }
}

function channelOver(link: Link): FrameChannel {
  return {
    send: (frame) => link.send('data', frame),
    close: () => {
      link.send('reset').catch(() => {
        link.close()
      })
    },
  }
}
