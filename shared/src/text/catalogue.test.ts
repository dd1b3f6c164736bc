import { describe, expect, it } from 'vitest'
import { message, say, sayMessage, speak, type MessageKey } from './catalogue.ts'
import { en } from './en/catalogue.ts'
import { zhHans } from './zh-hans/catalogue.ts'
import { zhHant } from './zh-hant/catalogue.ts'

const keys = Object.keys(en) as MessageKey[]

function placeholders(phrase: string | Readonly<Record<string, string>>): readonly string[] {
  const wordings = typeof phrase === 'string' ? [phrase] : Object.values(phrase)
  const names = wordings.flatMap((wording) => wording.match(/\{[^}]*\}/g) ?? [])
  return [...new Set(names)].sort()
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(zhHant).sort()).toEqual([...keys].sort())
    expect(Object.keys(zhHans).sort()).toEqual([...keys].sort())
  })

  it.each(keys)('%s has the same placeholders in every language', (key) => {
    expect(placeholders(zhHant[key])).toEqual(placeholders(en[key]))
    expect(placeholders(zhHans[key])).toEqual(placeholders(en[key]))
    for (const name of placeholders(en[key])) expect(name).toMatch(/^\{[a-zA-Z]+\}$/)
  })

  it('areas do not share keys', async () => {
    const { fault } = await import('./en/fault.ts')
    const { page } = await import('./en/page.ts')
    const { analyses } = await import('./en/analyses.ts')
    const areas = [analyses, fault, page].map((area) => Object.keys(area).length)
    expect(areas.reduce((sum, length) => sum + length)).toBe(keys.length)
  })

  it('the traditional texts hold no simplified characters, and the other way round', () => {
    // Characters that only one of the two scripts uses and that these texts are full of.
    const pairs =
      '个個 们們 这這 数數 据據 运運 轮輪 队隊 医醫 设設 请請 说說 发發 开開 关關 级級 组組 缺缺 值值'
        .split(' ')
        .filter(([simplified, traditional]) => simplified !== traditional)
    const all = (texts: object): string => JSON.stringify(texts)
    for (const [simplified, traditional] of pairs) {
      expect(all(zhHant)).not.toContain(simplified)
      expect(all(zhHans)).not.toContain(traditional)
    }
  })
})

describe('a sentence', () => {
  it('takes text as it is and numbers in the form of the language', () => {
    expect(say('en', 'fault.repeated', { name: 'age' })).toBe('"age" stands here a second time')
    expect(say('zh-Hant', 'fault.longText', { most: 262144 })).toContain('262,144')
    expect(say('en', 'fault.rangeOrder', { low: 0.1, high: -1e-9 })).toContain(
      '(0.1) must be below the high end (-0.000000001)',
    )
  })

  it('counts where the language counts', () => {
    const values = { name: 'ha', enough: 2 }
    expect(say('en', 'fault.collusion', { ...values, count: 1 })).toContain('holds 1 site,')
    expect(say('en', 'fault.collusion', { ...values, count: 2 })).toContain('holds 2 sites,')
    expect(say('zh-Hans', 'fault.collusion', { ...values, count: 2 })).toContain('2 个站点')
  })

  it('shows what cannot be seen, and never looks inside values again', () => {
    expect(say('en', 'fault.unknown', { name: 'a\u202eb\u0007{name}' })).toBe(
      'there is no field "a\\u{202e}b\\u{7}{name}" here',
    )
  })

  it('may wait for its language', () => {
    const later = message('fault.sitesTooFew', { found: 2, needed: 3 })
    expect(sayMessage('zh-Hant', later)).toBe('站點太少：只有 2 個，本研究需要 3 個')
    expect(speak('zh-Hans')('page.yes')).toBe('是')
    // What a message lacks stays visible instead of becoming "undefined".
    expect(sayMessage('en', { key: 'fault.unknown', values: {} })).toContain('{name}')
  })
})
