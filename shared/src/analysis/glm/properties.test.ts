import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, parseCanonical } from '../../encoding/canonical-json.ts'
import { layOut, quantize, sumInRange } from '../../ring/fixed-point.ts'
import { addInto, limbsPerWord } from '../../ring/ring.ts'
import type { AnalysisInput, Broadcast, RoundSum, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { GlmResult } from '../results.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  interactionTerm,
  madeUpPeople,
  manifestOf,
  numeric,
  peopleFeatures,
  peopleRanges,
  plainTerm,
  snapshotOf,
} from '../studies.test.data.ts'

const glm = analysisOf('glm')
const people = madeUpPeople()
const count = people.get('y')!.length

const manifest = manifestOf({
  features: peopleFeatures,
  ranges: peopleRanges,
  terms: [
    ...['age', 'bmi', 'sex'].map(plainTerm),
    factorTerm('smoking', 'never'),
    { name: 'lcrp', kind: 'numeric', of: 'crp', centre: 0, scale: 1, log: true },
    interactionTerm('age', 'smoking'),
  ],
})
const input = glmOf(manifest, 'y', ['age', 'bmi', 'sex', 'smoking', 'lcrp', 'age:smoking'])

function resultOf(of: AnalysisInput, sites: readonly Snapshot[]): GlmResult {
  const { outcome } = analyse(of, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as GlmResult
}

/** Every person's site, of 3 to 12; some sites may stay empty. */
const splits = fc.integer({ min: 3, max: 12 }).chain((sites) =>
  fc
    .array(fc.integer({ min: 0, max: sites - 1 }), { minLength: count, maxLength: count })
    .map((of) =>
      Array.from({ length: sites }, (_, site) =>
        snapshotOf(
          people,
          of.flatMap((own, row) => (own === site ? [row] : [])),
        ),
      ),
    ),
)

describe('any split into sites', () => {
  const pooled = resultOf(input, [snapshotOf(people)])

  it('is the pooled model', () => {
    fc.assert(
      fc.property(splits, (sites) => {
        const result = resultOf(input, sites)
        expect([result.n, result.cases]).toEqual([pooled.n, pooled.cases])
        expect(Math.abs(result.deviance! / pooled.deviance! - 1)).toBeLessThan(1e-12)
        result.estimates.forEach((row, k) => {
          const { estimate, 'std.error': error } = pooled.estimates[k]!
          expect(Math.abs(row.estimate - estimate)).toBeLessThan(1e-10 * error)
          expect(Math.abs(row['std.error'] / error - 1)).toBeLessThan(1e-10)
        })
      }),
      { numRuns: 25 },
    )
  })

  it('in any order is the same to the last bit', () => {
    fc.assert(
      fc.property(splits, fc.nat(11), (sites, turn) => {
        const turned = [...sites.slice(turn % sites.length), ...sites.slice(0, turn % sites.length)]
        expect(resultOf(input, turned.reverse())).toEqual(resultOf(input, sites))
      }),
      { numRuns: 10 },
    )
  })
})

describe('a broadcast', () => {
  it('survives its canonical form, and gives the next one from there', () => {
    const { rounds } = analyse(input, [snapshotOf(people)])
    rounds.slice(0, -1).forEach(({ broadcast, sum }, k) => {
      const read = parseCanonical(canonicalBytes(broadcast)) as Broadcast
      const next = glm.global(input, read, sum)
      if (next.type !== 'round') throw new Error(next.type)
      expect(canonicalBytes(next.broadcast)).toEqual(canonicalBytes(rounds[k + 1]!.broadcast))
    })
  })
})

describe('bounds', () => {
  const ranges = fc
    .tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    )
    .map(([low, width]) => [low, low + width] as const)
    .filter(([low, high]) => low < high)
  const study = (u: readonly [number, number], v: readonly [number, number]) => {
    const logged = { name: 'l', kind: 'numeric', of: 'w', centre: 1, scale: 3, log: true } as const
    return glmOf(
      manifestOf({
        features: [...['u', 'v', 'w'].map(numeric), category('f', ['p', 'q']), binary('y')],
        ranges: { u, v, w: [1e-3, 1e3] },
        terms: [
          ...['u', 'v'].map(plainTerm),
          logged,
          factorTerm('f', 'p'),
          interactionTerm('u', 'v'),
          interactionTerm('u', 'v', 'f'),
        ],
        largestSite: 30,
      }),
      'y',
      ['u', 'v', 'l', 'f', 'u:v', 'u:v:f'],
    )
  }
  const shares = fc.array(
    fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 3,
      maxLength: 3,
    }),
    { minLength: 30, maxLength: 30 },
  )
  /** People anywhere in the ranges, their ends most of all. */
  const within = (of: readonly number[][], at: number, [low, high]: readonly [number, number]) =>
    of.map((row) => Math.min(Math.max(low + row[at]! * (high - low), low), high))

  it('hold for every value in range, in every round', () => {
    fc.assert(
      fc.property(ranges, ranges, shares, fc.nat(), (u, v, of, seed) => {
        const table = new Map([
          ['u', within(of, 0, u)],
          ['v', within(of, 1, v)],
          ['w', within(of, 2, [1e-3, 1e3])],
          ['f', of.map((_, k) => k % 2)],
          ['y', of.map((_, k) => (((k + seed) * 7) % 11 < 5 ? 1 : 0))],
        ])
        // Throws bound-exceeded when a bound does not hold.
        const { rounds } = analyse(study(u, v), [snapshotOf(table), snapshotOf(table)])
        expect(rounds.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  it('hold at a site whose people are all at one end', () => {
    const rows = Array.from({ length: 30 }, (_, k) => k)
    const sites = rows.slice(0, 12).map((site) =>
      snapshotOf(
        new Map([
          ['u', rows.map((k) => (site === 0 ? 10 : (k % 4) / 100))],
          ['y', rows.map((k) => k % 2)],
        ]),
      ),
    )
    const { u, y } = { u: numeric('u'), y: binary('y') }
    const small = { features: [u, y], ranges: { u: [0, 10] }, terms: [plainTerm('u')] } as const
    const result = resultOf(glmOf(manifestOf({ ...small, largestSite: 30 }), 'y', ['u']), sites)
    expect(result.n).toBe(360)
  })

  it('are reached: one value outside its range is refused', () => {
    const of = Array.from({ length: 30 }, () => [1, 1, 1])
    const table = (u: number) =>
      new Map([
        ['u', of.map(() => u)],
        ['v', of.map(() => 1)],
        ['w', of.map(() => 1)],
        ['f', of.map((_, k) => k % 2)],
        ['y', of.map((_, k) => (k % 3 === 0 ? 1 : 0))],
      ])
    const ask = (u: number) => () => analyse(study([0, 10], [0, 1]), [snapshotOf(table(u))])
    expect(ask(10)).not.toThrow()
    expect(ask(10.01)).toThrow(expect.objectContaining({ code: 'bound-exceeded' }))
  })

  it('keep the sum of the most and largest sites inside the ring', () => {
    const { rounds } = analyse(input, [snapshotOf(people)])
    for (const { broadcast } of rounds) {
      const { width, segments } = glm.spec(input, broadcast)
      const layout = layOut({ width, segments, sites: 255 })
      for (const sign of [1, -1]) {
        const extreme = new Float64Array(layout.dimension)
        for (const segment of layout.segments)
          extreme.fill(sign * segment.bound, segment.offset, segment.offset + segment.length)
        const words = quantize(extreme, layout)
        const sum = new Uint32Array(layout.dimension * limbsPerWord(width))
        for (let site = 0; site < 255; site++) addInto(sum, words, width)
        expect(sumInRange(sum, layout, 255)).toBe(true)
      }
    }
  })
})

describe('a site without anybody in the model', () => {
  it('adds nothing and is not found out by an error', () => {
    const empty = snapshotOf(people, [])
    const all = snapshotOf(people)
    const sums: RoundSum[] = analyse(input, [all, empty]).rounds.map(({ sum }) => sum)
    expect(sums[0]!.values).toEqual(analyse(input, [all]).rounds[0]!.sum.values)
  })
})
