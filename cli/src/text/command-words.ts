import * as oversightEn from './en/oversight.ts'
import * as peopleEn from './en/people.ts'
import * as researchEn from './en/research.ts'
import { wordsOf } from '@sampan/terminal'
import * as oversightHans from './zh-hans/oversight.ts'
import * as peopleHans from './zh-hans/people.ts'
import * as researchHans from './zh-hans/research.ts'
import * as oversightHant from './zh-hant/oversight.ts'
import * as peopleHant from './zh-hant/people.ts'
import * as researchHant from './zh-hant/research.ts'

/** The words of every command, by area: `studyWords('init')`. */
export const rootWords = wordsOf(peopleEn.root, peopleHant.root, peopleHans.root)
export const accountWords = wordsOf(
  peopleEn.accountHelp,
  peopleHant.accountHelp,
  peopleHans.accountHelp,
)
export const siteWords = wordsOf(peopleEn.siteHelp, peopleHant.siteHelp, peopleHans.siteHelp)
export const delegateWords = wordsOf(
  peopleEn.delegateHelp,
  peopleHant.delegateHelp,
  peopleHans.delegateHelp,
)
export const studyWords = wordsOf(
  researchEn.studyHelp,
  researchHant.studyHelp,
  researchHans.studyHelp,
)
export const runWords = wordsOf(researchEn.runHelp, researchHant.runHelp, researchHans.runHelp)
export const resultWords = wordsOf(
  researchEn.resultHelp,
  researchHant.resultHelp,
  researchHans.resultHelp,
)
export const approverWords = wordsOf(
  oversightEn.approverHelp,
  oversightHant.approverHelp,
  oversightHans.approverHelp,
)
export const auditWords = wordsOf(
  oversightEn.auditHelp,
  oversightHant.auditHelp,
  oversightHans.auditHelp,
)
