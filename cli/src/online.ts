import { message, nameSchema, type Code } from '@sampan/shared'
import {
  checked,
  extended,
  withSaying,
  type Command,
  type CommandWords,
  type ExtendedSpec,
  type Extension,
  type InLanguages,
  type Parameter,
  type Parameters,
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

const profile: Extension<Connection> = {
  option: 'profile',
  parameter: profileOption,
  says: (language) => cliTexts(language)('say.profile'),
  codes: onlineCodes,
  open: connected,
}

/** A command that talks with the coordinator of a profile: adds --profile to its options and its codes. */
export function online<const A extends Parameters, const O extends Parameters>(
  spec: ExtendedSpec<A, O, Connection>,
): Command {
  return extended(spec, profile)
}

export function withProfile(words: InLanguages<CommandWords>): InLanguages<CommandWords> {
  return withSaying(words, profile.option, profile.says)
}
