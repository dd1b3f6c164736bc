import type { Language } from '@sampan/shared'
import { textsOf, type SpeakOf } from '@sampan/terminal'
import { texts as en } from './en/texts.ts'
import { texts as zhHans } from './zh-hans/texts.ts'
import { texts as zhHant } from './zh-hant/texts.ts'

/** What the coordinator's console says beside its help. */
export const coordinatorTexts: (language: Language) => SpeakOf<typeof en> = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
