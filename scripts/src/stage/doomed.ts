import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Hospital } from './hospital.ts'
import { programs } from './programs.ts'
import { start, until, type Running } from './processes.ts'

export interface Doom {
  /** Kind of message before which the vault is killed. */
  readonly message: string
  /** At the first, second ... message of that kind. */
  readonly times: number
}

/** The vault's main program with an end: built beside this file. */
const doomedVault = path.resolve(import.meta.dirname, '../../dist/stage/doomed-vault.main.js')

/** Vault and relay as they run in two containers; the vault is one that will be killed. */
export async function startDoomed(
  { home, logFile }: Pick<Hospital, 'home' | 'logFile'>,
  { message, times }: Doom,
): Promise<{ readonly vault: Running; readonly relay: Running }> {
  const common = { environment: { HOME: path.dirname(home) }, logFile, outlives: false }
  const socket = path.join(home, 'run/vault.sock')
  rmSync(socket, { force: true })
  const vault = start({ ...common, file: doomedVault, words: [home, message, String(times)] })
  await until('the vault listens', () => Promise.resolve(existsSync(socket)))
  const relay = start({ ...common, file: programs.agent, words: ['relay', '--home', home] })
  return { vault, relay }
}
