import { resolvePath, type Environment } from '@sampan/shared'
import {
  extended,
  text,
  type Command,
  type ExtendedSpec,
  type Extension,
  type Parameters,
} from '@sampan/terminal'
import { coordinatorTexts } from '../text/coordinator-texts.ts'

const home: Extension<string> = {
  option: 'home',
  parameter: text('DIR'),
  says: (language) => coordinatorTexts(language)('say.home'),
  codes: [],
  open: ({ surroundings }, given) => homeFolder(given, surroundings.environment),
}

/** A command on one coordinator's folder: adds --home to its options. */
export function atHome<const A extends Parameters, const O extends Parameters>(
  spec: ExtendedSpec<A, O, string>,
): Command {
  return extended(spec, home)
}

/** As said with --home, else in SAMPAN_COORDINATOR_HOME, else `sampan-coordinator` where the command is typed. */
export function homeFolder(given: string | undefined, environment: Environment): string {
  const own = environment['SAMPAN_COORDINATOR_HOME']
  const usual = own === undefined || own === '' ? 'sampan-coordinator' : own
  return resolvePath(given ?? usual)
}
