import { readFileSync, statSync, writeFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { sha256, utf8 } from '@sampan/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../omop/sources.test.fixture.ts'
import type { SnapshotContent } from './build-snapshot.ts'
import { readSnapshot, wipeSnapshot, writeSnapshot, type SnapshotBinding } from './snapshot-file.ts'

const binding: SnapshotBinding = {
  suite: 1,
  manifestDigest: sha256(utf8('a study')),
  asOf: '2020-06-30',
}
const content: SnapshotContent = {
  people: 3,
  columns: new Map([
    ['age', Float64Array.of(40, 70.5, Number.NaN)],
    ['male', Float64Array.of(1, 0, 1)],
  ]),
  attrition: [
    { step: 'everyone', people: 5 },
    { step: 'target', people: 3 },
  ],
  facts: {
    sourceKind: 'duckdb-file',
    cdmVersion: '5.4',
    vocabularyVersion: 'v5.0 31-AUG-23',
    statedVersion: '5.4',
  },
  persons: null,
}
const place = () => path.join(temporaryFolder(), 'kept', 'run_1.snapshot')
const altered = expect.objectContaining({ code: 'snapshot-altered' }) as Error

describe('a snapshot file', () => {
  it('brings back what was written, in a folder and a file that only the owner reads', () => {
    const file = place()
    const { snapshot, digest } = writeSnapshot(file, content, binding)
    for (const read of [snapshot, readSnapshot(file, digest)]) {
      expect(read.people).toBe(3)
      expect(read.attrition).toEqual(content.attrition)
      expect(read.column('age')).toEqual(content.columns.get('age'))
      expect(read.column('male')).toEqual(content.columns.get('male'))
      expect(() => read.column('weight')).toThrow('weight')
    }
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  it('keeps the person of each row where people have several', () => {
    const rowPersons = Uint32Array.of(0, 1, 1, 2, 2)
    const column = Float64Array.of(1, 2, 3, 4, Number.NaN)
    const several = { ...content, rowPersons, columns: new Map([['age', column]]) }
    const file = place()
    const { snapshot, digest } = writeSnapshot(file, several, binding)
    for (const read of [snapshot, readSnapshot(file, digest)]) {
      expect(read.people).toBe(3)
      expect(read.persons).toEqual(rowPersons)
      expect(read.column('age')).toEqual(column)
    }
    const other = { ...several, rowPersons: Uint32Array.of(0, 0, 1, 2, 2) }
    expect(writeSnapshot(place(), other, binding).digest).not.toEqual(digest)
    const bytes = readFileSync(file)
    bytes[bytes.byteLength - 1]! ^= 1
    writeFileSync(file, bytes)
    expect(() => readSnapshot(file, digest)).toThrow(altered)
    writeFileSync(file, bytes.subarray(0, -4))
    expect(() => readSnapshot(file, digest)).toThrow(altered)
    expect(() => writeSnapshot(place(), { ...several, columns: content.columns }, binding)).toThrow(
      'a value for every row',
    )
  })

  it('has a digest that follows from its content alone and from all of it', () => {
    const digestOf = (changed: Partial<SnapshotContent>, bound: Partial<SnapshotBinding> = {}) =>
      Buffer.from(
        writeSnapshot(place(), { ...content, ...changed }, { ...binding, ...bound }).digest,
      ).toString('hex')
    const columns = new Map([...content.columns].toReversed())
    const digests = [
      digestOf({}),
      digestOf({ columns }),
      digestOf({ columns: new Map([['age', content.columns.get('age')!]]) }),
      digestOf({ columns: new Map([...content.columns, ['male', Float64Array.of(1, 0, 0)]]) }),
      digestOf({ attrition: content.attrition.slice(1) }),
      digestOf({ facts: { ...content.facts, vocabularyVersion: null } }),
      digestOf({ facts: { ...content.facts, cdmVersion: '5.3' } }),
      digestOf({ facts: { ...content.facts, sourceKind: 'omop-folder' } }),
      digestOf({}, { asOf: '2020-07-01' }),
      digestOf({}, { manifestDigest: sha256(utf8('another study')) }),
      digestOf({}, { suite: 2 }),
    ]
    expect(new Set(digests).size).toBe(digests.length)
    expect(digestOf({})).toBe(digests[0])
  })

  it('is refused when any byte of it changes', () => {
    const file = place()
    const { digest } = writeSnapshot(file, content, binding)
    const bytes = readFileSync(file)
    fc.assert(
      fc.property(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes)
        changed[at] = changed[at]! ^ change
        writeFileSync(file, changed)
        expect(() => readSnapshot(file, digest)).toThrow(altered)
      }),
      { numRuns: 400 },
    )
  })

  it('is refused when it is cut, longer, empty or of another run', () => {
    const file = place()
    const { digest } = writeSnapshot(file, content, binding)
    const bytes = readFileSync(file)
    for (const changed of [
      bytes.subarray(0, -1),
      bytes.subarray(0, 10),
      Buffer.concat([bytes, Buffer.of(0)]),
      Buffer.alloc(0),
      Buffer.alloc(bytes.byteLength, 0xff),
    ]) {
      writeFileSync(file, changed)
      expect(() => readSnapshot(file, digest)).toThrow(altered)
    }
    writeFileSync(file, bytes)
    expect(() => readSnapshot(file, sha256(utf8('other')))).toThrow(altered)
    expect(readSnapshot(file, digest).people).toBe(3)
  })

  it('is refused when it changes between two columns', () => {
    const file = place()
    const { digest } = writeSnapshot(file, content, binding)
    const read = readSnapshot(file, digest)
    expect(read.column('age')[0]).toBe(40)
    const bytes = readFileSync(file)
    bytes[bytes.byteLength - 1]! ^= 1
    writeFileSync(file, bytes)
    expect(() => read.column('male')).toThrow(altered)
  })

  it('is gone after wiping, leftovers of a crash included; wiping nothing is no error', () => {
    const file = place()
    const { digest } = writeSnapshot(file, content, binding)
    writeFileSync(`${file}.part`, 'half')
    wipeSnapshot(file)
    wipeSnapshot(file)
    expect(existsSync(file)).toBe(false)
    expect(existsSync(`${file}.part`)).toBe(false)
    expect(() => readSnapshot(file, digest)).toThrow(
      expect.objectContaining({ code: 'snapshot-missing' }),
    )
  })

  it('replaces a leftover of a crash', () => {
    const file = place()
    writeSnapshot(file, content, binding)
    writeFileSync(`${file}.part`, 'half', { mode: 0o644 })
    const { digest } = writeSnapshot(file, content, binding)
    expect(readSnapshot(file, digest).people).toBe(3)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
