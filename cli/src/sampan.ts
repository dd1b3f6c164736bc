import { createRequire } from 'node:module'
import type { Program } from '@sampan/terminal'
import { account } from './account/account.ts'
import { login, logout, whoami } from './account/login.ts'
import { approver } from './approver/approver.ts'
import { audit } from './audit/audit.ts'
import { analyse, coordinator, simulate } from './delegate/delegates.ts'
import { result } from './result/result.ts'
import { run } from './run/run.ts'
import { site } from './site/site.ts'
import { study } from './study/study.ts'
import { rootWords } from './text/command-words.ts'

const { version } = createRequire(import.meta.url)('../package.json') as {
  readonly version: string
}

/** The command line of researchers, operators, auditors and approvers. */
export const sampan: Program = {
  name: 'sampan',
  version,
  words: rootWords('sampan'),
  commands: [
    login,
    logout,
    whoami,
    study,
    approver,
    run,
    result,
    site,
    account,
    audit,
    coordinator,
    simulate,
    analyse,
  ],
}
