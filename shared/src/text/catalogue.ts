import type { Language } from '../governance/records.ts'
import { en } from './en/catalogue.ts'
import { visible } from './visible.ts'
import { zhHans } from './zh-hans/catalogue.ts'
import { zhHant } from './zh-hant/catalogue.ts'

/** Every sentence of the product has a key; English says which keys there are. */
export type MessageKey = keyof typeof en

/** A sentence, or its forms where the language counts: `count` chooses. */
export type Phrase = string | { readonly one: string; readonly other: string }

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Wording<K extends MessageKey> = (typeof en)[K] extends { readonly other: infer Other }
  ? Other & string
  : (typeof en)[K] & string
export type Placeholder<K extends MessageKey> = Names<Wording<K>>

/** Text as it is, numbers in the reader's form. */
export type Value = string | number
/** A wording that the compiler cannot read (see joined.ts) cannot be said: its placeholders would go unchecked. */
export type Values<K extends MessageKey> = [string] extends [Wording<K>]
  ? [unreadable: never]
  : [Placeholder<K>] extends [never]
    ? []
    : [values: Readonly<Record<Placeholder<K>, Value>>]

/** A sentence that waits for its language: what faults carry. */
export interface Message {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, Value>>
}

const catalogues = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans } as const satisfies Readonly<
  Record<Language, Readonly<Record<MessageKey, Phrase>>>
>

/** CLDR names: numbers as they are written in Hong Kong, on the mainland, and in English. */
const locales = { en: 'en-HK', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' } as const

/** A sentence in the reader's language. Values are made visible, whole: they may come from anywhere. */
export function say<K extends MessageKey>(
  language: Language,
  key: K,
  ...values: Values<K>
): string {
  return fillPhrase(language, catalogues[language][key], values[0] ?? {})
}

export function message<K extends MessageKey>(key: K, ...values: Values<K>): Message {
  return { key, values: values[0] ?? {} }
}

export function sayMessage(language: Language, { key, values }: Message): string {
  return fillPhrase(language, catalogues[language][key], values)
}

/** `say` in one language. */
export type Speak = <K extends MessageKey>(key: K, ...values: Values<K>) => string

export function speak(language: Language): Speak {
  return (key, ...values) => say(language, key, ...values)
}

/** A phrase of any catalogue with its values, as `say` has those of this package. */
export function fillPhrase(language: Language, phrase: Phrase, values: Message['values']): string {
  const wording = typeof phrase === 'string' ? phrase : phrase[formOf(language, values['count'])]
  // One pass: braces inside a value are never looked at again.
  return wording.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'number'
      ? formatNumber(language, value)
      : visible(value, Number.POSITIVE_INFINITY)
  })
}

function formOf(language: Language, count: Value | undefined): 'one' | 'other' {
  const rule = new Intl.PluralRules(locales[language]).select(Number(count ?? 0))
  return rule === 'one' ? 'one' : 'other'
}

/** A number as people of that language write it; up to 15 significant digits, never rounded further. */
export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language], { maximumSignificantDigits: 15 }).format(value)
}
