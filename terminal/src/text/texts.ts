import { formatNumber, visible, type Language, type Phrase, type Value } from '@sampan/shared'

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

/** CLDR names, for the forms that go with a number. */
const locales = { en: 'en-HK', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' } as const

/** Between two sentences. */
export function sentenceGap(language: Language): string {
  return language === 'en' ? ' ' : ''
}

/** Behind the head of a section. */
export function colon(language: Language): string {
  return language === 'en' ? ':' : '：'
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
      return fill(language, phrase, given)
    }
}

function fill(language: Language, phrase: Phrase, values: Readonly<Record<string, Value>>): string {
  const count = Number(values['count'] ?? 0)
  const isOne = new Intl.PluralRules(locales[language]).select(count) === 'one'
  const wording = typeof phrase === 'string' ? phrase : phrase[isOne ? 'one' : 'other']
  return wording.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'number'
      ? formatNumber(language, value)
      : visible(value, Number.POSITIVE_INFINITY)
  })
}
