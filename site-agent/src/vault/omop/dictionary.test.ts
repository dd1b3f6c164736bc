import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dictionaryColumn, parseDictionary, readDictionary } from './dictionary.ts'
import { temporaryFolder } from './sources.test.fixture.ts'

const text = `
schema: sampan/dictionary/v1
columns:
  - {name: Age, type: number, unit: years, level: 2, range: {low: 0, high: 120}}
  - {name: sex, type: text, level: 2, allowed: [f, m], description: As recorded.}
  - {name: 'a"; drop table x; --', type: integer, level: 3}
`
const invalid = expect.objectContaining({ code: 'dictionary-invalid' }) as Error

describe('a data dictionary', () => {
  it('is read from YAML', () => {
    expect(parseDictionary(text).columns.map(({ name }) => name)).toEqual([
      'Age',
      'sex',
      'a"; drop table x; --',
    ])
  })

  it.each([
    ['no schema', 'columns: [{name: a, type: text, level: 1}]'],
    ['another schema', text.replace('v1', 'v2')],
    ['an unknown key', text.replace('unit:', 'units:')],
    ['an unknown type', text.replace('type: text', 'type: varchar')],
    ['a level above 5', text.replace('level: 3', 'level: 6')],
    ['a range upside down', text.replace('low: 0', 'low: 121')],
    ['a column twice', text.replace('name: sex', 'name: Age')],
    ['a key twice', text.replace('unit: years', 'level: 3')],
    ['no columns', 'schema: sampan/dictionary/v1\ncolumns: []'],
    [
      'an alias',
      text
        .replace('allowed: [f, m]', 'allowed: &a [f, m]')
        .replace('level: 3', 'level: 3, allowed: *a'),
    ],
    ['a tag of a language', text.replace('As recorded.', '!!js/function x')],
    ['no YAML', '{'],
  ])('is refused with %s', (_, broken) => {
    expect(() => parseDictionary(broken)).toThrow(invalid)
  })

  it('is refused when it is absent, too large or not text', () => {
    const file = path.join(temporaryFolder(), 'x.dictionary.yaml')
    expect(() => readDictionary(file)).toThrow(invalid)
    writeFileSync(file, '#'.repeat(300_000))
    expect(() => readDictionary(file)).toThrow(invalid)
    writeFileSync(file, Uint8Array.of(0xff))
    expect(() => readDictionary(file)).toThrow(invalid)
  })

  it('finds a column as written, else in another case if that is clear', () => {
    const dictionary = parseDictionary(`${text}  - {name: SEX, type: text, level: 1}`)
    expect(dictionaryColumn(dictionary, 'sex').level).toBe(2)
    expect(dictionaryColumn(dictionary, 'AGE').name).toBe('Age')
    const missing = expect.objectContaining({ code: 'source-column-missing' }) as Error
    expect(() => dictionaryColumn(dictionary, 'Sex')).toThrow(missing)
    expect(() => dictionaryColumn(dictionary, 'weight')).toThrow(missing)
  })
})
