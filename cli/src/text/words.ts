import type { InLanguages } from '@sampan/terminal'

/** The same members and the same number of examples as in English: a missing or an extra one does not compile. */
export type Translated<T> = T extends string
  ? string
  : { readonly [K in keyof T]: Translated<T[K]> }

/** Picks the words of one command out of those of its area. */
export type PickWords<T> = <K extends keyof T>(key: K) => InLanguages<Translated<T[K]>>

export function wordsOf<T>(
  en: T,
  zhHant: Translated<T>,
  zhHans: Translated<T>,
): PickWords<T> {
  const all = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans } as InLanguages<Translated<T>>
  return (key) => {
    const pick = (words: unknown): never => (words as Readonly<Record<PropertyKey, never>>)[key]!
    return { en: pick(all.en), 'zh-Hant': pick(all['zh-Hant']), 'zh-Hans': pick(all['zh-Hans']) }
  }
}
