import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { FeasibilityResult } from '../results.ts'
import {
  madeUpPeople,
  manifestOf,
  peopleFeatures,
  peopleRanges,
  snapshotOf,
} from '../studies.test.data.ts'
import { bandEdges, bandOf, bandRange } from './bands.ts'

const plain = manifestOf({ features: peopleFeatures, ranges: peopleRanges, largestSite: 1000 })
const [own] = plain.participants
const names = ['a', 'b', 'c']
const manifest = { ...plain, participants: names.map((site) => ({ ...own!, site })) }
const input: AnalysisInput = {
  manifest,
  settings: { id: 'steps', kind: 'feasibility', perSite: true },
}
const analysis = analysisOf('feasibility')

function siteOf(site: string, rows: number): Snapshot {
  const all = Array.from({ length: rows }, (_, k) => k)
  return { ...snapshotOf(madeUpPeople(), all), site }
}

function resultOf(sites: readonly Snapshot[]): FeasibilityResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(outcome.type)
  return outcome.result as FeasibilityResult
}

describe('counts of one hospital in bands', () => {
  it('begin where the page says, and tell nobody from nine', () => {
    expect([0, 9, 10, 49, 50, 99, 100].map(bandOf)).toEqual([1, 1, 2, 2, 3, 3, 4])
    for (const edge of bandEdges) expect(bandRange(bandOf(edge))!.least).toBe(edge)
    expect(bandRange(bandEdges.length)).toMatchObject({ most: null })
    expect([bandRange(0), bandRange(bandEdges.length + 1)]).toEqual([null, null])
  })

  it('stand under the name of each; who is not there gives none', () => {
    const { hospitals, steps } = resultOf([siteOf('c', 120), siteOf('a', 8)])
    expect(hospitals!.map(({ site, bands }) => [site, bands?.[0]])).toEqual(
      [
        ['a', { least: 0, most: 9 }],
        ['b', null],
        ['c', { least: 100, most: 499 }],
      ].map(([site, band]) => [site, band ?? undefined]),
    )
    expect(steps[0]!.people).toBe(128)
  })

  it('are not given by a hospital whose floor is above the first band', () => {
    const sent = (floors: Floors) =>
      [...analysis.local(input, analysis.start(input), siteOf('b', 120), floors)].slice(3)
    expect(sent(defaultFloors).some((band) => band > 0)).toBe(true)
    expect(sent({ ...defaultFloors, cell: 11 }).every((band) => band === 0)).toBe(true)
  })

  it('hide a sum that would leave a hospital with fewer than the floor', () => {
    const result = resultOf([siteOf('a', 3), siteOf('b', 100), siteOf('c', 100)])
    const release = releaseCheck(result, defaultFloors)
    if (release.type !== 'released') throw new Error(release.type)
    expect(result.steps[0]!.people).toBe(203)
    expect((release.result as FeasibilityResult).steps[0]!.people).toBeNull()
    expect(release.suppressed).toContainEqual({ of: 'everyone', what: 'people' })
    const wide = releaseCheck(
      resultOf([siteOf('a', 3), siteOf('b', 120), siteOf('c', 100)]),
      defaultFloors,
    )
    if (wide.type !== 'released') throw new Error(wide.type)
    expect((wide.result as FeasibilityResult).steps[0]!.people).toBe(223)
  })

  it('that grow from step to step are not believed', () => {
    const { rounds } = analyse(
      input,
      names.map((site) => siteOf(site, 120)),
    )
    const { broadcast, sum } = rounds[0]!
    const forged = sum.values.slice()
    for (const { name, offset } of sum.layout.segments) if (name === 'bands b') forged[offset] = 1
    const next = analysis.global(input, broadcast, { ...sum, values: forged })
    if (next.type !== 'result') throw new Error(next.type)
    expect((next.result as FeasibilityResult).hospitals![1]!.bands).toBeNull()
  })
})
