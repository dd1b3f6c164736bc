import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { DescribeResult, NumericSummary } from '../results.ts'
import { binary, manifestOf, numeric, snapshotOf } from '../studies.test.data.ts'

/** Floors without what keeps bins apart: the control that the attack meets. */
const withoutBins: Floors = { ...defaultFloors, cell: 1 }
const people = 60
/** One person is far above all others, and one of the second group alone in the middle. */
const values = Array.from({ length: people }, (_, k) => (k === 0 ? 97 : 20 + (k % 20)))
const groups = Array.from({ length: people }, (_, k) => (k % 3 === 0 ? 1 : 0))

function quantilesOf(floors: Floors, probabilities: readonly number[], by: string | null = null) {
  const manifest = manifestOf({
    features: [numeric('u'), binary('g')],
    ranges: { u: [0, 100] },
    floors: defaultFloors,
  })
  const input: AnalysisInput = {
    manifest,
    settings: {
      ...{ id: 'd', kind: 'describe', features: ['u'], groups: by, quantiles: [...probabilities] },
      ...{ bins: 100, weights: null },
    },
  }
  const { outcome } = analyse(input, [
    snapshotOf(
      new Map([
        ['u', values],
        ['g', groups],
      ]),
    ),
  ])
  if (outcome.type !== 'result') throw new Error(outcome.type)
  const release = releaseCheck(outcome.result, floors)
  if (release.type !== 'released') throw new Error(JSON.stringify(release))
  return release.result as DescribeResult
}

/** Twenty probabilities a study, as many studies as one likes: where the quantile leaves a bin tells how many are below. */
function countsByProbing(floors: Floors): readonly number[] {
  const all = Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400)
  const found = Array.from({ length: 20 }, (_, k) => all.slice(20 * k, 20 * (k + 1))).flatMap(
    (some) => (quantilesOf(floors, some).features[0] as NumericSummary).quantiles!,
  )
  const places = new Map<number, number[]>()
  for (const { probability, low, high } of found) {
    if (Math.abs(high - low) > 1.5 && floors.cell === 1) continue
    places.set(low, [...(places.get(low) ?? []), probability])
  }
  return [...places.values()].map((own) => Math.round((own.at(-1)! - own[0]!) * (people - 1)) + 1)
}

describe('quantile probing', () => {
  it('finds who is alone in a bin when bins are not merged to the floor', () => {
    const highest = quantilesOf(withoutBins, [0.999]).features[0] as NumericSummary
    expect(highest.quantiles![0]!.high).toBe(98)
    expect(Math.min(...countsByProbing(withoutBins))).toBeLessThan(defaultFloors.cell)
  })

  it('finds nobody in a group smaller than the floor, and no maximum', () => {
    const [lowest, highest] = (
      quantilesOf(defaultFloors, [0.001, 0.999]).features[0] as NumericSummary
    ).quantiles!
    expect(lowest!.low).toBe(0)
    expect(highest!.high).toBe(100)
    expect(highest!.low).toBeLessThan(40)
    expect(Math.min(...countsByProbing(defaultFloors))).toBeGreaterThanOrEqual(defaultFloors.cell)
  })

  it('of everybody and of one group tells of no few in the other', () => {
    const probabilities = Array.from({ length: 20 }, (_, k) => (k + 0.5) / 20)
    const { features, grouped } = quantilesOf(defaultFloors, probabilities, 'g')
    const edges = (own: NumericSummary) =>
      new Set(own.quantiles!.flatMap(({ low, high }) => [low, high]))
    const everybody = edges(features[0] as NumericSummary)
    for (const group of grouped!.groups) {
      const common = [...edges(group.features[0] as NumericSummary)].sort((a, b) => a - b)
      for (const [k, edge] of common.entries()) {
        expect(edge === 0 || edge === 100 || everybody.size > 0).toBe(true)
        const next = common[k + 1]
        if (next === undefined) continue
        for (const level of [0, 1]) {
          const inside = values.filter((x, row) => groups[row] === level && x >= edge && x < next)
          expect(inside.length).toBeGreaterThanOrEqual(defaultFloors.cell)
        }
      }
    }
  })

  it('is not begun for fewer people than a quantile needs, by the study or by a site', () => {
    const few = snapshotOf(
      new Map([
        ['u', values.slice(0, 9)],
        ['g', groups.slice(0, 9)],
      ]),
    )
    const manifest = manifestOf({
      features: [numeric('u')],
      ranges: { u: [0, 100] },
      floors: { ...defaultFloors, quantilePeople: 9 },
    })
    const input: AnalysisInput = {
      manifest,
      settings: {
        ...{ id: 'd', kind: 'describe', features: ['u'], groups: null, quantiles: [0.5] },
        ...{ bins: 100, weights: null },
      },
    }
    const { rounds } = analyse(input, [few])
    expect(rounds[1]!.sum.layout.segments.map(({ name }) => name)).toContain('bins u')
    const { broadcast, sum } = rounds[0]!
    expect(analysisOf('describe').verdict?.(input, broadcast, sum, defaultFloors)).toEqual({
      code: 'cell-too-small',
      context: { term: 'u' },
    })
    const strict = { ...input, manifest: { ...manifest, floors: defaultFloors } }
    const names = analyse(strict, [few]).rounds[1]!.sum.layout.segments.map(({ name }) => name)
    expect(names).not.toContain('bins u')
  })
})
