import { SampanError } from '../errors/sampan-error.ts'
import type { Language } from '../governance/records.ts'
import type { Environment } from '../platform/environment.ts'

/**
 * The language to speak: what was asked for with --lang, else the first locale variable that is set, in the order of
 * POSIX (LC_ALL, LC_MESSAGES, LANG), else English.
 * @throws SampanError usage-invalid when --lang names a language that there is not
 */
export function chooseLanguage(asked: string | undefined, environment: Environment): Language {
  if (asked !== undefined) {
    const language = languageOf(asked)
    if (language === null) throw new SampanError('usage-invalid', { option: '--lang' })
    return language
  }
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => environment[name])
    .find((value) => value !== undefined && value !== '')
  return (locale === undefined ? null : languageOf(locale)) ?? 'en'
}

/**
 * zh-Hant, zh_HK.UTF-8, zh-Hans-CN, en-GB and the like (BCP 47 or POSIX); null for other languages. Chinese without
 * script or region is simplified, as in CLDR's likely subtags.
 */
export function languageOf(tag: string): Language | null {
  const parts = (tag.split(/[.@]/)[0] ?? '').toLowerCase().split(/[-_]/)
  if (parts[0] === 'en') return 'en'
  if (parts[0] !== 'zh') return null
  if (parts.includes('hant')) return 'zh-Hant'
  if (parts.includes('hans')) return 'zh-Hans'
  return parts.some((part) => ['hk', 'tw', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans'
}
