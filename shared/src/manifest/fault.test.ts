import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fault as sentences } from '../text/en/fault.ts'
import { describeFault, fault, faultError, inFileOrder, pathText } from './fault.ts'

describe('a fault', () => {
  it('has a path that people can read', () => {
    expect(pathText([])).toBe('')
    expect(pathText(['analyses', 2, 'terms', 0])).toBe('analyses[2].terms[0]')
    expect(pathText(['a\u0007', 'b'])).toBe('a\\u{7}.b')
  })

  it('is described in three languages', () => {
    const found = fault('study-invalid', ['terms', 0], 'fault.unknown', { name: 'x' })
    expect(describeFault(found, 'en')).toBe('terms[0]: there is no field "x" here')
    expect(describeFault(found, 'zh-Hant')).toBe('terms[0]: 此處沒有名為「x」的欄位')
    const located = { ...found, file: 's.yaml', line: 3, column: 7 }
    expect(describeFault(located, 'zh-Hans')).toBe('s.yaml:3:7: terms[0]: 此处没有名为“x”的字段')
  })

  it('repeats no more of the file than a line', () => {
    const { expected } = fault('study-invalid', [], 'fault.unknown', { name: 'x'.repeat(10_000) })
    expect(String(expected.values['name'])).toHaveLength(301)
  })

  it('becomes an error that says how many there are', () => {
    const found = fault('sites-too-few', ['sites'], 'fault.sitesTooFew', { found: 2, needed: 3 })
    const error = faultError([found, found])
    expect([error.code, error.context]).toEqual([
      'sites-too-few',
      { where: 'sites', expected: 'too few sites: 2, and this study needs 3', faults: 2 },
    ])
  })

  it('is listed once, in the order of the file', () => {
    const at = (line: number, column: number) => ({
      ...fault('study-invalid', ['a'], 'fault.value'),
      file: 'f',
      line,
      column,
    })
    const listed = inFileOrder([at(2, 1), at(1, 9), at(1, 2), at(2, 1)])
    expect(listed.map(({ line, column }) => [line, column])).toEqual([
      [1, 2],
      [1, 9],
      [2, 1],
    ])
  })
})

describe('every sentence about faults is provoked by a test of this folder', () => {
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'fault.test.ts')
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
    .join('\n')
  it.each(Object.keys(sentences))('%s', (key) => {
    expect(tests).toMatch(new RegExp(String.raw`\b${key.replace('fault.', '(?:fault\\.)?')}['\`]`))
  })
})
