import { textsOf, type Language, type SpeakOf } from '@sampan/shared'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export type SpeakTerminal = SpeakOf<typeof en>

/** The sentences of this package. */
export const terminalTexts: (language: Language) => SpeakTerminal = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
