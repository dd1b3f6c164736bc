import type { InLanguages } from '../program/command.ts'

/** The same members and the same number of examples as in English: a missing or an extra one does not compile. */
export type Translated<T> = T extends string
  ? string
  : { readonly [K in keyof T]: Translated<T[K]> }

/** Picks the words of one command out of those of its area. */
export type PickWords<T> = <K extends keyof T>(key: K) => InLanguages<Translated<T[K]>>

/** The help of an area of commands, by command, in the three languages. */
export function wordsOf<T>(en: T, zhHant: Translated<T>, zhHans: Translated<T>): PickWords<T> {
  type Area = { readonly [K in keyof T]: Translated<T[K]> }
  const all = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans } as InLanguages<Area>
  return (key) => ({
    en: all.en[key],
    'zh-Hant': all['zh-Hant'][key],
    'zh-Hans': all['zh-Hans'][key],
  })
}
