import { keepAlive, SampanError, type Json } from '@sampan/shared'
import { CommanderError } from 'commander'
import { asSampanError, describeError } from '../output/describe-error.ts'
import { envelopeText, failureEnvelope, successEnvelope } from '../output/envelope.ts'
import { buildProgram, type Built } from './build.ts'
import type { Delegate, Outcome, Program, SingleProgram } from './command.ts'
import { afterGlobals, readGlobals } from './globals.ts'
import { delegateHelp, type HelpOptions } from './help.ts'
import { columnsOf, openSession, type Session } from './session.ts'
import { systemSurroundings, type Surroundings } from './surroundings.ts'
import { pathOf, reachedBy, usageError } from './usage.ts'

/** Runs a program as the process: the exit status is its own. */
export async function main(program: Program | SingleProgram): Promise<void> {
  process.exitCode = await runProgram(program, systemSurroundings())
}

/**
 * Parses the words, runs the command that they name and reports what came of it, on standard output as text or as
 * one JSON document. Resolves with the exit status; never rejects.
 */
export async function runProgram(
  program: Program | SingleProgram,
  given: Surroundings,
): Promise<number> {
  const globals = readGlobals(given)
  const surroundings = { ...given, words: withoutHelpWord(given.words) }
  const { language, json } = globals
  const sessionOf = (command: string): Session =>
    openSession(surroundings, { command, language, json })
  const alive = keepAlive()
  given.output.on('error', ignoreClosedPipe)
  try {
    if (globals.fault !== null) throw globals.fault
    const delegated = 'command' in program ? null : delegatedTo(program, surroundings.words)
    if (delegated !== null)
      return await runDelegate(`${program.name} ${delegated.delegate.name}`, delegated, sessionOf)
    return await runCommand(program, surroundings.words, sessionOf)
  } catch (error) {
    return report(sessionOf(program.name), { error: asSampanError(error) })
  } finally {
    alive()
  }
}

/** `sampan help run start` is `sampan run start --help`. */
function withoutHelpWord(words: readonly string[]): readonly string[] {
  const { globals, rest } = afterGlobals(words)
  return rest[0] === 'help' ? [...globals, ...rest.slice(1), '--help'] : words
}

function helpOptions({ language, surroundings }: Session): HelpOptions {
  return { language, width: Math.min(100, columnsOf(surroundings)) }
}

async function runCommand(
  program: Program | SingleProgram,
  words: readonly string[],
  sessionOf: (command: string) => Session,
): Promise<number> {
  const built = buildProgram(program, helpOptions(sessionOf(program.name)))
  try {
    built.root.parse(words, { from: 'user' })
  } catch (error) {
    return refusedWords(error, words, built, sessionOf)
  }
  const chosen = built.chosen()
  if (chosen === null)
    return report(sessionOf(program.name), { error: new SampanError('internal') })
  const session = sessionOf(chosen.path)
  try {
    return finish(session, await chosen.command.run(chosen.typed, session))
  } catch (error) {
    return report(session, { error: asSampanError(error) })
  }
}

/** The parser stopped: for a help page, for the version, or because it did not understand. */
function refusedWords(
  error: unknown,
  words: readonly string[],
  built: Built,
  sessionOf: (command: string) => Session,
): number {
  if (!(error instanceof CommanderError)) throw error
  const { globals, rest } = afterGlobals(words)
  const at = reachedBy(globals.length === 0 ? words : rest, built.root)
  const session = sessionOf(pathOf(at))
  const text = built.helpText().trimEnd()
  if (error.exitCode === 0) {
    const kind = error.code === 'commander.version' ? 'version' : 'help'
    return finish(session, { data: { [kind]: text }, text })
  }
  if (error.code === 'commander.help') {
    const missing = new SampanError('usage-invalid', {
      problem: 'missing-argument',
      given: 'COMMAND',
    })
    return report(session, { error: missing, text: `${text}\n` })
  }
  return report(session, { error: usageError(error, at) })
}

function delegatedTo(
  program: Program,
  words: readonly string[],
): { readonly delegate: Delegate; readonly words: readonly string[] } | null {
  const { globals, rest } = afterGlobals(words)
  const [name, ...others] = rest
  const delegate = program.commands.find((each) => each.name === name)
  return delegate?.kind === 'delegate' ? { delegate, words: [...others, ...globals] } : null
}

async function runDelegate(
  command: string,
  { delegate, words }: { readonly delegate: Delegate; readonly words: readonly string[] },
  sessionOf: (command: string) => Session,
): Promise<number> {
  const session = sessionOf(command)
  try {
    return await delegate.run(words, session)
  } catch (error) {
    const help = words.includes('--help') || words.includes('-h')
    const page = delegateHelp(session.command, delegate, helpOptions(session))
    return report(session, { error: asSampanError(error), ...(help ? { text: `${page}\n` } : {}) })
  }
}

/** Writes what a command ended in. */
function finish(session: Session, outcome: Outcome): number {
  const { data, text, failure } = outcome
  if (failure !== undefined) {
    if (!session.json && text !== '') session.show(text)
    return report(session, failure, data)
  }
  const { output } = session.surroundings
  if (session.json) output.write(envelopeText(successEnvelope(commandName(session), data)))
  else if (text !== '') session.show(text)
  return 0
}

function report(session: Session, failure: NonNullable<Outcome['failure']>, data?: Json): number {
  const { error } = failure
  const { output, environment } = session.surroundings
  const debug = environment['SAMPAN_DEBUG'] === '1'
  if (session.json) {
    output.write(envelopeText(failureEnvelope(commandName(session), error, session.language, data)))
    if (debug && error.code === 'internal')
      session.note(describeError(error, session.language, { ...session, debug }))
  } else {
    if (failure.text !== undefined) session.note(failure.text)
    session.note(describeError(error, session.language, { command: session.command, debug }))
  }
  return error.exitStatus
}

/** Without the name of the program: `run start`. */
function commandName({ command }: Session): string {
  return command.split(' ').slice(1).join(' ')
}

/** The reader of our output went away, as `head` does: nobody is left to tell. */
function ignoreClosedPipe(error: Error): void {
  if ((error as { readonly code?: unknown }).code !== 'EPIPE') throw error
}
