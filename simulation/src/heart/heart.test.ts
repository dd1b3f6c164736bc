import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { systemClock, type Manifest } from '@sampan/shared'
import { buildSnapshot, openSource } from '@sampan/site-agent'
import { afterAll, describe, expect, it } from 'vitest'
import { convertHeart } from './convert-heart.ts'
import { heartColumns, heartMapping } from './mapping.ts'
import { readHeartSite } from './read-heart.ts'
import { heartSites } from './sites.ts'
import { heartStudy } from './study.ts'

const reference = path.resolve(import.meta.dirname, '../../../../shared/data/heart')
const absent = existsSync(reference) ? '' : ' (reference data absent: skipped)'
const folder = mkdtempSync(path.join(tmpdir(), 'sampan-heart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const manifest = {
  ...heartStudy,
  largestSite: 400,
  vocabulary: { version: null },
} as unknown as Manifest

/** Rows of complete_cases.csv, by site: made by FLamby's preprocessing, in R. */
function completeCases(): ReadonlyMap<string, readonly Readonly<Record<string, string>>[]> {
  const [header = '', ...lines] = readFileSync(path.join(reference, 'complete_cases.csv'), 'utf8')
    .trim()
    .replaceAll('"', '')
    .split('\n')
  const names = header.split(',')
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, k) => [names[k]!, value])),
  )
  const sites = [...new Set(rows.map((row) => row['site']!))]
  return new Map(sites.map((site) => [site, rows.filter((row) => row['site'] === site)]))
}

describe.skipIf(absent !== '')(`the four hospitals${absent}`, () => {
  it.each(['duckdb', 'csv'] as const)(
    'as %s give the complete cases, column by column',
    async (format) => {
      const sites = await convertHeart({ source: reference, target: folder, format })
      const expected = completeCases()
      expect(sites.map(({ site }) => site.id)).toEqual([...expected.keys()])
      for (const { site, path: place } of sites) {
        const source = openSource(
          { model: 'omop', path: place },
          { clock: systemClock, memoryMib: 1024 },
        )
        const { people, columns } = await buildSnapshot(source, manifest)
        expect(people).toBe(site.people)
        const complete = Array.from({ length: people }, (_, k) => k).filter((k) =>
          [...columns.values()].every((column) => !Number.isNaN(column[k]!)),
        )
        const rows = expected.get(site.id)!
        expect(complete.map((k) => k + 1)).toEqual(rows.map((row) => Number(row['row_in_site'])))
        const column = (name: string) => complete.map((k) => columns.get(name)![k])
        for (const name of ['age', 'sex', 'trestbps', 'chol', 'fbs', 'thalach', 'exang', 'oldpeak'])
          expect(column(name), `${site.id} ${name}`).toEqual(rows.map((row) => Number(row[name])))
        expect(column('cp')).toEqual(rows.map((row) => ['1', '2', '3', '4'].indexOf(row['cp']!)))
        expect(column('restecg')).toEqual(
          rows.map((row) => ['0', '1', '2'].indexOf(row['restecg']!)),
        )
        expect(column('disease')).toEqual(rows.map((row) => Number(row['y'])))
      }
      expect([...expected.values()].map(({ length }) => length)).toEqual([303, 261, 46, 130])
    },
  )

  it('loses nothing of the source: missing is no row, zeros stay, every value is in its place', async () => {
    const [, , switzerland] = heartSites
    const rows = readHeartSite(reference, switzerland!)
    const instance = await DuckDBInstance.create(path.join(folder, 'switzerland.duckdb'))
    const connection = await instance.connect()
    for (const { column, domain, concept } of heartMapping) {
      const found = await connection.runAndReadAll(
        `select person_id::int, value_as_number from ${domain}
         where ${domain}_concept_id = ${concept.id} order by person_id`,
      )
      const stated = rows.flatMap((row, k) => (row[column] === null ? [] : [[k + 1, row[column]]]))
      expect(found.getRows(), column).toEqual(stated)
    }
    connection.closeSync()
    instance.closeSync()
    expect(rows.every(({ chol }) => chol === 0)).toBe(true)
  })

  it('has nothing outside the ranges of the study', async () => {
    const ranges = Object.fromEntries(
      Object.entries(heartStudy.ranges).map(([name, range]) => [
        name,
        { ...range, outside: 'refuse' },
      ]),
    ) as Manifest['ranges']
    for (const { id } of heartSites) {
      const source = openSource(
        { model: 'omop', path: path.join(folder, `${id}.duckdb`) },
        { clock: systemClock },
      )
      await expect(buildSnapshot(source, { ...manifest, ranges })).resolves.toBeDefined()
    }
  })

  it('refuses files that are not those', () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'sampan-heart-'))
    const [cleveland] = heartSites
    expect(() => readHeartSite(copy, cleveland!)).toThrow(
      expect.objectContaining({ code: 'file-missing' }),
    )
    cpSync(reference, copy, { recursive: true })
    const file = path.join(copy, cleveland!.file)
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    for (const broken of [
      text.replace('63.0', 'old'),
      text.replace('63.0,', ''),
      text.slice(0, -100),
    ]) {
      writeFileSync(file, broken)
      expect(() => readHeartSite(copy, cleveland!)).toThrow(
        expect.objectContaining({ code: 'file-malformed' }),
      )
    }
    rmSync(copy, { recursive: true })
  })
})

describe('the mapping', () => {
  it('says for every column of the source where it goes, and why', () => {
    const mapped = heartMapping.map(({ column }) => column)
    expect(['age', 'sex', ...mapped].sort()).toEqual([...heartColumns].sort())
    expect(new Set(heartMapping.map(({ concept }) => concept.id)).size).toBe(heartMapping.length)
    for (const { concept, note } of heartMapping) {
      expect(note).not.toBe('')
      const local = concept.vocabulary === 'UCI Heart Disease'
      expect(concept.id >= 2_000_000_000).toBe(local)
    }
  })
})
