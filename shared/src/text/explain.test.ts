import { describe, expect, it } from 'vitest'
import { codes, type Code } from '../errors/codes.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { languageSchema } from '../governance/records.ts'
import { explain, explainCode } from './explain.ts'

const languages = languageSchema.options

describe('every code has a text of its own', () => {
  it.each(Object.keys(codes) as Code[])('%s', (code) => {
    for (const language of languages) {
      const { happened, advice } = explainCode(code, language)
      const ends = language === 'en' ? /[^.]\.$/ : /[^。]。$/
      expect(happened).toMatch(ends)
      expect(advice).toMatch(ends)
      if (code !== 'internal') expect(happened).not.toBe(explainCode('internal', language).happened)
    }
  })

  it('and no two say that the same has happened', () => {
    for (const language of languages) {
      const texts = (Object.keys(codes) as Code[]).map(
        (code) => explainCode(code, language).happened,
      )
      expect(texts.filter((text, k) => texts.indexOf(text) !== k)).toEqual([])
    }
  })
})

it('an explanation carries the facts of the case, made visible', () => {
  const error = new SampanError('file-too-large', { file: 'a\u202e\u0000b', bytes: 12, link: true })
  expect(explain(error, 'en')).toEqual({
    code: 'file-too-large',
    happened: 'A file is larger than its limit.',
    advice: 'Make it smaller; the limit is named below.',
    facts: ['file a\\u{202e}\\u{0}b', 'bytes 12', 'link true'],
  })
  expect(explain(error, 'zh-Hant').happened).toBe('檔案超過大小上限。')
  expect(explain(error, 'zh-Hans').happened).toBe('文件超过大小上限。')
})
