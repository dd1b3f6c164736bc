import { afterEach, describe, expect, it } from 'vitest'
import {
  analyse,
  analysisOf,
  layOut,
  memorySnapshot,
  quantize,
  type AnalysisInput,
  type Broadcast,
  type Snapshot,
} from '@sampan/shared'
import type { Tap } from '@sampan/simulation'
import {
  peopleOf,
  registryFederation,
  studyText,
  type Person,
  type RegistryFederation,
} from '../support/registry-federation.ts'

/** Weight stands in for a time, with decimals as no other number has them. */
const planted = 87.654321
const plant = (site: string, rows: Person[]): Person[] =>
  rows.map((row, k) => (site === 'beta' && k === 7 ? { ...row, weight: planted, ill: 1 } : row))

const study = studyText
  .replace(/ {2}- \{ id: count.*\n/u, '')
  .replace(/ {2}- \{ id: model.*\n/u, '')
  .concat(
    '  - { id: cox, kind: cox, time: weight, event: ill, terms: [age, male], robust: true }\n',
    'timeGrid: { bandDays: 2 }\nfloors: { timeBandDays: 2, scalarsPerValue: 1000 }\n',
  )
const floors = 'schema: sampan/floors/v1\ntimeBandDays: 2\nscalarsPerValue: 1000\n'
const sites = ['alpha', 'beta', 'gamma', 'delta'] as const

function snapshotOf(site: string): Snapshot {
  const rows = plant(site, peopleOf(site))
  const column = (name: 'age' | 'male' | 'weight' | 'ill') =>
    [name, Float64Array.from(rows, (row) => Number(row[name]))] as const
  return memorySnapshot(new Map((['age', 'male', 'weight', 'ill'] as const).map(column)))
}

/** Every form in which a number could stand in bytes. */
function formsOf(value: number): Buffer[] {
  const [le, be] = [Buffer.alloc(8), Buffer.alloc(8)]
  le.writeDoubleLE(value)
  be.writeDoubleBE(value)
  return [le, be, Buffer.from(String(value))]
}

/** Numbers of one site alone: what it adds to each round, and the ring words of it. */
function ownForms(input: AnalysisInput, broadcast: Broadcast, site: string): Buffer[] {
  const cox = analysisOf('cox')
  const values = cox.local(input, broadcast, snapshotOf(site))
  const layout = layOut({ ...cox.spec(input, broadcast), sites: sites.length })
  const words = Buffer.from(new Uint8Array(quantize(values, layout).buffer))
  return layout.segments.flatMap(({ kind, offset, length }) => {
    if (kind === 'count') return []
    return Array.from({ length }, (_, k) => offset + k).flatMap((k) => {
      const value = values[k]!
      if (Number.isInteger(value)) return []
      return [...formsOf(value), words.subarray(16 * k, 16 * k + 16)]
    })
  })
}

describe('times of events', () => {
  const open: RegistryFederation[] = []
  afterEach(async () => {
    for (const made of open.splice(0)) await made.stop()
  })

  it(
    'and what one site has at risk are in nothing that leaves; the sums over all sites are',
    { timeout: 120_000 },
    async () => {
      const wire: Buffer[] = []
      const tap = (): Tap => (frame) => {
        wire.push(Buffer.from(frame))
        return frame
      }
      const made = await registryFederation({ rows: plant, tap, studyText: study, floors })
      open.push(made)
      const view = await made.federation.run(made.study)
      expect(view).toMatchObject({ state: 'completed', reason: null })
      const results = JSON.stringify(await made.federation.results(view.id))
      const everything = Buffer.concat([
        ...wire,
        Buffer.from(made.logged.join('\n')),
        Buffer.from(results),
      ])
      for (const form of formsOf(planted)) expect(everything.includes(form)).toBe(false)

      const { manifest } = made.study
      const input = { manifest, settings: manifest.analyses[0]! }
      const { rounds } = analyse(input, sites.map(snapshotOf))
      const steps = rounds.map(({ broadcast }) => broadcast.step)
      expect(new Set(steps)).toEqual(new Set(['moments', 'risk', 'step', 'ties', 'residuals']))
      expect(steps.filter((step) => step === 'ties')).toHaveLength(2)
      let looked = 0
      const perCell = rounds.filter(({ broadcast: { step } }) => step === 'risk' || step === 'ties')
      for (const { broadcast } of perCell)
        for (const site of sites)
          for (const form of ownForms(input, broadcast, site)) {
            looked++
            expect(everything.includes(form)).toBe(false)
          }
      expect(looked).toBeGreaterThan(1000)
      // The search finds what does stand there: the sums of all four, in the next broadcast.
      const last = rounds.findLast(({ broadcast }) => broadcast.step === 'residuals')!.broadcast
      const { atRisk } = last['risk'] as { atRisk: number[] }
      for (const sum of atRisk) expect(everything.includes(Buffer.from(String(sum)))).toBe(true)
    },
  )
})
