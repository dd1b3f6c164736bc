import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { judgeWeights } from '../../disclosure/judge-weights.ts'
import { layOut, quantize } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import {
  endsOf,
  propensityModel,
  propensityOracle,
  twoStepManifest,
  weightsOf,
} from '../propensity.test.data.ts'
import { propensityWeightMax, propensityWeightsOf } from '../propensity.ts'
import { analysisOf } from '../registry.ts'
import type { GlmResult } from '../results.ts'
import { lowFloors, snapshotOf } from '../studies.test.data.ts'
import { familyInput, familyNames, familyPeople, familySites } from './families.test.data.ts'
import { closeWithin, relative } from './of-r.test.data.ts'
import { releaseGlm } from './release.ts'
import type { GlmSettings } from './settings.ts'

const sites = familySites()
const close = closeWithin(1e-8)
const estimands = ['ate', 'att', 'overlap'] as const
const glm = analysisOf('glm')

function outcomeModels(settings: Partial<GlmSettings>): readonly GlmSettings[] {
  return familyNames.map((family) => ({
    ...familyInput(family, { terms: family === 'gaussian' ? ['sex', 'age'] : ['sex'] }).settings,
    robust: 'HC0' as const,
    ...settings,
    id: family,
  }))
}

function resultsOf(settings: Partial<GlmSettings>, over: readonly Snapshot[] = sites) {
  const ends = endsOf(twoStepManifest(outcomeModels(settings)), over)
  return familyNames.map((family) => {
    const end = ends.get(family)
    if (end?.type !== 'result') throw new Error(JSON.stringify(end))
    return [family, end.result as GlmResult] as const
  })
}

describe('weighted models after a propensity model equal R', () => {
  for (const estimand of estimands)
    for (const low of [0.01, 0.4])
      it(`${estimand}, scores within ${low}`, () => {
        const oracle = propensityOracle.answers[`${estimand} ${low}`]!
        for (const [family, ours] of resultsOf(weightsOf(estimand, low))) {
          const theirs = oracle[family]
          ours.estimates.forEach((row, k) => {
            close(row.estimate, theirs.estimate[k]!, theirs['std.error'][k]!, row.term)
            close(row['std.error'], theirs['std.error'][k]!, theirs['std.error'][k]!, row.term)
          })
          relative(ours.deviance, theirs.deviance, 'deviance')
          expect(ours.statistic).toBe('z')
          const { effective, groups, by } = ours.effective!
          expect([by, ...groups.map(({ n }) => n)]).toEqual([
            'sex',
            propensityOracle.n - propensityOracle.treated,
            propensityOracle.treated,
          ])
          relative(effective, oracle.effective, 'effective')
          groups.forEach((group, k) => {
            relative(group.effective, oracle.groups[k]!, group.group)
          })
        }
      })

  it('over any split, people without a score left out', () => {
    const gaps = new Map([...familyPeople].map(([name, values]) => [name, [...values]]))
    for (const row of [3, 77, 200]) gaps.get('shift')![row] = Number.NaN
    const rows = [...gaps.get('y')!.keys()]
    const only = rows.filter((row) => ![3, 77, 200].includes(row))
    const [[, pooled]] = resultsOf(weightsOf('att'), [snapshotOf(gaps, only)]) as [
      [string, GlmResult],
    ]
    expect(pooled.n).toBe(397)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 400, maxLength: 400 }),
        (at) => {
          const parts = [0, 1, 2, 3].map((site) =>
            snapshotOf(
              gaps,
              rows.filter((row) => at[row] === site),
            ),
          )
          const [[, split]] = resultsOf(weightsOf('att'), parts) as [[string, GlmResult]]
          split.estimates.forEach((row, k) => {
            const { estimate, 'std.error': error, term } = pooled.estimates[k]!
            close(row.estimate, estimate, error, term)
            close(row['std.error'], error, error, term)
          })
          relative(split.effective!.effective, pooled.effective!.effective, 'effective')
        },
      ),
      { numRuns: 3 },
    )
  })
})

const manifest = twoStepManifest(outcomeModels(weightsOf('ate')))
const coefficientCount = 5
function inputWith(coefficients: readonly number[], own = manifest): AnalysisInput<GlmSettings> {
  const settings = own.analyses.find(({ id }) => id === 'binomial') as GlmSettings
  return { manifest: own, settings, fits: { propensity: { coefficients } } }
}

describe('a fit that whoever coordinates has made up', () => {
  it('leaves every weight, and every sum, within its bound', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(1e308, -1e308, 0),
    )
    fc.assert(
      fc.property(
        fc.array(number, { minLength: coefficientCount, maxLength: coefficientCount }),
        fc.constantFrom(...estimands),
        (coefficients, estimand) => {
          const { weights } = weightsOf(estimand, 0.05)
          const fits = { propensity: { coefficients } }
          const values = propensityWeightsOf({ manifest, id: 'x', fits }, weights, sites[0]!)
          const most = propensityWeightMax(weights)
          expect(values.every((value) => value > 0 && value <= most)).toBe(true)
          const input = inputWith(coefficients, twoStepManifest(outcomeModels({ weights })))
          const broadcast = glm.start(input)
          const { width, segments } = glm.spec(input, broadcast)
          const layout = layOut({ width, segments, sites: 3 })
          expect(() => quantize(glm.local(input, broadcast, sites[0]!), layout)).not.toThrow()
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is refused when it is of another model', () => {
    const input = inputWith([1, 2])
    expect(() => glm.local(input, glm.start(input), sites[0]!)).toThrow(
      expect.objectContaining({ code: 'broadcast-mismatch' }),
    )
  })

  it('is stopped by the gate where it lets a few weigh most, in one group alone too', () => {
    const site = sites[0]!
    const shift = site.column('shift')
    const sex = site.column('sex')
    const treated = [...shift].filter((_, row) => sex[row] === 1).sort((a, b) => a - b)
    // A score of almost 0 for one of the treated, and 1 / 2 or more for all the others.
    const cut = (treated[0]! + treated[1]!) / 2
    const steep = [-1e6 * cut, 0, 0, 0, 1e6]
    const narrow = weightsOf('ate', 0.001)
    const own = twoStepManifest(outcomeModels(narrow))
    const judged = (coefficients: readonly number[]) => {
      const input = inputWith(coefficients, own)
      return judgeWeights(
        glm.weights?.(input, glm.start(input), site) ?? [],
        defaultFloors,
        'pooled',
      )
    }
    expect(judged([0, 0, 0, 0, 0])).toBeNull()
    expect(judged(steep)).toMatchObject({ code: 'dominance' })
  })
})

describe('what cannot be', () => {
  it('is not begun where the propensity model failed', () => {
    const constant = new Map(familyPeople).set(
      'sex',
      familyPeople.get('sex')!.map(() => 1),
    )
    const ends = endsOf(manifest, [snapshotOf(constant)])
    expect(ends.get('propensity')).toMatchObject({ code: 'outcome-constant' })
    for (const family of familyNames)
      expect(ends.get(family)).toEqual({
        type: 'failure',
        code: 'fit-missing',
        context: { of: 'propensity' },
      })
  })

  it('is refused where few of the people in the model are treated', () => {
    const sex = familyPeople.get('sex')!
    let treated = 0
    const cost = familyPeople
      .get('pressure')!
      .map((value, row) => (sex[row] === 1 && ++treated > 3 ? Number.NaN : value))
    const few = snapshotOf(new Map(familyPeople).set('pressure', cost))
    const [model] = outcomeModels({ ...weightsOf('ate'), terms: ['age'] })
    const floors = { ...lowFloors, cell: 5 }
    const ends = endsOf(twoStepManifest([model!], { floors }), [few])
    expect(ends.get('gaussian')).toMatchObject({
      code: 'cell-too-small',
      context: { term: 'sex' },
    })
    const low = endsOf(twoStepManifest([model!]), [few]).get('gaussian')
    if (low?.type !== 'result') throw new Error(JSON.stringify(low))
    const released = releaseGlm(low.result as GlmResult, floors)
    expect(released).toMatchObject({ type: 'refused' })
  })

  it('is rounded where counts are', () => {
    const [, [, result]] = resultsOf(weightsOf('overlap')) as [unknown, [string, GlmResult]]
    const released = releaseGlm(result, { ...lowFloors, countMultiple: 10 })
    expect(released).toMatchObject({
      result: { effective: { groups: [{ n: 210 }, { n: 190 }] } },
    })
    expect(released.type === 'released' && released.result).toMatchObject({
      effective: { effective: Math.round(result.effective!.effective / 10) * 10 },
    })
  })
})

it('the model of the score needs nothing of another', () => {
  expect(glm.needs?.(propensityModel)).toEqual([])
  expect(glm.needs?.({ ...propensityModel, ...weightsOf('ate') })).toEqual(['propensity'])
})
