import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { sha256, systemClock, utf8, hex, type Manifest } from '@sampan/shared'
import { buildSnapshot, openSource } from '@sampan/site-agent'
import { describe, expect, it } from 'vitest'
import { generateHospitals } from '../hospitals/generate.ts'
import { fourHospitals } from '../hospitals/hospitals.ts'
import { pooledDesign, type DesignColumn } from '../hospitals/pooled.ts'
import { hospitalStudy } from '../hospitals/study.ts'
import { askOf, digestsOf, planOf, temporaryFolder } from './cdm.test.support.ts'
import type { CdmPlan } from './plan.ts'
import { exportCdm, writeCdm } from './write-cdm.ts'

const folder = temporaryFolder()
let written = 0
async function write(plan: CdmPlan, peopleAtOnce?: number): Promise<string> {
  const file = path.join(folder, `${written++}.duckdb`)
  await writeCdm(file, plan, peopleAtOnce === undefined ? {} : { peopleAtOnce })
  return file
}

const manifest = {
  ...hospitalStudy,
  largestSite: 10_000,
  vocabulary: { version: null },
} as unknown as Manifest
const options = { clock: systemClock, memoryMib: 1024 }
const matrixOf = (place: string) =>
  buildSnapshot(openSource({ model: 'omop', path: place }, options), manifest)

describe('a drawn CDM', () => {
  it('has the same rows on every machine, and whatever DuckDB there is', async () => {
    const digests = await digestsOf(await write(planOf('north', { people: 100 })))
    expect(hex(sha256(utf8(JSON.stringify(digests)))).slice(0, 32)).toBe(
      'ee829d58c731fe7f42ebfd6df719198f',
    )
  })

  it('has the same rows however many people are drawn at a time', async () => {
    const plan = planOf('delta', { people: 150, ids: 'wide' })
    expect(await digestsOf(await write(plan, 40))).toEqual(await digestsOf(await write(plan)))
  })

  it('has other rows for another seed or hospital', async () => {
    const all = await Promise.all(
      [planOf('north'), planOf('north', { seed: 'another' }), planOf('harbour')].map(
        async (plan) => (await digestsOf(await write({ ...plan, people: 50 })))['measurement'],
      ),
    )
    expect(new Set(all).size).toBe(3)
  })

  it('says how far it is, and what it wrote', async () => {
    const seen: unknown[] = []
    const file = path.join(folder, 'progress.duckdb')
    const counts = await writeCdm(file, planOf('north', { people: 50, eventsPerPerson: 10 }), {
      ...{ peopleAtOnce: 20, onProgress: ({ people, total }) => seen.push([people, total]) },
    })
    expect(seen).toEqual([20, 40, 50].reduce((all, at) => [...all, [at, 50]], [[0, 50]]))
    const [[people, drugs] = []] = await askOf(file, (ask) =>
      ask('select (select count(*) from person), (select count(*) from drug_exposure)'),
    )
    expect([counts.get('person'), counts.get('drug_exposure')]).toEqual([people, drugs].map(Number))
    expect(counts.get('drug_exposure')).toBeGreaterThan(50)
    expect(counts.get('drug_exposure')).toBeLessThan(200)
  })
})

describe('the people of a drawn CDM', () => {
  it('are distributed as those of the demonstration, in every hospital', async () => {
    const people = 4000
    const plan = { ...fourHospitals, hospitals: fourHospitals.hospitals.slice(1, 3) }
    for (const { id, people: count } of plan.hospitals) {
      const others = pooledDesign(generateHospitals(plan).filter((each) => each.id === id)).columns
      const { columns } = await matrixOf(await write(planOf(id, { people, eventsPerPerson: 5 })))
      for (const [name, column] of columns) {
        const [a, b] = [moments(column), moments(others[name as DesignColumn])]
        const error = Math.sqrt(a.variance / people + b.variance / count)
        expect(Math.abs(a.mean - b.mean) / error, `${id} ${name}`).toBeLessThan(4.5)
        expect(Math.abs(a.missing - b.missing), `${id} ${name}`).toBeLessThan(0.02)
      }
    }
  })

  it('make the same matrix from a file and from folders, in both versions', async () => {
    for (const version of ['5.3', '5.4'] as const) {
      const file = await write(planOf('peninsula', { people: 200, version, ids: 'wide' }))
      const matrix = await matrixOf(file)
      expect(matrix.facts.cdmVersion).toBe(version)
      expect(matrix.people).toBe(200)
      for (const format of ['csv', 'parquet'] as const) {
        const place = path.join(folder, `${format}-${version}`)
        mkdirSync(place)
        await exportCdm(file, place, format)
        expect((await matrixOf(place)).columns).toEqual(matrix.columns)
      }
    }
  })
})

function moments(column: Float64Array) {
  const known = column.filter((value) => !Number.isNaN(value))
  const mean = known.reduce((a, b) => a + b, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length
  return { mean, variance, missing: 1 - known.length / column.length }
}
