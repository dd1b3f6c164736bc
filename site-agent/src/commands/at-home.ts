import {
  extended,
  text,
  type Command,
  type ExtendedSpec,
  type Extension,
  type Parameters,
} from '@sampan/terminal'
import { homeAt, type Home } from '../config/home.ts'
import { agentTexts } from '../text/agent-texts.ts'

const home: Extension<Home> = {
  option: 'home',
  parameter: text('DIR'),
  says: (language) => agentTexts(language)('say.home'),
  codes: ['not-initialised', 'settings-invalid'],
  // --home, else SAMPAN_AGENT_HOME, else `sampan-agent` in the working directory.
  open: ({ surroundings }, given) => {
    const own = surroundings.environment['SAMPAN_AGENT_HOME']
    return homeAt(given ?? (own === undefined || own === '' ? 'sampan-agent' : own))
  },
}

/**
 * A command about one agent: adds --home to its options. What a command does is loaded when it runs, so that the relay
 * never has a database engine in its memory.
 */
export function atHome<const A extends Parameters, const O extends Parameters>(
  spec: ExtendedSpec<A, O, Home>,
): Command {
  return extended(spec, home)
}
