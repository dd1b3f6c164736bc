import { describe, expect, it } from 'vitest'
import { isSampanError } from '../errors/sampan-error.ts'
import { chooseLanguage, languageOf } from './language.ts'

describe('the language', () => {
  it.each([
    ['zh_HK.UTF-8', 'zh-Hant'],
    ['zh_TW', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh_CN.GB18030', 'zh-Hans'],
    ['zh_SG', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['ZH-hk', 'zh-Hant'],
    ['en_HK.UTF-8@x', 'en'],
    ['en', 'en'],
    ['C.UTF-8', null],
    ['de_CH', null],
    ['zhx', null],
    ['', null],
  ] as const)('%s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language)
  })

  it('is what was asked for, else the first locale variable that is set, else English', () => {
    expect(chooseLanguage('zh-Hans', { LANG: 'zh_HK' })).toBe('zh-Hans')
    expect(chooseLanguage(undefined, { LANG: 'zh_HK', LC_ALL: 'zh_CN' })).toBe('zh-Hans')
    expect(chooseLanguage(undefined, { LANG: 'zh_CN', LC_MESSAGES: 'zh_TW', LC_ALL: '' })).toBe(
      'zh-Hant',
    )
    expect(chooseLanguage(undefined, { LANG: 'zh_HK', LC_ALL: 'C' })).toBe('en')
    expect(chooseLanguage(undefined, {})).toBe('en')
  })

  it('that there is not is refused', () => {
    expect.assertions(1)
    try {
      chooseLanguage('fr', {})
    } catch (error) {
      expect(isSampanError(error, 'usage-invalid')).toBe(true)
    }
  })
})
