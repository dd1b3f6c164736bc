import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { judgeWeights } from '../../disclosure/judge-weights.ts'
import { isSampanError } from '../../errors/sampan-error.ts'
import { layOut } from '../../ring/fixed-point.ts'
import type { Broadcast } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import { snapshotOf } from '../studies.test.data.ts'
import {
  familyInput,
  familyManifest,
  familyNames,
  familyPeople,
  familySites,
  fitted,
} from './families.test.data.ts'
import type { GlmInput } from './settings.ts'

const glm = analysisOf('glm')
const count = familyPeople.get('y')!.length

/** Every person's site, of 3 to 12; some sites may stay empty. */
const splits = fc.integer({ min: 3, max: 12 }).chain((sites) =>
  fc
    .array(fc.integer({ min: 0, max: sites - 1 }), { minLength: count, maxLength: count })
    .map((of) =>
      Array.from({ length: sites }, (_, site) =>
        snapshotOf(
          familyPeople,
          of.flatMap((own, row) => (own === site ? [row] : [])),
        ),
      ),
    ),
)

const everything = {
  weights: 'w',
  offset: { feature: 'shift', log: false },
  robust: 'HC0',
} as const

describe.each(familyNames)('any split of a %s model into sites', (family) => {
  const input = familyInput(family, everything)
  const pooled = fitted(input, [snapshotOf(familyPeople)])

  it('is the pooled model', () => {
    fc.assert(
      fc.property(splits, (sites) => {
        const result = fitted(input, sites)
        expect([result.n, result.cases]).toEqual([pooled.n, pooled.cases])
        expect(Math.abs(result.deviance! / pooled.deviance! - 1)).toBeLessThan(1e-12)
        expect(Math.abs(result.logLik! / pooled.logLik! - 1)).toBeLessThan(1e-11)
        result.estimates.forEach((row, k) => {
          const { estimate, 'std.error': error } = pooled.estimates[k]!
          expect(Math.abs(row.estimate - estimate)).toBeLessThan(1e-10 * error)
          expect(Math.abs(row['std.error'] / error - 1)).toBeLessThan(1e-10)
        })
      }),
      { numRuns: 8 },
    )
  })

  it('in any order is the same to the last bit', () => {
    fc.assert(
      fc.property(splits, fc.nat(11), (sites, turn) => {
        const turned = [...sites.slice(turn % sites.length), ...sites.slice(0, turn % sites.length)]
        expect(fitted(input, turned.reverse())).toEqual(fitted(input, sites))
      }),
      { numRuns: 4 },
    )
  })
})

/** Coefficients of age at which one person outweighs the others, below the cap. */
const steepness = { gaussian: 40, binomial: 40, poisson: 4, gamma: 40 } as const
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true })

/** Broadcasts of every kind of round, with numbers that somebody chose to do harm. */
function hostile(input: GlmInput, chosen: readonly number[], final: boolean): Broadcast {
  const [, second] = analyse(input, familySites()).rounds
  const { standard, point } = second!.broadcast as unknown as {
    standard: { shift: number[]; scale: number[] }
    point: { beta: number[] }
  }
  const at = (k: number) => chosen[k % chosen.length]!
  return {
    ...second!.broadcast,
    standard: {
      ...standard,
      shift: standard.shift.map((_, k) => at(k)),
      scale: standard.scale.map((_, k) => Math.abs(at(k + 1)) + Number.MIN_VALUE),
    },
    point: { ...point, beta: point.beta.map((_, k) => at(k + 2)), base: at(3), final },
  }
}

/** Every finite number of a site's vector is within its bound, or there is no vector. */
function holdsOrRefuses(input: GlmInput, broadcast: Broadcast, codes: readonly string[]): void {
  try {
    const layout = layOut({ ...glm.spec(input, broadcast), sites: 5 })
    const values = glm.local(input, broadcast, familySites()[0]!)
    for (const { offset, length, bound } of layout.segments) {
      const finite = values.subarray(offset, offset + length).filter(Number.isFinite)
      expect(finite.every((value) => Math.abs(value) <= bound)).toBe(true)
    }
  } catch (error) {
    if (!isSampanError(error) || !codes.includes(error.code)) throw error
  }
}

describe.each(familyNames)('a hostile coordinator of a %s model', (family) => {
  const codes = ['study-overflow', 'value-not-finite']

  it.each([
    ['of its people', { robust: 'HC0' }],
    ['of whole sites', { cluster: 'site' }],
    ['of wards', { cluster: 'ward' }],
  ] as const)('gets numbers within their bounds, or a code: sandwich %s', (_, sandwich) => {
    const input = familyInput(family, { ...everything, robust: null, ...sandwich })
    const attack = fc.tuple(fc.array(numbers, { minLength: 1, maxLength: 5 }), fc.boolean())
    fc.assert(
      fc.property(attack, ([chosen, final]) => {
        const broadcast = hostile(input, chosen, final)
        holdsOrRefuses(input, broadcast, codes)
      }),
      { numRuns: 30 },
    )
  })

  it('cannot ask for one person among the weights', () => {
    const input = familyInput(family, everything)
    const { rounds } = analyse(input, familySites())
    const last = rounds.at(-1)!.broadcast as Broadcast & { point: { beta: number[] } }
    const [site] = familySites()
    const judged = (broadcast: Broadcast) =>
      judgeWeights(glm.weights!(input, broadcast, site!), defaultFloors, 'pooled')
    expect(rounds.map(({ broadcast }) => judged(broadcast))).toEqual(rounds.map(() => null))
    const beta = last.point.beta.map((value, k) => (k === 1 ? steepness[family] : value))
    const far = { ...last, point: { ...last.point, beta } }
    // Least squares have weights that no broadcast chooses; its residuals grow with everybody's distance.
    if (family !== 'gaussian') expect(judged(far)).toMatchObject({ code: 'dominance' })
  })
})

describe('weights that a study names', () => {
  it('are judged before anything is summed with them', () => {
    const input = familyInput('gaussian', { weights: 'w' })
    const start = glm.start(input)
    const table = new Map(familyPeople).set(
      'w',
      familyPeople.get('w')!.map((_, k) => (k === 0 ? 5 : 0.001)),
    )
    const heavy = glm.weights!(input, start, snapshotOf(table))
    expect(judgeWeights(heavy, defaultFloors, 'pooled')).toMatchObject({ code: 'dominance' })
    const even = glm.weights!(input, start, snapshotOf(familyPeople))
    expect(judgeWeights(even, defaultFloors, 'pooled')).toBeNull()
  })

  it('of nobody are refused, of 0 leave people out', () => {
    const none = new Map(familyPeople).set(
      'w',
      familyPeople.get('w')!.map(() => 0),
    )
    const input = familyInput('poisson', { weights: 'w' })
    expect(analyse(input, [snapshotOf(none)]).outcome).toMatchObject({ code: 'nobody-complete' })
    const counted = familyPeople.get('w')!.filter((w) => w > 0).length
    expect(fitted(input, familySites()).n).toBe(counted)
    expect(familyManifest.ranges['w']).toMatchObject({ low: 0 })
  })
})
