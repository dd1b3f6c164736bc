import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { isSampanError } from '../../errors/sampan-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { layOut } from '../../ring/fixed-point.ts'
import { analysisOf } from '../registry.ts'
import type { Broadcast, RoundSum } from '../analysis.ts'
import { analyse } from '../drive.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  lowFloors,
  manifestOf,
  numeric,
  plainTerm,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'
import { verdict } from './moments.ts'

const glm = analysisOf('glm')
const features = [numeric('u'), binary('a'), binary('y'), category('f', ['p', 'q', 'r'])]
const terms = [plainTerm('u'), plainTerm('a'), factorTerm('f', 'p')]

function study(floors: Floors = lowFloors, change: Partial<Manifest> = {}): Manifest {
  return { ...manifestOf({ features, ranges: { u: [0, 10] }, terms, floors }), ...change }
}

interface Row {
  readonly u?: number
  readonly a?: number
  readonly f?: number
  readonly y?: number
}

/** 40 people with nothing wrong, changed row by row. */
function people(change: (k: number) => Row = () => ({})): People {
  const rows = Array.from({ length: 40 }, (_, k) => ({
    u: (k * 7) % 10,
    a: k % 2,
    f: k % 3,
    y: ((k * k) % 7) % 2,
    ...change(k),
  }))
  const names = ['u', 'a', 'f', 'y'] as const
  return new Map(names.map((name) => [name, rows.map((row) => row[name])]))
}

function failureOf(table: People, names: readonly string[], manifest = study()) {
  const { outcome } = analyse(glmOf(manifest, 'y', names), [snapshotOf(table)])
  return outcome.type === 'failure' ? [outcome.code, outcome.context] : outcome.type
}

const floors = (change: Partial<Floors>): Manifest => study({ ...lowFloors, ...change })

describe('failures of a logistic model have names', () => {
  it('none, to begin with', () => {
    expect(failureOf(people(), ['u', 'a', 'f'])).toBe('result')
  })

  it('nobody-complete', () => {
    const half = people((k) => (k % 2 === 0 ? { u: Number.NaN } : { a: Number.NaN }))
    expect(failureOf(half, ['u', 'a'])).toEqual(['nobody-complete', {}])
    expect(failureOf(half, ['u'])).toBe('result')
  })

  it('outcome-constant and column-constant, where floors do not forbid to say so', () => {
    expect(
      failureOf(
        people(() => ({ y: 1 })),
        ['u'],
      ),
    ).toEqual(['outcome-constant', { term: 'y' }])
    expect(
      failureOf(
        people(() => ({ y: 0 })),
        ['u'],
      ),
    ).toEqual(['outcome-constant', { term: 'y' }])
    expect(
      failureOf(
        people(() => ({ u: 7.3 })),
        ['a', 'u'],
      ),
    ).toEqual(['column-constant', { term: 'u' }])
    // The middle of the range, where the sums are exactly 0.
    expect(
      failureOf(
        people(() => ({ u: 5 })),
        ['u'],
      )[0],
    ).toBe('column-constant')
    expect(
      failureOf(
        people(() => ({ a: 0 })),
        ['a'],
      )[0],
    ).toBe('column-constant')
    expect(
      failureOf(
        people(() => ({ a: 1 })),
        ['a'],
      )[0],
    ).toBe('column-constant')
    const twoLevels = people((k) => ({ f: k % 2 }))
    expect(failureOf(twoLevels, ['f'])).toEqual(['column-constant', { term: 'fr' }])
  })

  it('cell-too-small for none as for a few, in the outcome, in binary columns, in levels', () => {
    const manifest = floors({ cell: 5 })
    const ask = (change: (k: number) => Row) => failureOf(people(change), ['a', 'f', 'u'], manifest)
    const of = (term: string) => ['cell-too-small', { term }]
    expect(ask(() => ({}))).toBe('result')
    for (const few of [0, 4]) {
      expect(ask((k) => ({ y: k < few ? 1 : 0 }))).toEqual(of('y'))
      expect(ask((k) => ({ y: k < few ? 0 : 1 }))).toEqual(of('y'))
      expect(ask((k) => ({ a: k < few ? 1 : 0 }))).toEqual(of('a=0'))
      expect(ask((k) => ({ a: k < few ? 0 : 1 }))).toEqual(of('a=0'))
      expect(ask((k) => ({ f: k < few ? 0 : 1 + (k % 2) }))).toEqual(of('fp'))
      expect(ask((k) => ({ f: k < few ? 2 : k % 2 }))).toEqual(of('fr'))
    }
    expect(ask((k) => ({ a: k < 5 ? 1 : 0 }))).toBe('result')
  })

  it('parameters-too-many and levels-too-many', () => {
    const five = ['u', 'a', 'f']
    const ask = (change: Partial<Floors>) => failureOf(people(), five, floors(change))
    expect(ask({ parametersPerPerson: 5 / 40 })).toBe('result')
    expect(ask({ parametersPerPerson: 0.124 })).toEqual(['parameters-too-many', { parameters: 5 }])
    expect(ask({ factorLevelsMax: 2 })).toEqual(['levels-too-many', { term: 'f' }])
    expect(ask({ factorLevelsPerPerson: 0.07 })).toEqual(['levels-too-many', { term: 'f' }])
    expect(ask({ factorLevelsPerPerson: 0.08 })).toBe('result')
  })

  it('columns-aliased up to a variance inflation of 10^10, and a warning from 10^4 on', () => {
    const near = manifestOf({
      features: [...features, numeric('v')],
      ranges: { u: [0, 10], v: [0, 10] },
      terms: [...terms, plainTerm('v')],
    })
    const with1 = (noise: number) => {
      const base = people()
      const v = base.get('u')!.map((u, k) => u + noise * Math.sin(k))
      const clipped = v.map((value) => Math.min(Math.max(value, 0), 10))
      const table = new Map([...base, ['v', clipped] as const])
      return analyse(glmOf(near, 'y', ['a', 'u', 'v']), [snapshotOf(table)]).outcome
    }
    const context = { term: 'v' }
    expect(with1(1e-6)).toEqual({ type: 'failure', code: 'columns-aliased', context })
    expect(with1(1e-3)).toMatchObject({
      type: 'result',
      result: {
        warnings: [{ code: 'events-per-parameter-low' }, { code: 'nearly-aliased', term: 'v' }],
      },
    })
  })

  it('not-converged when there are too few steps', () => {
    const input = glmOf(study(), 'y', ['u', 'a'], { iterationsMax: 1 })
    const { outcome, rounds } = analyse(input, [snapshotOf(people())])
    const context = { reason: 'iterations' }
    expect(outcome).toEqual({ type: 'failure', code: 'not-converged', context })
    expect(rounds.map(({ broadcast }) => broadcast.step)).toEqual([
      ...['moments', 'newton', 'newton', 'separation'],
    ])
  })

  it('errors of a site: missing values where the study refuses them, and too many people', () => {
    const codeOf = (manifest: Manifest) => {
      try {
        failureOf(
          people((k) => (k === 3 ? { u: Number.NaN } : {})),
          ['u'],
          manifest,
        )
      } catch (error) {
        return isSampanError(error) ? error.message : String(error)
      }
      return 'none'
    }
    expect(codeOf(study())).toBe('none')
    expect(codeOf(study(lowFloors, { missing: 'refuse' }))).toBe('value-missing (feature u)')
    expect(codeOf(study(lowFloors, { largestSite: 39 }))).toBe('people-too-many (largestSite 39)')
  })
})

describe('a published sum under the floors of a site', () => {
  const input = glmOf(study(), 'y', ['u', 'a', 'f'])
  const { rounds } = analyse(input, [snapshotOf(people())])

  it('is judged in the moments and nowhere else', () => {
    const [moments, newton] = rounds
    const strict = { ...defaultFloors, cell: 14, parametersPerPerson: 1 }
    const judge = (broadcast: Broadcast, sum: RoundSum, own: Floors) =>
      verdict(input, broadcast, sum, own)
    expect(judge(moments!.broadcast, moments!.sum, lowFloors)).toBeNull()
    expect(judge(moments!.broadcast, moments!.sum, strict)).toEqual({
      code: 'cell-too-small',
      context: { term: 'y' },
    })
    expect(judge(newton!.broadcast, newton!.sum, strict)).toBeNull()
    expect(glm.verdict?.(input, moments!.broadcast, moments!.sum, strict)?.code).toBe(
      'cell-too-small',
    )
    expect(glm.ownVerdict?.(input, moments!.broadcast, moments!.sum, strict)?.code).toBe(
      'cell-too-small',
    )
  })
})

describe('steps back', () => {
  const input = glmOf(study(), 'y', ['u'])
  const { rounds } = analyse(input, [snapshotOf(people())])
  const second = rounds[2]!

  /** The second evaluation, with other numbers in its sum. */
  function stepWith(changes: Readonly<Record<string, number>>, broadcast = second.broadcast) {
    const { layout, sites } = second.sum
    const values = Float64Array.from(second.sum.values)
    for (const segment of layout.segments)
      values[segment.offset] = changes[segment.name] ?? values[segment.offset]!
    return glm.global(input, broadcast, { values, layout, sites })
  }
  interface Point {
    readonly beta: number[]
    readonly previous: number[]
    readonly halvings: number
    readonly halvingsAll: number
  }
  const pointOf = (broadcast: Broadcast) => broadcast['point'] as unknown as Point

  it('halve the last step when the deviance rises', () => {
    const next = stepWith({ deviance: 60 })
    if (next.type !== 'round') throw new Error(next.type)
    const [before, after] = [pointOf(second.broadcast), pointOf(next.broadcast)]
    expect(after.beta).toEqual(before.beta.map((value) => value / 2))
    expect(after.previous).toEqual([0, 0])
    expect([after.halvings, after.halvingsAll]).toEqual([1, 1])
    expect(next.broadcast.step).toBe('newton')
  })

  it('ask about separation first when a site is over the cap, and stop after ten', () => {
    const next = stepWith({ 'over-cap': 1 })
    if (next.type !== 'round') throw new Error(next.type)
    expect(next.broadcast.step).toBe('separation')
    expect(next.broadcast['reason']).toBe('eta-cap')
    const tired = { ...pointOf(second.broadcast), halvings: 2, halvingsAll: 10 }
    const last = stepWith({ deviance: 60 }, { ...second.broadcast, point: { ...tired } })
    if (last.type !== 'round') throw new Error(last.type)
    expect(last.broadcast).toMatchObject({
      step: 'separation',
      next: null,
      reason: 'deviance-rises',
    })
  })

  it('do not take steps that only repeat themselves for convergence', () => {
    const alone = glmOf(study(), 'y', [], { tolerance: 1e-3 })
    const [, , third] = analyse(alone, [snapshotOf(people())]).rounds
    const { sum, broadcast } = third!
    const point = { ...pointOf(broadcast), beta: [1], previous: [0], iteration: 12 }
    const state = { ...broadcast, point: { ...point, deviances: [5], decrements: [8e-4] } }
    const after = (score: number, information: number) => {
      const values = Float64Array.of(score, information, 4.9999, 0)
      return glm.global(alone, state, { ...sum, values })
    }
    // A step of 1 after a step of 1, of 5e-4 standard errors: below the tolerance, but the decrement hardly falls.
    expect(after(2.5e-7, 2.5e-7)).toMatchObject({
      type: 'round',
      broadcast: { point: { alike: 1 } },
    })
    expect(after(-2.5e-7, 2.5e-7).type).toBe('result')
    expect(after(1e-7, 2.5e-7).type).toBe('result')
  })

  it('keep the last round for the question of separation, and end there', () => {
    const late = { ...second.broadcast, round: 24 }
    const next = stepWith({}, late)
    expect(next).toMatchObject({
      type: 'round',
      broadcast: { step: 'separation', round: 25, next: null, reason: 'rounds' },
    })
    if (next.type !== 'round') throw new Error(next.type)
    const { width, segments } = glm.spec(input, next.broadcast)
    const layout = layOut({ width, segments, sites: 3 })
    const answer = (wrong: number, right: number) => {
      const half = layout.dimension / 2
      const values = Float64Array.from({ length: 2 * half }, (_, k) => (k < half ? wrong : right))
      return glm.global(input, next.broadcast, { values, layout, sites: 3 })
    }
    const context = { reason: 'rounds' }
    expect(answer(1, 3)).toEqual({ type: 'failure', code: 'not-converged', context })
    // Nobody is on the right side either: a direction that tells nobody apart proves nothing.
    expect(answer(0, 0)).toMatchObject({ code: 'not-converged' })
    expect(answer(0, 1)).toMatchObject({ code: 'separation' })
  })

  it('end where the information has become singular', () => {
    const { layout } = second.sum
    const information = layout.segments.find(({ name }) => name === 'information')!
    const next = stepWith({ [information.name]: 0 })
    expect(next).toMatchObject({ type: 'round', broadcast: { reason: 'singular', next: null } })
  })
})

describe('a broadcast that nobody can have made', () => {
  const input = glmOf(study(), 'y', ['u'])
  const { rounds } = analyse(input, [snapshotOf(people())])
  const good = rounds[1]!.broadcast
  const point = good['point'] as object
  const standard = good['standard'] as object

  it.each([
    ['another analysis', { ...good, analysis: 'other' }],
    ['another kind', { ...good, kind: 'describe' }],
    ['an unknown step', { ...good, step: 'rows' }],
    ['a further member', { ...good, more: 1 }],
    ['coefficients of another length', { ...good, point: { ...point, beta: [0, 0, 0] } }],
    ['a coefficient that is no number', { ...good, point: { ...point, beta: [0, null] } }],
    ['a scale of 0', { ...good, standard: { ...standard, scale: [1, 0] } }],
    ['a round beyond the last', { ...good, round: 26 }],
  ])('%s is refused', (_, broadcast) => {
    const act = () => glm.spec(input, broadcast)
    expect(act).toThrow(expect.objectContaining({ code: 'broadcast-mismatch' }))
    expect(() => glm.local(input, broadcast as unknown as Broadcast, snapshotOf(people()))).toThrow(
      expect.objectContaining({ code: 'broadcast-mismatch' }),
    )
  })

  it('and the good one is laid out', () => {
    const { width, segments } = glm.spec(input, good)
    expect(width).toBe(128)
    const layout = layOut({ width, segments, sites: 255 })
    expect(layout.segments.map(({ name, length }) => [name, length])).toEqual([
      ['score', 2],
      ['information', 3],
      ['deviance', 1],
      ['column people', 2],
      ['column cases', 2],
      ['over-cap', 1],
    ])
  })
})
