import type { Language } from '@sampan/shared'
import { textsOf, type SpeakOf } from '@sampan/terminal'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export type SpeakDemo = SpeakOf<typeof en>

/** What the demonstration says. */
export const demoTexts: (language: Language) => SpeakDemo = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
