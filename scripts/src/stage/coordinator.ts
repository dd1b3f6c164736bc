import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { programs, run } from './programs.ts'
import { freePort, start, untilListening, type Running } from './processes.ts'

export interface CoordinatorSpec {
  readonly folder: string
  readonly id: string
  readonly controller: string
  readonly jurisdiction: string
  readonly operator: string
  readonly logLevel?: string
}

export interface OtherMain {
  readonly file: string
  readonly words: readonly string[]
}

/** A coordinator in a folder of its own, on a port of the loopback interface. */
export interface Coordinator {
  readonly home: string
  readonly url: string
  readonly fingerprint: string
  readonly operatorTokenFile: string
  readonly logFile: string
  readonly process: () => Running | null
  /** Starts it and waits until it listens. `other` is a main program in its place, with words after its own. */
  readonly start: (other?: OtherMain) => Promise<Running>
  readonly stop: () => Promise<void>
}

export async function setUpCoordinator(
  spec: CoordinatorSpec,
  { outlives }: { readonly outlives: boolean },
): Promise<Coordinator> {
  const { folder, id, controller, jurisdiction, operator } = spec
  const home = path.join(folder, 'coordinator')
  const port = await freePort()
  const environment = { HOME: folder }
  const operatorTokenFile = path.join(folder, `${operator}.token`)
  const passphraseFile = path.join(folder, 'root.passphrase')
  writeFileSync(passphraseFile, `${crypto.randomUUID()}\n`, { mode: 0o600 })
  const data = await run({
    program: 'coordinator',
    words: [
      'init',
      ...['--home', home, '--id', id, '--controller', controller, '--jurisdiction', jurisdiction],
      ...['--trust-domain', `${id}.example`, '--host', '127.0.0.1', '--host', 'localhost'],
      ...['--listen', `127.0.0.1:${port}`, '--operator', operator],
      ...['--token-out', operatorTokenFile, '--root-passphrase-file', passphraseFile],
    ],
    environment,
  })
  const logFile = path.join(folder, 'coordinator.log')
  let running: Running | null = null
  return {
    home,
    url: `https://127.0.0.1:${port}`,
    fingerprint: String(data['rootFingerprint']),
    operatorTokenFile,
    logFile,
    process: () => running,
    start: async ({ file, words: more } = { file: programs.coordinator, words: [] }) => {
      const words = ['start', '--home', home, ...more]
      running = start({ file, words, environment, logFile, outlives })
      await untilListening(port, running)
      return running
    },
    stop: async () => {
      await running?.stop()
    },
  }
}
