import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

const keys = Object.keys(en) as (keyof typeof en)[]

function placeholders(phrase: string | Readonly<Record<string, string>>): readonly string[] {
  const wordings = typeof phrase === 'string' ? [phrase] : Object.values(phrase)
  return [...new Set(wordings.flatMap((wording) => wording.match(/\{[^}]*\}/g) ?? []))].sort()
}

describe('the sentences of figures', () => {
  it.each(keys)('%s has the same placeholders in every language', (key) => {
    expect(placeholders(zhHant[key])).toEqual(placeholders(en[key]))
    expect(placeholders(zhHans[key])).toEqual(placeholders(en[key]))
  })

  it('the traditional texts hold no simplified characters, and the other way round', () => {
    const pairs =
      '个個 这這 数數 据據 组組 观觀 测測 准準 线線 轴軸 显顯 图圖 评評 预預 变變 险險'.split(' ')
    for (const [simplified, traditional] of pairs) {
      expect(JSON.stringify(zhHant)).not.toContain(simplified)
      expect(JSON.stringify(zhHans)).not.toContain(traditional)
    }
  })
})
