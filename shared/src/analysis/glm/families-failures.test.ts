import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { GlmResult } from '../results.ts'
import { interactionTerm, lowFloors, snapshotOf, type People } from '../studies.test.data.ts'
import {
  familyInput,
  familyManifest,
  familyNames,
  familyPeople,
  familySites,
  fitted,
} from './families.test.data.ts'
import type { Family, GlmInput, GlmSettings } from './settings.ts'

const outcomes = { gaussian: 'pressure', binomial: 'y', poisson: 'visits', gamma: 'cost' } as const

/** The people with one column changed. */
function changed(
  name: string,
  change: (value: number, person: (name: string) => number, row: number) => number,
): People {
  const person = (row: number) => (of: string) => familyPeople.get(of)![row]!
  const values = familyPeople.get(name)!.map((value, row) => change(value, person(row), row))
  return new Map(familyPeople).set(name, values)
}

function endOf(input: GlmInput, people: People): unknown {
  const { outcome } = analyse(input, [snapshotOf(people)])
  return outcome.type === 'failure' ? [outcome.code, outcome.context['term']] : outcome.type
}

const under = (floors: Floors, family: Family, settings: Partial<GlmSettings> = {}): GlmInput => {
  const input = familyInput(family, settings)
  return { ...input, manifest: { ...familyManifest, floors } }
}

describe('outcomes that have no model', () => {
  it.each(familyNames)('%s: the same for everybody', (family) => {
    const name = outcomes[family]
    const same = changed(name, () => 1)
    const input = under(lowFloors, family)
    const range = { low: 0.5, high: 2, outside: 'missing' } as const
    const manifest = { ...input.manifest, ranges: { ...input.manifest.ranges, [name]: range } }
    expect(endOf({ ...input, manifest }, same)).toEqual(['outcome-constant', name])
  })

  it('a level with only zeros has no rate, directly or together with numbers', () => {
    const people = changed('visits', (visits, of) => (of('smoking') === 2 ? 0 : visits))
    expect(endOf(familyInput('poisson'), people)).toEqual(['separation', 'smokingcurrent'])
    const reference = changed('visits', (visits, of) => (of('smoking') === 0 ? 0 : visits))
    expect(endOf(familyInput('poisson'), reference)).toEqual(['separation', 'smokingnever'])
    const none = changed('visits', () => 0)
    expect(endOf(familyInput('poisson'), none)).toEqual(['outcome-constant', 'visits'])
  })

  it('zeros beyond what any column tells end without numbers, too', () => {
    const both = changed('visits', (visits, of) =>
      of('sex') === 1 && of('smoking') === 2 ? 0 : visits + 1,
    )
    const terms = ['sex', 'smoking', 'sex:smoking']
    const input = familyInput('poisson', { terms })
    const manifest = {
      ...input.manifest,
      terms: [...familyManifest.terms, interactionTerm('sex', 'smoking')],
    }
    expect(endOf({ ...input, manifest }, both)).toEqual(['separation', 'sex:smokingcurrent'])
  })

  it('a perfect fit of a measurement is named', () => {
    const perfect = changed('pressure', (_, of) => 100 + of('age') / 2)
    expect(endOf(familyInput('gaussian'), perfect)).toEqual(['columns-aliased', 'pressure'])
  })

  it('almost perfect is still exact', () => {
    const noise = (row: number) => (((row * 7919) % 101) - 50) / 1e5
    const almost = changed('pressure', (_, of, row) => 100 + of('age') / 2 + noise(row))
    const result = fitted(familyInput('gaussian'), [snapshotOf(almost)])
    expect(result.estimates[1]!.estimate).toBeCloseTo(0.5, 4)
    expect(result.deviances).toHaveLength(2)
    const direct = fitted(familyInput('gaussian', { tolerance: 1e-3 }), [snapshotOf(almost)])
    expect(direct.deviance).toBe(result.deviance)
  })

  it('a count that is not whole is refused at the site', () => {
    const people = changed('visits', (visits, _, row) => (row === 7 ? 1.5 : visits))
    expect(() => endOf(familyInput('poisson'), people)).toThrow(
      expect.objectContaining({ code: 'value-out-of-range' }),
    )
  })
})

describe('settings that no model can have', () => {
  const glm = analysisOf('glm')
  const ranged = (
    family: Family,
    name: string,
    low: number,
    settings: Partial<GlmSettings> = {},
  ) => {
    const input = familyInput(family, settings)
    const range = { ...input.manifest.ranges[name]!, low }
    const manifest = { ...input.manifest, ranges: { ...input.manifest.ranges, [name]: range } }
    return () => glm.start({ ...input, manifest })
  }
  const expectInvalid = (act: () => unknown): void => {
    expect(act).toThrow(expect.objectContaining({ code: 'settings-invalid' }))
  }

  it('ranges that reach too low', () => {
    expectInvalid(ranged('poisson', 'visits', -1))
    expectInvalid(ranged('gamma', 'cost', 0))
    expectInvalid(ranged('gaussian', 'w', -1, { weights: 'w' }))
    const offset = { feature: 'days', log: true }
    expectInvalid(ranged('poisson', 'days', 0, { offset }))
    expect(ranged('poisson', 'visits', 0)).not.toThrow()
  })

  it('an offset wider than the cap', () => {
    const offset = { feature: 'days', log: false }
    expectInvalid(() => glm.start(familyInput('poisson', { offset })))
  })
})

describe('a table', () => {
  it('of rates needs people with a count above 0 in every group', () => {
    const few = changed('visits', (visits, of, row) =>
      of('smoking') === 2 && row > 12 ? 0 : visits,
    )
    const indicators = { terms: ['sex', 'smoking'] }
    expect(endOf(under(lowFloors, 'poisson', indicators), few)).toBe('result')
    expect(endOf(under(defaultFloors, 'poisson', indicators), few)).toEqual([
      'cell-too-small',
      'smokingcurrent',
    ])
    // Everybody above 0 tells nothing about few.
    const all = changed('visits', (visits) => visits + 1)
    expect(endOf(under(defaultFloors, 'poisson', indicators), all)).toBe('result')
    const rare = changed('visits', (_, __, row) => (row < 4 ? 1 : 0))
    expect(endOf(under(defaultFloors, 'poisson'), rare)).toEqual(['cell-too-small', 'visits'])
  })

  it('of means needs people in every group', () => {
    const few = changed('smoking', (smoking, _, row) => (row < 3 ? 2 : smoking % 2))
    for (const family of ['gaussian', 'gamma'] as const) {
      expect(endOf(under(defaultFloors, family, { terms: ['smoking'] }), few)).toEqual([
        'cell-too-small',
        'smokingcurrent',
      ])
      expect(endOf(under(defaultFloors, family, { terms: ['smoking'] }), familyPeople)).toBe(
        'result',
      )
    }
  })
})

describe('release', () => {
  it.each(familyNames)('%s: with rounded counts nothing gives n away', (family) => {
    const result: GlmResult = fitted(familyInput(family), familySites())
    const floors = { ...defaultFloors, countMultiple: 50 }
    const release = analysisOf('glm').release(result, floors)
    if (release.type !== 'released') throw new Error(release.type)
    const shown = release.result as GlmResult
    expect([shown.n, shown['df.residual'], shown.bic]).toEqual([400, null, null])
    const isDispersed = family === 'gaussian' || family === 'gamma'
    expect(shown.deviance === null).toBe(isDispersed)
    expect(shown.aic === null).toBe(isDispersed)
    expect(release.suppressed.map(({ what }) => what)).toContain('df.residual')
  })
})
