import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayColumns, padded } from './columns.ts'

/** Code points with their columns, from Python's copy of the Unicode database: wide and full-width take two. */
const script = `
import unicodedata, json
ranges = [(0x1100,0x115f),(0x2e80,0x33ff),(0x3400,0x4dbf),(0x4e00,0x9fff),(0xac00,0xd7a3),(0xf900,0xfaff),
          (0xfe30,0xfe6f),(0xff01,0xff60),(0xff61,0xffdc),(0x20000,0x2a6df),(0x20,0x7e),(0xa0,0x24f)]
print(json.dumps([[c, 2 if unicodedata.east_asian_width(chr(c)) in 'WF' else 1]
                  for low, high in ranges for c in range(low, high + 1)
                  if unicodedata.category(chr(c)) not in ('Cn','Mn','Cf','Mc','Cc')]))`

function unicodeColumns(): readonly (readonly [number, number])[] | null {
  try {
    const output = execFileSync('python3', ['-c', script], { maxBuffer: 1e8 }).toString()
    return JSON.parse(output) as readonly (readonly [number, number])[]
  } catch {
    return null
  }
}

const unicode = unicodeColumns()

describe('columns of a text', () => {
  it.each([
    ['', 0],
    ['hk-east', 7],
    ['東華三院', 8],
    ['site 站點', 9],
    ['Ａ１，', 6],
    ['ｱ', 1],
    ['한글', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['👩‍⚕️', 2],
    ['¥·—', 3],
  ])('%s takes %i', (text, columns) => {
    expect(displayColumns(text)).toBe(columns)
  })

  const name = 'agree with Unicode on every ideograph, kana, hangul and full-width sign'
  it.skipIf(unicode === null)(unicode === null ? `${name}: no python3, skipped` : name, () => {
    const wrong = (unicode ?? []).filter(([code, columns]) => {
      const text = String.fromCodePoint(code)
      return displayColumns(text) !== columns && !/\p{Emoji}/u.test(text)
    })
    expect(unicode?.length).toBeGreaterThan(70_000)
    expect(wrong.map(([code]) => code.toString(16))).toEqual([])
  })
})

describe('filling up', () => {
  it('makes texts of different scripts equally wide, and never cuts', () => {
    const texts = fc.stringMatching(/^[a-z東華三院あ한Ａ ]{0,20}$/)
    fc.assert(
      fc.property(texts, fc.nat(30), fc.constantFrom('left', 'right'), (text, columns, align) => {
        const full = padded(text, columns, align)
        expect(displayColumns(full)).toBe(Math.max(columns, displayColumns(text)))
        expect(full.trim()).toBe(text.trim())
      }),
    )
  })
})
