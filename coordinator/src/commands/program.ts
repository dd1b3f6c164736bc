import { createRequire } from 'node:module'
import type { Program } from '@sampan/terminal'
import { programWords } from '../text/command-words.ts'
import { account } from './account.ts'
import { init } from './init.ts'
import { site } from './site.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { stop } from './stop.ts'
import { trust } from './trust.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as {
  readonly version: string
}

/** The console of a coordinator's machine. People type `sampan coordinator`, which runs this program. */
export const sampanCoordinator: Program = {
  name: 'sampan coordinator',
  version,
  words: programWords('coordinator'),
  commands: [init, start, status, stop, trust, account, site],
}
