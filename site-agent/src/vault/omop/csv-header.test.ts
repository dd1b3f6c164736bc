import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvHeader, splitLine } from './csv-header.ts'
import { makeFolder } from './sources.test.fixture.ts'

const header = (text: string | Uint8Array, name = 'a.csv') =>
  readCsvHeader(path.join(makeFolder({ [name]: text }), name), 'a')

describe('the first line of a file', () => {
  it('splits as RFC 4180 says', () => {
    expect(splitLine('a,"b ""x"", y",c\r\n1,2,3', ',')).toEqual(['a', 'b "x", y', 'c'])
    expect(splitLine('a,,', ',')).toEqual(['a', '', ''])
    expect(splitLine('"a\nb",c', ',')).toEqual(['a\nb', 'c'])
    expect(splitLine('a "b",c', ',')).toBeNull()
    expect(splitLine('"a"b,c', ',')).toBeNull()
    expect(splitLine('"a', ',')).toBeNull()
  })

  it('brings back any names that were written with quotes', () => {
    const name = fc.string({ minLength: 1, unit: 'binary' }).map((text) => text.trim())
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.constantFrom(',', '\t'), (names, mark) => {
        const line = names.map((each) => `"${each.replaceAll('"', '""')}"`).join(mark)
        expect(splitLine(`${line}\nrest`, mark)).toEqual(names)
      }),
    )
  })

  it('tells commas from tabs by the number of fields', () => {
    expect(header('a,b,c\n')).toEqual({ delimiter: ',', names: ['a', 'b', 'c'] })
    expect(header('a\tb,c\td\n')).toEqual({ delimiter: '\t', names: ['a', 'b,c', 'd'] })
    expect(header('alone')).toEqual({ delimiter: ',', names: ['alone'] })
  })

  it('reads a gzipped file and one with a byte order mark', () => {
    expect(header('\u{feff}"é",b\r\n1,2', 'a.csv.gz').names).toEqual(['é', 'b'])
  })

  it('survives a cut inside a character and inside the rows', () => {
    const rows = '😀\n'.repeat(200_000)
    expect(header(`a,b\n${rows}`).names).toEqual(['a', 'b'])
  })

  it('refuses a header that never ends, more columns than the limit, and no header', () => {
    const malformed = expect.objectContaining({ code: 'file-malformed' }) as Error
    expect(() => header('x'.repeat(600_000).replaceAll('x', '"x'))).toThrow(malformed)
    expect(() => header(Array.from({ length: 2001 }, (_, k) => `c${k}`).join(','))).toThrow(
      malformed,
    )
    expect(() => header('')).toThrow(malformed)
    expect(() => header(Uint8Array.of(0xff, 0xfe, 0x0a))).toThrow(malformed)
  })
})
