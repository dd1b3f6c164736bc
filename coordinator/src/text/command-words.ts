import { wordsOf } from '@sampan/terminal'
import * as en from './en/help.ts'
import * as zhHans from './zh-hans/help.ts'
import * as zhHant from './zh-hant/help.ts'

/** The words of every command, by area: `siteWords('revoke')`. */
export const programWords = wordsOf(en.programHelp, zhHant.programHelp, zhHans.programHelp)
export const accountWords = wordsOf(en.accountHelp, zhHant.accountHelp, zhHans.accountHelp)
export const siteWords = wordsOf(en.siteHelp, zhHant.siteHelp, zhHans.siteHelp)
