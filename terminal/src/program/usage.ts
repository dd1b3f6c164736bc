import { nearest, SampanError } from '@sampan/shared'
import type { Command as Commander, CommanderError } from 'commander'
import type { UsageProblem } from '../output/describe-error.ts'

const problems: Readonly<Record<string, UsageProblem>> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-value',
  'commander.excessArguments': 'extra-arguments',
}

/** What the parser refused, as one of our errors, with the word that was probably meant. */
export function usageError(error: CommanderError, at: Commander): SampanError {
  const problem = problems[error.code] ?? 'not-understood'
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const given = /^(\S*)/.exec(quoted)?.[1] ?? ''
  const meant = candidates(problem, at, given)
  return new SampanError('usage-invalid', {
    problem,
    ...(given === '' ? {} : { given }),
    ...(meant === null ? {} : { meant }),
  })
}

function candidates(problem: UsageProblem, at: Commander, given: string): string | null {
  if (problem === 'unknown-command')
    return nearest(
      given,
      at.commands.map((each) => each.name()),
    )
  if (problem !== 'unknown-option') return null
  const own = [...at.options, ...rootOf(at).options].flatMap(({ long }) => long ?? [])
  return nearest(given, [...own, '--help'])
}

/** The command that the words had reached when they stopped making sense. */
export function reachedBy(words: readonly string[], root: Commander): Commander {
  let at = root
  for (const word of words) {
    if (word.startsWith('-')) continue
    const next = at.commands.find((each) => each.name() === word)
    if (next === undefined) break
    at = next
  }
  return at
}

/** `sampan run start`. */
export function pathOf(at: Commander): string {
  const names: string[] = []
  for (let each: Commander | null = at; each !== null; each = each.parent)
    names.unshift(each.name())
  return names.join(' ')
}

function rootOf(at: Commander): Commander {
  return at.parent === null ? at : rootOf(at.parent)
}
