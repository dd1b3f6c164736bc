import { createRequire } from 'node:module'
import type { SingleProgram } from '@sampan/terminal'
import { analyseCommand } from './analyse-command.ts'
import { generateCommand } from './generate-command.ts'
import { simulateCommand } from './simulate-command.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as {
  readonly version: string
}

/** A study tried out on local data. People type `sampan simulate`, which runs this program. */
export const sampanSimulate: SingleProgram = {
  name: 'sampan simulate',
  version,
  command: simulateCommand,
}

/** A study over one table. People type `sampan analyse`, which runs this program. */
export const sampanAnalyse: SingleProgram = {
  name: 'sampan analyse',
  version,
  command: analyseCommand,
}

/** Generated hospitals, for tests and measurements: `scripts/generate`. */
export const sampanGenerate: SingleProgram = {
  name: 'scripts/generate',
  version,
  command: generateCommand,
}
