import { resolvePath, type Environment } from '@sampan/shared'
import {
  command,
  text,
  type Command,
  type CommandSpec,
  type CommandWords,
  type Given,
  type InLanguages,
  type Outcome,
  type Parameters,
  type Session,
} from '@sampan/terminal'
import { coordinatorTexts } from '../text/coordinator-texts.ts'

interface HomeSpec<A extends Parameters, O extends Parameters> extends Omit<
  CommandSpec<A, O>,
  'run'
> {
  readonly run: (given: Given<A, O>, session: Session, folder: string) => Promise<Outcome>
}

/** A command on one coordinator's folder: adds --home to its options. */
export function atHome<const A extends Parameters, const O extends Parameters>(
  spec: HomeSpec<A, O>,
): Command {
  const options: Parameters = { ...spec.options, home: text('DIR') }
  return command<A, Parameters>({
    ...spec,
    words: withHome(spec.words),
    options,
    run: (given, session) => {
      const { home } = given as { readonly home?: string }
      const folder = homeFolder(home, session.surroundings.environment)
      return spec.run(given as Given<A, O>, session, folder)
    },
  })
}

/** As said with --home, else in SAMPAN_COORDINATOR_HOME, else `sampan-coordinator` where the command is typed. */
export function homeFolder(home: string | undefined, environment: Environment): string {
  const own = environment['SAMPAN_COORDINATOR_HOME']
  const usual = own === undefined || own === '' ? 'sampan-coordinator' : own
  return resolvePath(home ?? usual)
}

function withHome(words: InLanguages<CommandWords>): InLanguages<CommandWords> {
  const add = (language: keyof typeof words): CommandWords => {
    const own = words[language]
    return { ...own, says: { ...own.says, home: coordinatorTexts(language)('say.home') } }
  }
  return { en: add('en'), 'zh-Hant': add('zh-Hant'), 'zh-Hans': add('zh-Hans') }
}
