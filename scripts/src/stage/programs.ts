import { spawn } from 'node:child_process'
import path from 'node:path'
import { isCode, type Code } from '@sampan/shared'
import { environmentOf } from './environment.ts'
import { register, requireGoingOn, runningOf } from './processes.ts'

/** Root of the workspace: this file is built into scripts/dist/stage. */
const root = path.resolve(import.meta.dirname, '../../..')

/** The programs as their packages ship them. */
export const programs = {
  sampan: path.join(root, 'cli/bin/sampan.js'),
  agent: path.join(root, 'site-agent/bin/sampan-agent.js'),
  coordinator: path.join(root, 'coordinator/bin/sampan-coordinator.js'),
  simulate: path.join(root, 'simulation/bin/sampan-simulate.js'),
} as const
export type ProgramName = keyof typeof programs

/** What a command wrote with `--json`. */
export interface Answer {
  readonly exit: number
  readonly data: Readonly<Record<string, unknown>>
  readonly error: CommandError | null
  /** What it wrote for people on standard error. */
  readonly said: string
}

export interface CommandError {
  readonly code: Code
  readonly context: Readonly<Record<string, unknown>>
  readonly message: string
}

export interface Command {
  readonly program: ProgramName
  readonly words: readonly string[]
  /** The whole environment besides PATH. */
  readonly environment: Readonly<Record<string, string>>
  /** Called with every whole line on standard error as it comes. */
  readonly heard?: (line: string) => void
}

/** A command ended with an error that nobody waited for. */
export class CommandFailed extends Error {
  readonly answer: Answer

  constructor(command: Command, answer: Answer) {
    const { error, exit, said } = answer
    const told = error === null ? said : `${error.code}: ${error.message}`
    const facts = JSON.stringify(error?.context ?? {})
    super(`${command.program} ${command.words.join(' ')}\nexit status ${exit}: ${told} ${facts}`)
    this.answer = answer
  }
}

/** Runs a command as a process of its own and waits for its end. Never rejects because of what the command says. */
export async function attempt(command: Command): Promise<Answer> {
  const { program, words, environment, heard } = command
  requireGoingOn()
  const child = spawn(process.execPath, [programs[program], ...words, '--json'], {
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  register(runningOf(child))
  const output: Buffer[] = []
  const errors: Buffer[] = []
  let rest = ''
  child.stdout.on('data', (bytes: Buffer) => output.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => {
    errors.push(bytes)
    const lines = `${rest}${bytes.toString('utf8')}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) heard?.(line)
  })
  return await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      const said = Buffer.concat(errors).toString('utf8').trim()
      resolve(answerOf(Buffer.concat(output).toString('utf8'), status ?? 128, said))
    })
  })
}

/** As `attempt`, for a command that must succeed. @throws CommandFailed */
export async function run(command: Command): Promise<Answer['data']> {
  const answer = await attempt(command)
  if (answer.exit !== 0 || answer.error !== null) throw new CommandFailed(command, answer)
  return answer.data
}

function answerOf(text: string, exit: number, said: string): Answer {
  const envelope = parsed(text)
  const error = envelope['error'] as
    | { readonly code: string; readonly context: CommandError['context']; readonly message: string }
    | undefined
  return {
    exit,
    said,
    data: (envelope['data'] ?? {}) as Answer['data'],
    error:
      error === undefined ? null : { ...error, code: isCode(error.code) ? error.code : 'internal' },
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return { error: { code: 'internal', context: {}, message: text.slice(0, 2000) } }
  }
}
