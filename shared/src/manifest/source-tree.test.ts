import { describe, expect, it } from 'vitest'
import { limits } from '@sampan/proto'
import { readSource } from './source-tree.ts'
import { pathText } from './fault.ts'

const read = (text: string, bytesMax = limits.studySourceBytesMax) =>
  readSource(text, { file: 'a.yaml', bytesMax, words: new Set(['levels']) })

/** `line:column path key` of every fault. */
function faults(text: string): readonly string[] {
  return read(text).faults.map((each) =>
    [`${each.line}:${each.column}`, pathText(each.path), each.expected.key.slice(6)]
      .filter((part) => part !== '')
      .join(' '),
  )
}

describe('text that a person wrote', () => {
  it.each([
    ['a: 1\nb: &x 2\nc: *x', ['2:4 alias', '3:4 alias']],
    ['a: !!binary aGk=', ['1:4 tag']],
    ['a: !run x', ['1:4 tag']],
    ['%YAML 1.1\n---\na: yes', ['1:1 directive']],
    ['a: 1\n---\nb: 2', ['2:1 document']],
    ['---\n---\na: 1', ['2:1 document']],
    ['a: 1\n...\n---\nb: 2', ['3:1 document']],
    ['# x\n\n---\na: 1', []],
    ['a: 1\na: 2', ['2:1 a repeated']],
    ['a:\n  b: 1\n  b: 2\n  b: 3', ['3:3 a.b repeated', '4:3 a.b repeated']],
    ['1: x', ['1:1 name']],
    ['~: x', ['1:1 name']],
    ['? [a]\n: x', ['1:3 name']],
    ['__proto__: { polluted: true }', ['1:1 __proto__ label']],
    ['a: 012', ['1:4 a numberForm']],
    ['a: [1, 0x1f]', ['1:8 a[1] numberForm']],
    ['a: b: c', ['1:4 colon']],
    ['a: [1, 2', ['1:9 unclosed']],
    ['a: "x', ['1:6 unclosed']],
    ['a:\n\t- 1', ['2:1 tab']],
    ['a:\n    b: 1\n  c: 2', ['3:1 indentation']],
    ['a: {b: 1}}', ['1:10 syntax']],
    ['a: \u0000', ['1:4 unseen']],
    ['a: 1 # \u202e', ['1:8 unseen']],
    ['a: \ud800', ['1:4 unseen']],
    ['a: \u2028', ['1:4 unseen']],
  ])('%j', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('too large', () => {
    const { faults: found, value } = read('a: 12345678', 10)
    expect(found.map(({ code, expected }) => [code, expected.key])).toEqual([
      ['file-too-large', 'fault.tooLarge'],
    ])
    expect(value).toBeNull()
    // Bytes, not characters.
    expect(read('a: 醫院', 8).faults.map(({ code }) => code)).toEqual(['file-too-large'])
    expect(read('a: 醫院', 9).faults).toEqual([])
  })

  it('is plain data', () => {
    const text =
      'a: 1.5\nb: [true, null, "x", y, no, 2026-01-01]\nlevels: [01, 1.0, no]\nconstructor: 1'
    expect(read(text).value).toEqual({
      a: 1.5,
      b: [true, null, 'x', 'y', 'no', '2026-01-01'],
      levels: ['01', '1.0', 'no'],
      constructor: 1,
    })
    expect(read('\ufeffa: 1').value).toEqual({ a: 1 })
    expect(read('').value).toBeNull()
  })

  it('never reaches a prototype', () => {
    const { value } = read('__proto__: { polluted: true }\na: 1')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect((value as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('hostile text is refused quickly and without a deep stack', () => {
  const deep = limits.studySourceBytesMax - 10
  it.each([
    ['brackets', '['.repeat(deep)],
    ['braces', '{a: '.repeat(deep / 4)],
    ['dashes', '- '.repeat(deep / 2)],
    ['dashes, then nothing', `${'- '.repeat(deep / 2 - 4)}\nx: 1`],
    ['questions', '? '.repeat(deep / 2)],
    ['tagged dashes', '- !a '.repeat(deep / 5)],
    ['steps', Array.from({ length: 700 }, (_, k) => `${' '.repeat(k)}a:`).join('\n')],
    ['stairs of dashes', Array.from({ length: 700 }, (_, k) => `${' '.repeat(k)}-`).join('\n')],
    ['one more than allowed', `a: ${'['.repeat(17)}${']'.repeat(17)}`],
    [
      'one more, in block form',
      Array.from({ length: 17 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'),
    ],
  ])('%s', (_, text) => {
    const { faults: found, value } = read(text)
    expect(found.map(({ code }) => code)).toContain('file-malformed')
    expect(found.map(({ expected }) => expected.key)).toContain('fault.nesting')
    expect(value === null || typeof value === 'object').toBe(true)
  })

  it('one fault is enough', () => {
    expect(faults('['.repeat(deep))).toEqual(['1:17 nesting'])
  })

  it('as deep as allowed', () => {
    expect(faults(`a: ${'['.repeat(16)}${']'.repeat(16)}`)).toEqual([])
    expect(faults(Array.from({ length: 16 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'))).toEqual(
      [],
    )
  })

  it('an alias bomb', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((name, k) => {
        const before = 'abcdefg'[k]!
        return `${name}: &${name} [*${before}, *${before}, *${before}, *${before}]`
      }),
    ].join('\n')
    expect(faults(bomb).every((each) => each.endsWith('alias'))).toBe(true)
    expect(faults(bomb).length).toBeGreaterThan(8)
  })

  it('a great many names', () => {
    const names = Array.from({ length: 20_000 }, (_, k) => `k${k}: 1`).join('\n')
    expect(Object.keys(read(names).value as object)).toHaveLength(20_000)
    const same = Array.from({ length: 40_000 }, () => 'k: 1').join('\n')
    expect(read(same).faults).toHaveLength(limits.faultsMax)
  })
})
