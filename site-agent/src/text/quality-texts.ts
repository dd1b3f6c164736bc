import type { Language } from '@sampan/shared'
import { textsOf, type SpeakOf } from '@sampan/terminal'
import { qualityTexts as en } from './en/quality-texts.ts'
import { qualityTexts as zhHans } from './zh-hans/quality-texts.ts'
import { qualityTexts as zhHant } from './zh-hant/quality-texts.ts'

export type SpeakQuality = SpeakOf<typeof en>

/** What a hospital reads of the quality of its data. */
export const qualityTexts: (language: Language) => SpeakQuality = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
