import { textsOf } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { terminalTexts } from './terminal-texts.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

const keys = Object.keys(en) as (keyof typeof en)[]

function placeholders(phrase: string | Readonly<Record<string, string>>): readonly string[] {
  const wordings = typeof phrase === 'string' ? [phrase] : Object.values(phrase)
  return [...new Set(wordings.flatMap((wording) => wording.match(/\{[^}]*\}/g) ?? []))].sort()
}

describe('the sentences of the command line', () => {
  it.each(keys)('%s has the same placeholders in every language', (key) => {
    expect(placeholders(zhHant[key])).toEqual(placeholders(en[key]))
    expect(placeholders(zhHans[key])).toEqual(placeholders(en[key]))
  })

  it('have the same keys', () => {
    expect(Object.keys(zhHant)).toEqual(keys)
    expect(Object.keys(zhHans)).toEqual(keys)
  })

  it('count where the language counts, and show what cannot be seen', () => {
    const t = terminalTexts('en')
    expect(t('progress.left', { count: 1, analysis: 'm' })).toBe('about 1 second left for m')
    expect(t('progress.left', { count: 1200, analysis: 'm' })).toBe(
      'about 1,200 seconds left for m',
    )
    expect(t('usage.meant', { meant: 'a\u202e{given}' })).toBe('Did you mean a\\u{202e}{given}?')
    expect(terminalTexts('zh-Hans')('progress.left', { count: 1, analysis: 'm' })).toBe(
      'm 约余 1 秒',
    )
  })

  it('of another package are said in the same way', () => {
    const texts = textsOf({
      en: { hello: 'Hello {name}' },
      'zh-Hant': { hello: '{name}，你好' },
      'zh-Hans': { hello: '{name}，你好' },
    })
    expect(texts('zh-Hant')('hello', { name: '大文' })).toBe('大文，你好')
    // @ts-expect-error: a placeholder is missing
    texts('en')('hello', {})
    // @ts-expect-error: no such key
    expect(() => texts('en')('goodbye')).toThrow()
  })
})
