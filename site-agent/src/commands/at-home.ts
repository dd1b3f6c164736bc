import type { Code } from '@sampan/shared'
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
import { homeAt, type Home } from '../config/home.ts'
import { agentTexts } from '../text/agent-texts.ts'

interface HomeSpec<A extends Parameters, O extends Parameters> extends Omit<
  CommandSpec<A, O>,
  'run'
> {
  readonly run: (given: Given<A, O>, session: Session, home: Home) => Promise<Outcome>
}

/** What every command may meet that reads the settings of an agent. */
const homeCodes: readonly Code[] = ['not-initialised', 'settings-invalid']

/**
 * A command about one agent: adds --home to its options. What a command does is loaded when it runs, so that the relay
 * never has a database engine in its memory.
 */
export function atHome<const A extends Parameters, const O extends Parameters>(
  spec: HomeSpec<A, O>,
): Command {
  const options: Parameters = { ...spec.options, home: text('DIR') }
  return command<A, Parameters>({
    ...spec,
    words: withHome(spec.words),
    options,
    codes: [...spec.codes, ...homeCodes],
    run: (given, session) => {
      const { home } = given as { readonly home?: string }
      return spec.run(given as Given<A, O>, session, chosenHome(session, home))
    },
  })
}

/** --home, else SAMPAN_AGENT_HOME, else `sampan-agent` in the working directory. */
function chosenHome({ surroundings }: Session, given: string | undefined): Home {
  const own = surroundings.environment['SAMPAN_AGENT_HOME']
  return homeAt(given ?? (own === undefined || own === '' ? 'sampan-agent' : own))
}

function withHome(words: InLanguages<CommandWords>): InLanguages<CommandWords> {
  const add = (language: keyof typeof words): CommandWords => {
    const own = words[language]
    return { ...own, says: { ...own.says, home: agentTexts(language)('say.home') } }
  }
  return { en: add('en'), 'zh-Hant': add('zh-Hant'), 'zh-Hans': add('zh-Hans') }
}
