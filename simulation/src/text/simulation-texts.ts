import type { Language } from '@sampan/shared'
import { textsOf, wordsOf, type SpeakOf } from '@sampan/terminal'
import { help as helpEn, texts as en } from './en/texts.ts'
import { help as helpHans, texts as zhHans } from './zh-hans/texts.ts'
import { help as helpHant, texts as zhHant } from './zh-hant/texts.ts'

/** What a simulation says beside its help. */
export const simulationTexts: (language: Language) => SpeakOf<typeof en> = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})

/** Help pages, by name of the command. */
export const simulationWords = wordsOf(helpEn, helpHant, helpHans)
