import type { Language } from '../governance/records.ts'
import { fillPhrase, type Phrase, type Value } from './catalogue.ts'

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Wording<P> = P extends { readonly other: infer Other extends string }
  ? Other
  : P extends string
    ? P
    : never
/** A wording that the compiler cannot read cannot be said: its placeholders would go unchecked. */
type ValuesOf<P> = [string] extends [Wording<P>]
  ? [unreadable: never]
  : [Names<Wording<P>>] extends [never]
    ? []
    : [values: Readonly<Record<Names<Wording<P>>, Value>>]

export type Catalogue = Readonly<Record<string, Phrase>>

/** The same keys as the English catalogue: a missing or an extra one does not compile. */
export type TranslationOf<En extends Catalogue> = { readonly [K in keyof En]: string }

/** Says one sentence of a catalogue. */
export type SpeakOf<En extends Catalogue> = <K extends keyof En & string>(
  key: K,
  ...values: ValuesOf<En[K]>
) => string

export interface Translations<En extends Catalogue> {
  readonly en: En
  readonly 'zh-Hant': TranslationOf<En>
  readonly 'zh-Hans': TranslationOf<En>
}

/**
 * The sentences of a package in the three languages, as `say` has them for the shared ones: keys and placeholders are
 * checked by the compiler, values are made visible, numbers are written as the language writes them.
 */
export function textsOf<const En extends Catalogue>(
  translations: Translations<En>,
): (language: Language) => SpeakOf<En> {
  return (language) =>
    (key, ...values) => {
      const phrase: Phrase = translations[language][key]
      const given = (values as readonly Readonly<Record<string, Value>>[])[0] ?? {}
      return fillPhrase(language, phrase, given)
    }
}
