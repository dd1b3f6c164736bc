import type { Language } from '@sampan/shared'
import { textsOf, type SpeakOf } from '@sampan/terminal'
import { texts as en } from './en/texts.ts'
import { texts as zhHans } from './zh-hans/texts.ts'
import { texts as zhHant } from './zh-hant/texts.ts'

export type SpeakAgent = SpeakOf<typeof en>

/** What the command line of a hospital says beside its help. */
export const agentTexts: (language: Language) => SpeakAgent = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
