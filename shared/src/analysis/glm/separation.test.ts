import { describe, expect, it } from 'vitest'
import { seededRandom, uniform } from '../../platform/random.ts'
import type { AnalysisInput } from '../analysis.ts'
import { analyse, type Analysed } from '../drive.ts'
import type { GlmResult } from '../results.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  interactionTerm,
  manifestOf,
  numeric,
  plainTerm,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'

/** Data whose likelihood is known by construction to have a maximum, or none. */
const random = seededRandom('separation')
const draw = () => uniform(random)
const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
const coin = () => (draw() < 0.5 ? 1 : 0)
const logistic = (eta: number) => (draw() < 1 / (1 + Math.exp(-eta)) ? 1 : 0)

function table(
  count: number,
  columns: readonly string[],
  row: (k: number) => readonly number[],
): People {
  const rows = Array.from({ length: count }, (_, k) => row(k))
  return new Map(columns.map((name, j) => [name, rows.map((values) => values[j]!)]))
}

const terms = [
  ...['u', 'v', 'a', 'b'].map(plainTerm),
  factorTerm('f', 'p'),
  interactionTerm('a', 'b'),
]
const manifest = manifestOf({
  features: [
    ...['u', 'v'].map(numeric),
    ...['a', 'b', 'y'].map(binary),
    category('f', ['p', 'q', 'r']),
  ],
  ranges: { u: [-50, 150], v: [-30, 30] },
  terms,
})

function model(...names: readonly string[]): AnalysisInput {
  return glmOf(manifest, 'y', names)
}

/** Over three sites of different size, none of which is like the whole. */
function fit(input: AnalysisInput, people: People): Analysed {
  const rows = [...(people.get('y') ?? []).keys()]
  const site = (row: number) => (row % 7 < 4 ? 0 : row % 7 < 6 ? 1 : 2)
  const sites = [0, 1, 2].map((k) =>
    snapshotOf(
      people,
      rows.filter((row) => site(row) === k),
    ),
  )
  return analyse(input, sites)
}

function expectSeparation({ outcome, rounds }: Analysed, term: string): void {
  expect(outcome).toEqual({ type: 'failure', code: 'separation', context: { term } })
  expect(rounds.length).toBeLessThanOrEqual(25)
}

function resultOf({ outcome }: Analysed): GlmResult {
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as GlmResult
}

describe('complete separation is proven', () => {
  it('by a gap in one number', () => {
    const people = table(200, ['u', 'y'], () => {
      const y = coin()
      return [y === 1 ? 60 + 5 * draw() : 40 - 5 * draw(), y]
    })
    expectSeparation(fit(model('u'), people), 'u')
  })

  it('by a line between two numbers', () => {
    const people = table(300, ['u', 'v', 'y'], () => {
      const [u, v] = [normal(), normal()]
      return u + v / 2 > 0 ? [u + 0.05, v, 1] : [u - 0.05, v, 0]
    })
    expectSeparation(fit(model('u', 'v'), people), 'u')
  })

  it('or, without a gap, there is no answer at least', () => {
    const people = table(300, ['u', 'v', 'y'], () => {
      const [u, v] = [normal(), normal()]
      return [u, v, u + v / 2 > 0 ? 1 : 0]
    })
    expect(fit(model('u', 'v'), people).outcome.type).toBe('failure')
  })

  it('without an intercept', () => {
    const people = table(60, ['v', 'y'], (k) => [k % 2 === 0 ? 3 : -3, k % 2 === 0 ? 1 : 0])
    const input = glmOf(manifest, 'y', ['v'], { intercept: false })
    expectSeparation(fit(input, people), 'v')
  })
})

describe('quasi-complete separation is proven', () => {
  const levels = (cases: (level: number) => number) =>
    table(240, ['u', 'f', 'y'], (k) => [normal(), k % 3, cases(k % 3)])

  /** Seen in the score at coefficients 0: no step is taken. */
  const expectAtOnce = (analysed: Analysed, term: string) => {
    expectSeparation(analysed, term)
    expect(analysed.rounds).toHaveLength(2)
  }

  it('by a level in which all are cases', () => {
    const people = levels((f) => (f === 2 ? 1 : coin()))
    expectAtOnce(fit(model('u', 'f'), people), 'fr')
  })

  it('by the reference level', () => {
    const people = levels((f) => (f === 0 ? 0 : coin()))
    expectAtOnce(fit(model('u', 'f'), people), 'fp')
  })

  it('by those who lack a binary feature', () => {
    const people = table(200, ['a', 'y'], (k) => [k % 4 === 0 ? 0 : 1, k % 4 === 0 ? 1 : coin()])
    expectAtOnce(fit(model('a'), people), 'a')
  })

  it('by a cell of an interaction', () => {
    const people = table(400, ['a', 'b', 'y'], (k) => {
      const [a, b] = [k & 1, (k >> 1) & 1]
      return [a, b, a === 1 && b === 1 ? 0 : coin()]
    })
    expectAtOnce(fit(model('a', 'b', 'a:b'), people), 'a:b')
  })

  it('by two binary features that act together only', () => {
    const people = table(400, ['a', 'b', 'y'], (k) => {
      const [a, b] = [k & 1, (k >> 1) & 1]
      return [a, b, a === b ? coin() : a]
    })
    expectSeparation(fit(model('a', 'b'), people), 'a, b')
  })

  it('by a threshold at which both outcomes occur', () => {
    const people = table(300, ['u', 'v', 'y'], () => {
      const u = Math.round(54 + 14 * normal())
      return [u, normal(), u > 54 ? 1 : u < 54 ? 0 : coin()]
    })
    expectSeparation(fit(model('u', 'v'), people), 'u')
  })

  it.each([54.5, 54.3])('also at %d', (tie) => {
    const people = table(300, ['u', 'y'], () => {
      const u = tie + Math.round(24 * draw() - 12) / 2
      return [u, u > tie ? 1 : u < tie ? 0 : coin()]
    })
    expectSeparation(fit(model('u'), people), 'u')
  })

  it('also with a tolerance that the vanishing steps would reach', () => {
    const people = table(400, ['a', 'b', 'y'], (k) => {
      const [a, b] = [k & 1, (k >> 1) & 1]
      return [a, b, a === b ? coin() : a]
    })
    const input = glmOf(manifest, 'y', ['a', 'b'], { tolerance: 1e-3, iterationsMax: 24 })
    expectSeparation(fit(input, people), 'a, b')
  })
})

describe('where there is a maximum, separation is not claimed', () => {
  it('with one case less in a level', () => {
    const people = table(240, ['u', 'f', 'y'], (k) => [
      normal(),
      k % 3,
      k % 3 === 2 ? (k === 2 ? 0 : 1) : coin(),
    ])
    const result = resultOf(fit(model('u', 'f'), people))
    expect(result.estimates[3]!.estimate).toBeGreaterThan(2)
  })

  it.each([1e-2, 1e-4])('with an overlap of %d', (overlap) => {
    const people = table(100, ['v', 'y'], (k) => {
      if (k === 0) return [overlap, 0]
      if (k === 99) return [-overlap, 1]
      return k < 50 ? [-1 - draw(), 0] : [1 + draw(), 1]
    })
    const result = resultOf(fit(model('v'), people))
    expect(result.converged).toBe(true)
    expect(result.warnings).toContainEqual({ code: 'near-separation', term: null })
    // The score of the slope is zero at the maximum: an independent check that it is one.
    const [intercept, slope] = result.estimates.map(({ estimate }) => estimate)
    const score = people.get('v')!.reduce((sum, v, k) => {
      const mu = 1 / (1 + Math.exp(-intercept! - slope! * v))
      return sum + v * (people.get('y')![k]! - mu)
    }, 0)
    expect(Math.abs(score)).toBeLessThan(1e-10)
  })

  it('with strong effects and with none', () => {
    const strong = table(300, ['u', 'v', 'y'], () => {
      const [u, v] = [normal(), normal()]
      return [u, v, logistic(6 * u - 3 * v)]
    })
    expect(resultOf(fit(model('u', 'v'), strong)).n).toBe(300)
    const none = table(300, ['u', 'v', 'y'], () => [normal(), normal(), coin()])
    const { warnings, halvings } = resultOf(fit(model('u', 'v'), none))
    expect([warnings, halvings]).toEqual([[], 0])
  })

  it('when the maximum lies beyond the cap: there is no answer then', () => {
    // Steep, and one person 140 units out: |eta| is far over 30 at the maximum.
    const people = table(400, ['u', 'y'], (k) => {
      if (k === 0) return [140, 1]
      const u = 2 * normal()
      return [u, logistic(u)]
    })
    expect(fit(model('u'), people).outcome).toEqual({
      type: 'failure',
      code: 'not-converged',
      context: { reason: 'eta-cap' },
    })
  })
})
