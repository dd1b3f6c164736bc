import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bullet, columnsOf, pageColumns, quote, wrap } from './layout.ts'
import { visible } from './visible.ts'

describe('lines', () => {
  it('never exceed their width, and lose nothing but white space', () => {
    const piece = fc.oneof(
      fc.constantFrom(' ', '。', '，', '（', '）', '「', '」', '.', '(', ')', '醫院', '站點', 'ａ'),
      fc.stringMatching(/^[a-z0-9.:-]{1,150}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const lines = wrap(text, '- ', '  ')
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(pageColumns)
        const bare = (value: string): string => value.replaceAll(/\s/g, '')
        expect(bare(lines.join(''))).toBe(`-${bare(text)}`)
      }),
    )
  })

  it('break between words, and between Chinese characters', () => {
    expect(wrap('aa bb cc', '', '', 5)).toEqual(['aa bb', 'cc'])
    expect(wrap('醫院站點', '', '', 5)).toEqual(['醫院', '站點'])
    // A full stop does not start a line, an opening bracket does not end one.
    expect(wrap('醫院站。點', '', '', 6)).toEqual(['醫院', '站。點'])
    expect(wrap('醫（院站', '', '', 4)).toEqual(['醫', '（院', '站'])
    expect(wrap('abcdefg', '', '', 3)).toEqual(['abc', 'def', 'g'])
    expect(wrap('')).toEqual([''])
  })

  it('of what somebody wrote stand behind a mark', () => {
    expect(quote('## Title\n- item\t1\n\n> x')).toEqual(['> ## Title', '> - item 1', '>', '> > x'])
    expect(quote('a', 1)).toEqual(['  > a'])
    expect(bullet('a', 1)).toEqual(['  - a'])
  })
})

it('visible text has no control, format or direction characters, and an end', () => {
  expect(visible('a\u0000\u200b\u202e\u2028\ud800b')).toBe(
    'a\\u{0}\\u{200b}\\u{202e}\\u{2028}\\u{d800}b',
  )
  expect(visible('abc', 3)).toBe('abc')
  expect(visible('abcd', 3)).toBe('ab…')
})
