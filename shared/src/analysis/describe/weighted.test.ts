import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { judgeWeights } from '../../disclosure/judge-weights.ts'
import { layOut, quantize } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { familyPeople, familySites } from '../glm/families.test.data.ts'
import { closeWithin, relative } from '../glm/of-r.test.data.ts'
import { endsOf, propensityOracle, twoStepManifest, weightsOf } from '../propensity.test.data.ts'
import { analysisOf } from '../registry.ts'
import type { DescribeResult } from '../results.ts'
import { lowFloors, snapshotOf, type People } from '../studies.test.data.ts'
import { releaseDescribe } from './release.ts'
import type { Weighted } from './result.ts'
import type { DescribeSettings } from './spec.ts'

const sites = familySites()
const table: DescribeSettings = {
  ...{ id: 'balance', kind: 'describe', features: ['age', 'shift', 'smoking'], groups: 'sex' },
  ...{ quantiles: [], bins: 100 },
  ...weightsOf('ate'),
}
const describeKind = analysisOf('describe')
const close = closeWithin(1e-8)

function balance(
  settings: Partial<DescribeSettings>,
  over: readonly Snapshot[] = sites,
  floors = lowFloors,
): DescribeResult {
  const end = endsOf(twoStepManifest([{ ...table, ...settings }], { floors }), over).get('balance')
  if (end?.type !== 'result') throw new Error(JSON.stringify(end))
  return end.result as DescribeResult
}

function weightedOf({ grouped }: DescribeResult): Weighted {
  if (!grouped?.weighted) throw new Error('not weighted')
  return grouped.weighted
}

function changed(name: string, change: (value: number, row: number) => number): People {
  return new Map(familyPeople).set(name, familyPeople.get(name)!.map(change))
}

describe('groups weighted by the propensity score equal R', () => {
  for (const estimand of ['ate', 'att', 'overlap'] as const)
    for (const low of [0.01, 0.4])
      it(`${estimand}, scores within ${low}`, () => {
        const oracle = propensityOracle.answers[`${estimand} ${low}`]!
        const { grouped, ...result } = balance(weightsOf(estimand, low))
        const { groups, differences } = weightedOf({ ...result, grouped })
        const plain = grouped!.differences
        groups.forEach((group, g) => {
          relative(group.effective, oracle.groups[g]!, 'effective')
          for (const [k, name] of (['age', 'shift'] as const).entries()) {
            const { mean, sd } = group.features[k]!
            close(mean!, oracle[name].mean[g]!, oracle[name].sd[g]!, name)
            relative(sd, oracle[name].sd[g]!, `sd ${name}`)
          }
          group.features[2]!.proportions!.forEach((share, level) => {
            close(share, oracle.smoking.proportion[g]![level]!, 1, 'share')
          })
        })
        for (const [k, name] of (['age', 'shift', 'smoking'] as const).entries()) {
          close(plain[k]!.smd!, oracle[name].smd, 1, name)
          close(differences[k]!.smdWeighted!, oracle[name].smdWeighted, 1, `${name} weighted`)
        }
      })

  it('over any split, and of those who have a score alone', () => {
    const gaps = changed('shift', (value, row) => (row % 80 === 7 ? Number.NaN : value))
    const rows = [...gaps.get('age')!.keys()]
    const only = snapshotOf(
      gaps,
      rows.filter((row) => row % 80 !== 7),
    )
    const pooled = balance({}, [only])
    expect(pooled.people).toBe(395)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 400, maxLength: 400 }),
        (at) => {
          const split = balance(
            {},
            [0, 1, 2, 3, 4].map((site) =>
              snapshotOf(
                gaps,
                rows.filter((row) => at[row] === site),
              ),
            ),
          )
          expect(split.people).toBe(395)
          weightedOf(split).groups.forEach((group, g) => {
            const other = weightedOf(pooled).groups[g]!
            relative(group.effective, other.effective, 'effective')
            for (const k of [0, 1]) {
              relative(group.features[k]!.sd, other.features[k]!.sd!, 'sd')
              close(group.features[k]!.mean!, other.features[k]!.mean!, 1, 'mean')
            }
          })
        },
      ),
      { numRuns: 3 },
    )
  })
})

describe('what weights must not tell', () => {
  const floors = { ...lowFloors, cell: 5 }

  it('a level that few have, or few without a value, leave a feature unweighted', () => {
    const rare = changed('smoking', (value, row) => (row < 3 ? 2 : Math.min(value, 1)))
    const gaps = new Map(rare).set(
      'age',
      familyPeople.get('age')!.map((value, row) => (row < 2 ? Number.NaN : value)),
    )
    const model = { ...twoStepManifest([table], { floors }) }
    const [propensity] = model.analyses
    const manifest = {
      ...model,
      analyses: [{ ...propensity!, terms: ['shift'] }, table],
    } as typeof model
    const end = endsOf(manifest, [snapshotOf(gaps)]).get('balance')
    if (end?.type !== 'result') throw new Error(JSON.stringify(end))
    const { groups, differences } = weightedOf(end.result as DescribeResult)
    for (const { features } of groups) {
      expect(features.map((each) => each?.feature ?? null)).toEqual([null, 'shift', null])
    }
    expect(differences.map(({ smdWeighted }) => smdWeighted !== null)).toEqual([false, true, false])
  })

  it('a group of few ends it', () => {
    let women = 0
    const few = changed('sex', (value) => (value === 1 && ++women <= 4 ? 1 : 0))
    const open = twoStepManifest([table])
    const ended = endsOf(open, [snapshotOf(few)])
    const fits = { propensity: { coefficients: [0, 0, 0, 0, 0] } }
    expect(ended.get('balance')?.type).toBe('result')
    const manifest = twoStepManifest([table], { floors })
    const { outcome } = analyse({ manifest, settings: table, fits }, [snapshotOf(few)])
    expect(outcome).toMatchObject({ code: 'cell-too-small', context: { term: 'sex' } })
  })

  it('what stricter floors hide unweighted is hidden weighted, and all of it where counts are rounded', () => {
    const rare = changed('smoking', (value, row) => (row < 40 ? 2 : Math.min(value, 1)))
    const result = balance({}, [snapshotOf(rare)])
    const strict = releaseDescribe(result, { ...lowFloors, cell: 30 })
    const shown = strict.type === 'released' ? (strict.result as DescribeResult) : null
    expect(shown!.grouped!.weighted!.groups[0]!.features.map((each) => each !== null)).toEqual([
      true,
      true,
      false,
    ])
    expect(shown!.grouped!.weighted!.differences[2]!.smdWeighted).toBeNull()
    expect(releaseDescribe(result, { ...lowFloors, countMultiple: 10 })).toMatchObject({
      result: { grouped: { weighted: null } },
      suppressed: expect.arrayContaining([{ of: 'sex', what: 'weighted' }]) as unknown,
    })
  })
})

describe('a fit that whoever coordinates has made up', () => {
  const manifest = twoStepManifest([table])
  const { rounds } = analyse(
    { manifest, settings: table, fits: { propensity: { coefficients: [0, 0, 0, 0, 0] } } },
    sites,
  )
  const powers = rounds[1]!.broadcast
  const withFit = (coefficients: readonly number[]): Broadcast => ({
    ...powers,
    fits: { propensity: { coefficients } },
  })
  const input: AnalysisInput = { manifest, settings: table }

  it('leaves every sum within its bound', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 5, maxLength: 5 }), (coefficients) => {
        const broadcast = withFit(coefficients)
        const { width, segments } = describeKind.spec(input, broadcast)
        const vector = describeKind.local(input, broadcast, sites[0]!)
        expect(() => quantize(vector, layOut({ width, segments, sites: 3 }))).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  it('is refused when it is of another model, and by the gate when one person weighs most', () => {
    const [site] = sites
    expect(() => describeKind.local(input, withFit([1]), site!)).toThrow(
      expect.objectContaining({ code: 'broadcast-mismatch' }),
    )
    const judged = (coefficients: readonly number[]) =>
      judgeWeights(
        describeKind.weights?.(input, withFit(coefficients), site!) ?? [],
        defaultFloors,
        'pooled',
      )
    const [shift, sex] = [site!.column('shift'), site!.column('sex')]
    const treated = [...shift].filter((_, row) => sex[row] === 1).sort((a, b) => a - b)
    const cut = (treated[0]! + treated[1]!) / 2
    expect(judged([0, 0, 0, 0, 0])).toBeNull()
    expect(judged([-1e6 * cut, 0, 0, 0, 1e6])).toMatchObject({ code: 'dominance' })
  })

  it('is not there when the propensity model failed', () => {
    const constant = snapshotOf(changed('sex', () => 0))
    expect(endsOf(manifest, [constant]).get('balance')).toMatchObject({
      code: 'fit-missing',
      context: { of: 'propensity' },
    })
  })
})
