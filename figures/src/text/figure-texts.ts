import { textsOf, type Language, type SpeakOf } from '@sampan/shared'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export type SpeakFigure = SpeakOf<typeof en>

/** The sentences of this package. */
export const figureTexts: (language: Language) => SpeakFigure = textsOf({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})
