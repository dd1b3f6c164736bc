import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { fileExists, SampanError } from '@sampan/shared'
import type { Surroundings } from '@sampan/terminal'

/** A program of another package, which need not be installed. */
export interface OtherProgram {
  readonly package: string
  readonly executable: string
}

/** URL of a package's main file; throws when there is none. */
export type Resolve = (name: string) => string

/**
 * Runs the program in the foreground with our terminal, streams and environment, and passes its exit status on.
 * @throws SampanError package-missing
 */
export function delegateTo(
  program: OtherProgram,
  words: readonly string[],
  { onSignal, input }: Pick<Surroundings, 'onSignal' | 'input'>,
  resolve: Resolve = (name) => import.meta.resolve(name),
): Promise<number> {
  const file = executableOf(program, resolve)
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, ...words], { stdio: 'inherit' })
    const ignore = onSignal((signal) => {
      // Ctrl-C reaches everything at a terminal by itself; twice would mean twice.
      if (signal !== 'SIGINT' || input.isTTY !== true) child.kill(signal)
    })
    child.once('error', (error) => {
      ignore()
      fail(error)
    })
    child.once('exit', (status, signal) => {
      ignore()
      done(status ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

function executableOf({ package: name, executable }: OtherProgram, resolve: Resolve): string {
  const missing = (cause?: unknown): SampanError =>
    new SampanError('package-missing', { package: name }, { cause })
  let main: string
  try {
    main = resolve(name)
  } catch (error) {
    throw missing(error)
  }
  const file = fileURLToPath(new URL(`../bin/${executable}.js`, main))
  if (!fileExists(file) || !fileExists(fileURLToPath(main))) throw missing()
  return file
}
