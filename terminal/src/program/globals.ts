import { chooseLanguage, isSampanError, SampanError, type Language } from '@sampan/shared'
import type { Surroundings } from './surroundings.ts'

/** Options that every command has, found before the words are parsed: help pages need the language. */
export interface Globals {
  readonly language: Language
  readonly json: boolean
  /** Set when --lang names no language that there is. */
  readonly fault: SampanError | null
}

export function readGlobals({ words, environment }: Surroundings): Globals {
  const end = words.indexOf('--')
  const own = end === -1 ? words : words.slice(0, end)
  const json = own.includes('--json')
  const at = own.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = own[at]
  const asked = word === '--lang' ? own[at + 1] : word?.slice('--lang='.length)
  try {
    return { language: chooseLanguage(asked, environment), json, fault: null }
  } catch (error) {
    if (!isSampanError(error)) throw error
    const fault = new SampanError('usage-invalid', {
      problem: 'wrong-value',
      given: '--lang',
      expected: 'en, zh-Hant, zh-Hans',
    })
    return { language: chooseLanguage(undefined, environment), json, fault }
  }
}

/** Splits off the options in front of the first word that is a command. */
export function afterGlobals(words: readonly string[]): {
  readonly globals: readonly string[]
  readonly rest: readonly string[]
} {
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--lang') at++
    else if (word !== '--json' && !word.startsWith('--lang=')) break
  }
  return { globals: words.slice(0, at), rest: words.slice(at) }
}
