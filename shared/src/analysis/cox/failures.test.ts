import { describe, expect, it } from 'vitest'
import { seededRandom, uniform } from '../../platform/random.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import { snapshotOf, type People } from '../studies.test.data.ts'
import type { CoxSettings } from './spec.ts'
import { coxManifest, coxOf, fitted, noFloors } from './studies.test.data.ts'

const numbers = { time: [0, 1000], start: [0, 1000], x: [-10, 10], z: [-20, 20] } as const
const study = { numbers, binaries: ['event', 'b'], terms: ['x', 'b'] }

function made(count = 120, seed = 'cox'): Map<string, number[]> {
  const random = seededRandom(seed)
  const column = (of: () => number): number[] => Array.from({ length: count }, of)
  return new Map([
    ['time', column(() => 1 + Math.floor(900 * uniform(random)))],
    ['start', column(() => 0)],
    ['event', column(() => (uniform(random) < 0.6 ? 1 : 0))],
    ['x', column(() => 4 * uniform(random) - 2)],
    ['b', column(() => (uniform(random) < 0.4 ? 1 : 0))],
    ['z', column(() => 0)],
  ])
}

function changed(column: string, of: (people: People, row: number) => number): People {
  const people = made()
  const values = people.get(column)!.map((_, row) => of(people, row))
  return new Map([...people, [column, values]])
}

function outcomeOf(
  people: People,
  settings: Partial<CoxSettings> = {},
  terms = ['x', 'b'],
): unknown {
  const manifest = coxManifest({ ...study, terms })
  return analyse(coxOf(manifest, settings), [snapshotOf(people)]).outcome
}

function failure(code: string, context: object): object {
  return { type: 'failure', code, context }
}

describe('what has no answer is named', () => {
  it('everybody censored', () => {
    const censored = changed('event', () => 0)
    expect(outcomeOf(censored)).toEqual(failure('outcome-constant', { term: 'event' }))
    expect(outcomeOf(censored, { strata: 'site' })).toEqual(
      failure('outcome-constant', { term: 'event' }),
    )
  })

  it('nobody complete', () => {
    const nobody = changed('time', () => Number.NaN)
    expect(outcomeOf(nobody)).toEqual(failure('nobody-complete', {}))
  })

  it('a constant number, a constant binary column', () => {
    expect(outcomeOf(changed('x', () => 3))).toEqual(failure('column-constant', { term: 'x' }))
    expect(outcomeOf(changed('b', () => 1))).toEqual(failure('column-constant', { term: 'b' }))
  })

  it('a column that is a combination of others', () => {
    const aliased = changed(
      'z',
      (people, row) => 2 * people.get('x')![row]! + people.get('b')![row]!,
    )
    expect(outcomeOf(aliased, {}, ['x', 'b', 'z'])).toEqual(
      failure('columns-aliased', { term: 'z' }),
    )
  })

  it('a column that is constant at every site, where sites are strata', () => {
    const manifest = coxManifest(study)
    const sites = [0, 1, 2].map((site) =>
      snapshotOf(new Map([...made(80, `site ${site}`), ['b', Array(80).fill(site % 2)]])),
    )
    expect(analyse(coxOf(manifest, { strata: 'site' }), sites).outcome).toEqual(
      failure('columns-aliased', { term: 'b' }),
    )
    expect(analyse(coxOf(manifest), sites).outcome).toMatchObject({ type: 'result' })
  })

  it.each([
    ['nobody with b has the event', (b: number, event: number) => (b === 1 ? 0 : event)],
    ['only people with b have it', (b: number, event: number) => (b === 0 ? 0 : event)],
  ])('no maximum: %s', (_name, of) => {
    const people = changed('event', (all, row) => of(all.get('b')![row]!, all.get('event')![row]!))
    for (const ties of ['efron', 'breslow'] as const)
      for (const strata of ['site', null] as const)
        expect(outcomeOf(people, { ties, strata })).toEqual(
          failure('monotone-likelihood', { term: 'b' }),
        )
  })

  it('no maximum: who has the event has always the largest number of those at risk', () => {
    const people = changed('x', (all, row) => 5 - all.get('time')![row]! / 100)
    expect(outcomeOf(people, {}, ['x'])).toEqual(failure('monotone-likelihood', { term: 'x' }))
  })

  it('one event and two parameters', () => {
    const people = changed('event', (_, row) => (row === 60 ? 1 : 0))
    expect(outcomeOf(people)).toEqual(failure('parameters-too-many', { parameters: 2 }))
  })

  it('iterations used up', () => {
    expect(outcomeOf(made(), { iterationsMax: 1 })).toEqual(
      failure('not-converged', { reason: 'iterations' }),
    )
  })

  it('events in too few bands, or of too few people a parameter, for the floors', () => {
    const few = (floors: object): unknown =>
      analyse(coxOf(coxManifest({ ...study, floors: { ...noFloors, ...floors } })), [
        snapshotOf(made()),
      ]).outcome
    expect(few({ eventsPerCell: 500 })).toEqual(failure('cell-too-small', { term: 'time' }))
    expect(few({ cell: 60 })).toEqual(failure('cell-too-small', { term: 'b=0' }))
    expect(few({ timeBandDays: 30 })).toEqual(failure('time-band-too-narrow', {}))
    expect(few({ parametersPerPerson: 0.01 })).toMatchObject({ code: 'parameters-too-many' })
  })
})

describe('odd data', () => {
  it('all events at one time: Efron and Breslow', () => {
    const people = changed('time', () => 500)
    for (const ties of ['efron', 'breslow'] as const)
      expect(outcomeOf(people, { ties })).toMatchObject({ type: 'result' })
  })

  it('times of 0 count, in a cell of their own', () => {
    const people = changed('time', (all, row) => (row < 10 ? 0 : all.get('time')![row]!))
    expect(outcomeOf(people)).toMatchObject({ type: 'result', result: { n: 120 } })
  })

  it('rows that end before they begin are missing', () => {
    const people = changed('start', (all, row) => (row < 7 ? all.get('time')![row]! : 0))
    expect(outcomeOf(people, { start: 'start' })).toMatchObject({ result: { n: 113 } })
    const manifest = { ...coxManifest(study), missing: 'refuse' } as const
    expect(() => analyse(coxOf(manifest, { start: 'start' }), [snapshotOf(people)])).toThrow(
      expect.objectContaining({ code: 'value-missing' }) as Error,
    )
  })

  it('a site without people, and one without events, which is a stratum that says nothing', () => {
    const input = coxOf(coxManifest(study), { strata: 'site' })
    const people = snapshotOf(made())
    const without = snapshotOf(new Map([...made(30, 'other'), ['event', Array(30).fill(0)]]))
    const alone = fitted(input, [people])
    const result = fitted(input, [people, without, snapshotOf(made(), [])])
    expect(result.warnings.map(({ code }) => code)).toContain('strata-empty')
    for (const [k, { estimate, 'std.error': error }] of alone.estimates.entries())
      expect(Math.abs(result.estimates[k]!.estimate - estimate)).toBeLessThan(1e-9 * error)
  })
})

describe('a broadcast of somebody’s making', () => {
  const cox = analysisOf('cox')
  const input = coxOf(
    coxManifest({ ...study, bandDays: 30, floors: { ...noFloors, eventsPerCell: 5 } }),
  )
  const own = snapshotOf(made())
  const { rounds } = analyse(input, [own, snapshotOf(made(120, 'other'))])
  const broadcastOf = (step: string): never =>
    rounds.find(({ broadcast }) => broadcast.step === step)!.broadcast as never
  const refused = expect.objectContaining({ code: 'broadcast-mismatch' }) as Error

  it('with sums at risk below the own part is refused', () => {
    const step = broadcastOf('step') as { risk: { atRisk: number[]; tied: number[] } }
    expect(() => cox.local(input, step as never, own)).not.toThrow()
    for (const name of ['atRisk', 'tied'] as const) {
      const values = step.risk[name].map((sum, k) => (k === 2 ? sum / 3 : sum))
      const forged = { ...step, risk: { ...step.risk, [name]: values } }
      expect(() => cox.local(input, forged as never, own)).toThrow(refused)
    }
  })

  it('with fewer events than are here, or another shape, is refused', () => {
    const risk = broadcastOf('risk') as { standard: { cellEvents: number[]; ends: number[] } }
    const forge = (standard: object): object => ({
      ...risk,
      standard: { ...risk.standard, ...standard },
    })
    for (const standard of [
      { cellEvents: risk.standard.cellEvents.map(() => 1) },
      { cellEvents: [1] },
      { ends: risk.standard.ends.map(() => 3) },
      { ends: [10 ** 6], cellEvents: [100] },
    ])
      expect(() => cox.local(input, forge(standard) as never, own)).toThrow(refused)
    expect(() => cox.spec(input, { ...(risk as object), step: 'strata' } as never)).toThrow(refused)
  })

  it('with coefficients beyond the cap is answered within the bounds, and said to be', () => {
    const risk = broadcastOf('risk') as { point: object }
    for (const beta of [
      [1e6, 0],
      [1e308, -1e308],
    ]) {
      const values = cox.local(input, { ...risk, point: { ...risk.point, beta } } as never, own)
      expect(values.at(-1)).toBe(1)
      expect(values.every(Number.isFinite)).toBe(true)
    }
  })
})
