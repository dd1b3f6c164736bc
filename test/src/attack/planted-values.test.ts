import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Tap } from '@sampan/simulation'
import {
  registryFederation,
  studyText,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

/** Values that stand in one row and nowhere else in the world. */
const planted = { id: 'PATIENT-31415926', weight: 87.654321, text: 'SECRET-NOTE-2718' }

/** Every form in which a number could appear in bytes. */
function needles(): Map<string, Buffer> {
  const le = Buffer.alloc(8)
  le.writeDoubleLE(planted.weight)
  const be = Buffer.alloc(8)
  be.writeDoubleBE(planted.weight)
  const float = Buffer.alloc(4)
  float.writeFloatLE(planted.weight)
  return new Map([
    ['id', Buffer.from(planted.id)],
    ['weight as text', Buffer.from('87.654321')],
    ['weight as binary64', le],
    ['weight as binary64, big endian', be],
    ['weight as binary32', float],
    ['text', Buffer.from(planted.text)],
  ])
}

function findIn(haystack: Buffer): string[] {
  return [...needles()].filter(([, needle]) => haystack.includes(needle)).map(([name]) => name)
}

const plant = (site: string, rows: Person[]): Person[] =>
  site === 'beta'
    ? rows.map((row, k) => (k === 7 ? { ...row, id: planted.id, weight: planted.weight } : row))
    : rows

interface Watched {
  readonly made: RegistryFederation
  readonly wire: Buffer[]
}

async function federationWith(
  rows: (site: string, rows: Person[]) => Person[],
  text = studyText,
): Promise<Watched> {
  const wire: Buffer[] = []
  const tap = (): Tap => (frame) => {
    wire.push(Buffer.from(frame))
    return frame
  }
  const databaseFile = (folder: string): string => path.join(folder, 'coordinator.db')
  const made = await registryFederation({ rows, tap, studyText: text, databaseFile })
  return { made, wire }
}

/** The coordinator's database with its journal, as bytes on the disk. */
function databaseBytes(folder: string): Buffer {
  const files = readdirSync(folder).filter((file) => file.startsWith('coordinator.db'))
  return Buffer.concat(files.map((file) => readFileSync(path.join(folder, file))))
}

describe('a value from a row', () => {
  const open: RegistryFederation[] = []
  afterEach(async () => {
    for (const made of open.splice(0)) await made.stop()
  })

  it('appears in no log, no database of the coordinator and no byte on the wire', async () => {
    const { made, wire } = await federationWith(plant)
    open.push(made)
    const view = await made.federation.run(made.study)
    expect(view.state).toBe('completed')
    expect(made.logged.length).toBeGreaterThan(10)
    expect(findIn(Buffer.from(made.logged.join('\n')))).toEqual([])
    expect(wire.length).toBeGreaterThan(100)
    expect(findIn(Buffer.concat(wire))).toEqual([])
    expect(statSync(path.join(made.folder, 'coordinator.db')).size).toBeGreaterThan(0)
    expect(findIn(databaseBytes(made.folder))).toEqual([])
    const results = JSON.stringify(await made.federation.results(view.id))
    expect(findIn(Buffer.from(results))).toEqual([])
  })

  it.each([
    ['is out of range', { weight: 87_654.321 }, '[20, 300, refuse]'],
    ['is no number', { weight: planted.text }, '[20, 300]'],
    ['is no whole number', { age: planted.text }, '[20, 300]'],
  ])('that %s makes an error that does not hold it', async (_name, change, range) => {
    const rows = (site: string, people: Person[]): Person[] =>
      plant(site, people).map((row, k) =>
        site === 'beta' && k === 7 ? { ...row, ...change } : row,
      )
    const refusing = range.includes('refuse')
    const text = refusing
      ? studyText.replace(
          'weight: { column: weight, range: [20, 300] }',
          'weight: { column: weight }',
        ) + 'ranges:\n  weight: { range: [20, 300], outside: refuse }\n'
      : studyText
    const { made, wire } = await federationWith(rows, text)
    open.push(made)
    const view = await made.federation.run(made.study)
    expect(view).toMatchObject({ state: 'refused', subject: 'beta' })
    const everything = [Buffer.from(made.logged.join('\n')), ...wire, databaseBytes(made.folder)]
    expect(findIn(Buffer.concat(everything))).toEqual([])
    expect(Buffer.concat(everything).includes('87654.321')).toBe(false)
  })

  it('is found by this search where it does stand', async () => {
    const { made } = await federationWith(plant)
    open.push(made)
    const file = readFileSync(path.join(made.folder, 'beta', 'people.csv'))
    expect(findIn(file)).toEqual(['id', 'weight as text'])
  })
})
