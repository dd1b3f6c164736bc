import { mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { joinPath, resolvePath, SampanError, type Environment } from '@sampan/shared'

/** Where a person's own files lie: SAMPAN_HOME, else .config/sampan in the home folder. */
export function homePath(environment: Environment): string {
  const own = environment['SAMPAN_HOME']
  if (own !== undefined && own !== '') return resolvePath(own)
  const home = environment['HOME']
  return joinPath(home === undefined || home === '' ? homedir() : home, '.config', 'sampan')
}

/**
 * The folder, made when it is not there, for its owner alone. One that others may enter is refused and not changed:
 * SAMPAN_HOME may name anything.
 * @throws SampanError settings-invalid
 */
export function openHome(environment: Environment): string {
  const folder = homePath(environment)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = statSync(folder)
  if (!found.isDirectory() || (found.mode & 0o077) !== 0)
    throw new SampanError('settings-invalid', { folder, expected: 'mode 0700' })
  return folder
}
