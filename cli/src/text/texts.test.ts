import { describe, expect, it } from 'vitest'
import { cliTexts } from './cli-texts.ts'
import { texts as en } from './en/texts.ts'
import { texts as zhHans } from './zh-hans/texts.ts'
import { texts as zhHant } from './zh-hant/texts.ts'

const keys = Object.keys(en) as (keyof typeof en)[]

function placeholders(phrase: string | Readonly<Record<string, string>>): readonly string[] {
  const wordings = typeof phrase === 'string' ? [phrase] : Object.values(phrase)
  return [...new Set(wordings.flatMap((wording) => wording.match(/\{[^}]*\}/g) ?? []))].sort()
}

/** Characters that the other script writes differently, of those that these texts often need. */
const ofHans = /[记录执运数签约连时间说这务标发总项应认证门们过点输请样]/
const ofHant = /[記錄執運數簽約連時間說這務標發總項應認證門們過點輸請樣]/

describe('the sentences of sampan', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(zhHant)).toEqual(keys)
    expect(Object.keys(zhHans)).toEqual(keys)
  })

  it.each(keys)('%s has the same placeholders in every language', (key) => {
    expect(placeholders(zhHant[key])).toEqual(placeholders(en[key]))
    expect(placeholders(zhHans[key])).toEqual(placeholders(en[key]))
  })

  it('are written in one script each', () => {
    for (const key of keys) {
      expect([key, ofHans.exec(zhHant[key])]).toEqual([key, null])
      expect([key, ofHant.exec(zhHans[key])]).toEqual([key, null])
    }
  })

  it('count, and name what they are about', () => {
    expect(cliTexts('en')('audit.exported', { folder: 'b', count: 1 })).toBe(
      '1 entry of the log is in b.',
    )
    expect(cliTexts('zh-Hant')('run.number', { number: 3 })).toBe('第 3 次執行')
    expect(cliTexts('zh-Hans')('run.number', { number: 3 })).toBe('第 3 次运行')
  })
})
