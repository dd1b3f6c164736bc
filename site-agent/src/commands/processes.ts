import type { Command, Session } from '@sampan/terminal'
import type { LogOptions } from '../config/logger.ts'
import { runningWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

const ended = { data: {}, text: '' }

/** With --json, standard output belongs to one document. */
function logging({ json, surroundings }: Session): LogOptions {
  return json ? { logTo: surroundings.errors } : {}
}

export const start: Command = atHome({
  name: 'start',
  words: runningWords('start'),
  arguments: {},
  options: {},
  examples: ['sampan-agent start'],
  codes: ['not-enrolled', 'already-running'],
  run: async (_, session, home) => {
    const { startAgent } = await import('../processes/start.ts')
    await startAgent(home.folder, logging(session))
    return ended
  },
})

/** Loads the database engine and no socket but a local one. */
export const vault: Command = atHome({
  name: 'vault',
  words: runningWords('vault'),
  arguments: {},
  options: {},
  examples: ['sampan-agent vault --home /agent'],
  codes: ['not-enrolled', 'key-missing', 'schema-newer'],
  run: async (_, session, home) => {
    const { runVault } = await import('../processes/vault-process.ts')
    await runVault(home.folder, logging(session))
    return ended
  },
})

/** Loads the network and nothing of the vault. */
export const relay: Command = atHome({
  name: 'relay',
  words: runningWords('relay'),
  arguments: {},
  options: {},
  examples: ['sampan-agent relay --home /agent'],
  codes: ['not-enrolled'],
  run: async (_, session, home) => {
    const { runRelay } = await import('../processes/relay-process.ts')
    await runRelay(home.folder, logging(session))
    return ended
  },
})
