import { invariant, type Code, type Json, type Language, type SampanError } from '@sampan/shared'
import type { Parameter, Reading } from './parameter.ts'
import type { Session } from './session.ts'

/** A text in each language. */
export type InLanguages<T> = Readonly<Record<Language, T>>

/** What a help page says about a command, in one language. */
export interface CommandWords<Names extends string = string> {
  /** One line. */
  readonly purpose: string
  readonly when: string
  /** By name of argument or option. */
  readonly says: Readonly<Record<Names, string>>
  /** What each example does, in the order of the examples. */
  readonly examples: readonly string[]
}

export interface GroupWords {
  readonly purpose: string
  readonly when: string
}

/** What a command ends in. */
export interface Outcome {
  /** For `--json`. */
  readonly data: Json
  /** For people, on standard output; nothing when it is empty. */
  readonly text: string
  /** The command told what it found, and what it found is an error. */
  readonly failure?: {
    readonly error: SampanError
    /** For people, on standard error, before the error itself. */
    readonly text?: string
  }
}

/** Arguments or options by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>
type ValueOf<P> = P extends Parameter<infer T> ? T : never
export type Given<A extends Parameters, O extends Parameters> = {
  readonly [K in keyof (A & O)]: ValueOf<(A & O)[K]>
}

export interface CommandSpec<A extends Parameters, O extends Parameters> {
  readonly name: string
  readonly words: InLanguages<CommandWords<(keyof A | keyof O) & string>>
  /** In the order in which they are typed; names as people see them: `STUDY`. */
  readonly arguments: A
  /** By name without dashes. */
  readonly options: O
  /** Whole command lines. */
  readonly examples: readonly string[]
  /** Codes that people meet: their exit statuses stand on the help page. */
  readonly codes: readonly Code[]
  readonly run: (given: Given<A, O>, session: Session) => Promise<Outcome>
}

/** A command with the types of its parameters forgotten. */
export interface Command {
  readonly kind: 'command'
  readonly name: string
  readonly words: InLanguages<CommandWords>
  readonly arguments: Parameters
  readonly options: Parameters
  readonly examples: readonly string[]
  readonly codes: readonly Code[]
  readonly run: (words: Typed, session: Session) => Promise<Outcome>
}

/** The words that were typed, by name of argument or option. */
export type Typed = ReadonlyMap<string, readonly string[]>

/** Commands under one name. */
export interface Group {
  readonly kind: 'group'
  readonly name: string
  readonly words: InLanguages<GroupWords>
  readonly commands: readonly (Command | Group)[]
}

/** A command that is another program: everything after its name is that program's. */
export interface Delegate {
  readonly kind: 'delegate'
  readonly name: string
  readonly words: InLanguages<GroupWords>
  readonly examples: readonly string[]
  /** Resolves with an exit status. */
  readonly run: (words: readonly string[], session: Session) => Promise<number>
}

export interface Program {
  readonly name: string
  readonly version: string
  readonly words: InLanguages<GroupWords>
  readonly commands: readonly (Command | Group | Delegate)[]
}

/** A program that is one command, which goes by the program's name. */
export interface SingleProgram {
  readonly name: string
  readonly version: string
  readonly command: Command
}

/** Declares a command. The types of `given` follow from its arguments and options. */
export function command<const A extends Parameters, const O extends Parameters>(
  spec: CommandSpec<A, O>,
): Command {
  for (const { examples } of Object.values<CommandWords>(spec.words))
    invariant(examples.length === spec.examples.length, `examples of ${spec.name} have words`)
  const parameters: Parameters = { ...spec.arguments, ...spec.options }
  return {
    kind: 'command',
    ...spec,
    run: (typed, session) => {
      const entries = Object.entries(parameters).map(([name, parameter]) => {
        const shown = Object.hasOwn(spec.options, name) ? `--${name}` : name
        const reading: Reading = { name: shown, language: session.language }
        return [name, parameter.read(typed.get(name) ?? [], reading)]
      })
      return spec.run(Object.fromEntries(entries) as Given<A, O>, session)
    },
  }
}

export function group(spec: Omit<Group, 'kind'>): Group {
  return { kind: 'group', ...spec }
}

export function delegate(spec: Omit<Delegate, 'kind'>): Delegate {
  return { kind: 'delegate', ...spec }
}
