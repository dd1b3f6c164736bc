import { languageSchema, type Code, type Language } from '@sampan/shared'
import {
  command,
  type Command,
  type CommandSpec,
  type CommandWords,
  type Given,
  type InLanguages,
  type Outcome,
  type Parameters,
} from './command.ts'
import type { Parameter } from './parameter.ts'
import type { Session } from './session.ts'

/** A command that works on something which an option names: a folder, a connection. */
export interface ExtendedSpec<A extends Parameters, O extends Parameters, T> extends Omit<
  CommandSpec<A, O>,
  'run'
> {
  readonly run: (given: Given<A, O>, session: Session, opened: T) => Promise<Outcome>
}

/** The option, what help says about it, what can go wrong with it, and what it stands for. */
export interface Extension<T> {
  readonly option: string
  readonly parameter: Parameter<string | undefined>
  readonly says: (language: Language) => string
  readonly codes: readonly Code[]
  readonly open: (session: Session, given: string | undefined) => T
}

/** Declares a command with one option more, which every command of its kind has. */
export function extended<const A extends Parameters, const O extends Parameters, T>(
  spec: ExtendedSpec<A, O, T>,
  { option, parameter, says, codes, open }: Extension<T>,
): Command {
  const options: Parameters = { ...spec.options, [option]: parameter }
  return command<A, Parameters>({
    ...spec,
    words: withSaying(spec.words, option, says),
    options,
    codes: [...spec.codes, ...codes],
    run: (given, session) => {
      const chosen = (given as Readonly<Record<string, string | undefined>>)[option]
      return spec.run(given as Given<A, O>, session, open(session, chosen))
    },
  })
}

/** The words of a command with those of an option more. */
export function withSaying(
  words: InLanguages<CommandWords>,
  option: string,
  says: (language: Language) => string,
): InLanguages<CommandWords> {
  const entries = languageSchema.options.map((language) => {
    const own = words[language]
    return [language, { ...own, says: { ...own.says, [option]: says(language) } }] as const
  })
  return Object.fromEntries(entries) as unknown as InLanguages<CommandWords>
}
