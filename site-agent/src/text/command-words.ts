import { wordsOf } from '@sampan/terminal'
import * as approvalEn from './en/approval-help.ts'
import * as runningEn from './en/running-help.ts'
import * as setupEn from './en/setup-help.ts'
import * as approvalHans from './zh-hans/approval-help.ts'
import * as runningHans from './zh-hans/running-help.ts'
import * as setupHans from './zh-hans/setup-help.ts'
import * as approvalHant from './zh-hant/approval-help.ts'
import * as runningHant from './zh-hant/running-help.ts'
import * as setupHant from './zh-hant/setup-help.ts'

/** The words of every command, by area: `setupWords('init')`. */
export const rootWords = wordsOf(setupEn.root, setupHant.root, setupHans.root)
export const setupWords = wordsOf(setupEn.setupHelp, setupHant.setupHelp, setupHans.setupHelp)
export const runningWords = wordsOf(
  runningEn.runningHelp,
  runningHant.runningHelp,
  runningHans.runningHelp,
)
export const oversightWords = wordsOf(
  runningEn.oversightHelp,
  runningHant.oversightHelp,
  runningHans.oversightHelp,
)
export const approvalWords = wordsOf(
  approvalEn.approvalHelp,
  approvalHant.approvalHelp,
  approvalHans.approvalHelp,
)
