import { message, nameSchema, type Code } from '@sampan/shared'
import {
  checked,
  command,
  type Command,
  type CommandSpec,
  type CommandWords,
  type Given,
  type InLanguages,
  type Outcome,
  type Parameter,
  type Parameters,
  type Session,
} from '@sampan/terminal'
import type { Connection } from './connection/connection.ts'
import { connected } from './profile/profile.ts'
import { cliTexts } from './text/cli-texts.ts'

/** Which coordinator, for people who work with several. */
export const profileOption: Parameter<string | undefined> = checked(
  'NAME',
  nameSchema,
  message('fault.site'),
)

/** What can go wrong on the way to a coordinator. */
export const onlineCodes: readonly Code[] = [
  'connection-failed',
  'certificate-untrusted',
  'login-required',
  'token-expired',
  'role-insufficient',
]

interface OnlineSpec<A extends Parameters, O extends Parameters> extends Omit<
  CommandSpec<A, O>,
  'run'
> {
  readonly run: (given: Given<A, O>, session: Session, hub: Connection) => Promise<Outcome>
}

/** A command that talks with the coordinator of a profile: adds --profile to its options and its codes. */
export function online<const A extends Parameters, const O extends Parameters>(
  spec: OnlineSpec<A, O>,
): Command {
  const options: Parameters = { ...spec.options, profile: profileOption }
  return command<A, Parameters>({
    ...spec,
    words: withProfile(spec.words),
    options,
    codes: [...spec.codes, ...onlineCodes],
    run: (given, session) => {
      const { profile } = given as { readonly profile?: string }
      return spec.run(given as Given<A, O>, session, connected(session, profile))
    },
  })
}

export function withProfile(words: InLanguages<CommandWords>): InLanguages<CommandWords> {
  const add = (language: keyof typeof words): CommandWords => {
    const own = words[language]
    return { ...own, says: { ...own.says, profile: cliTexts(language)('say.profile') } }
  }
  return { en: add('en'), 'zh-Hant': add('zh-Hant'), 'zh-Hans': add('zh-Hans') }
}
