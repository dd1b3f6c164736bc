import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { AnalysisInput, Fits, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { EvaluateResult, GlmResult } from '../results.ts'
import {
  glmOf,
  heartManifest,
  heartSites,
  heartTerms,
  lowFloors,
  madeUpPeople,
  manifestOf,
  oracles,
  peopleFeatures,
  peopleRanges,
  plainTerm,
  readJson,
  referenceData,
  snapshotOf,
} from '../studies.test.data.ts'
import { releaseEvaluate } from './release.ts'
import type { EvaluateSettings } from './spec.ts'

interface Summary {
  readonly auc: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly large: number
  readonly intercept: number
  readonly slope: number
  readonly n: readonly number[]
  readonly cases: readonly number[]
  readonly predicted: readonly number[]
  readonly chisq: number
  readonly df: number
  readonly 'p.value': number
  readonly threshold: readonly number[]
  readonly sensitivity: readonly number[]
  readonly specificity: readonly number[]
  readonly precision: readonly number[]
}
const oracle = readJson(resolve(oracles, 'evaluate.json')) as {
  readonly people: number
  readonly cases: number
  readonly auc: number
  readonly brier: number
  readonly summaries: Readonly<Record<string, Summary>>
}

const terms = ['age', 'bmi', 'sex']
const values = { '(Intercept)': -3.2, age: 0.04, bmi: 0.02, sex: 0.5 }
const fixed = Object.entries(values).map(([term, estimate]) => ({ term, estimate }))

function withModel(manifest: Manifest, model: AnalysisInput['settings']): Manifest {
  return { ...manifest, analyses: [model] }
}

function evaluateOf(
  manifest: Manifest,
  settings: Partial<EvaluateSettings> = {},
  fits: Fits = {},
): AnalysisInput<EvaluateSettings> {
  const asked = { model: 'model', fixed, outcome: null, bins: 200, confidence: 0.95 }
  return { manifest, settings: { id: 'check', kind: 'evaluate', ...asked, ...settings }, fits }
}

function peopleManifest(floors: Floors): Manifest {
  const manifest = manifestOf({
    features: peopleFeatures,
    ranges: peopleRanges,
    terms: terms.map(plainTerm),
    floors,
  })
  return withModel(manifest, glmOf(manifest, 'y', terms).settings)
}

const people = madeUpPeople()
const rows = Array.from({ length: people.get('y')?.length ?? 0 }, (_, row) => row)

function split(siteOf: (row: number) => number): readonly Snapshot[] {
  const sites = [...new Set(rows.map(siteOf))]
  return sites.map((site) =>
    snapshotOf(
      people,
      rows.filter((row) => siteOf(row) === site),
    ),
  )
}

function resultOf(input: AnalysisInput, sites: readonly Snapshot[]): EvaluateResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as EvaluateResult
}

function expectClose(ours: readonly unknown[], theirs: readonly number[], what: string): void {
  expect(ours.length, what).toBe(theirs.length)
  for (const [k, value] of theirs.entries())
    expect(Math.abs(Number(ours[k]) - value), `${what} ${k}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(value)),
    )
}

describe('evaluate equals R with people of one bin tied', () => {
  for (const bins of [20, 200])
    for (const floor of [1, 5])
      it(`${bins} bins, floor ${floor}`, () => {
        const manifest = peopleManifest(floor === 1 ? lowFloors : defaultFloors)
        const ours = resultOf(
          evaluateOf(manifest, { bins }),
          split((row) => row % 4),
        )
        const theirs = oracle.summaries[`${bins} ${floor}`]
        if (theirs === undefined) throw new Error('no such summary')
        const { auc, calibration, hosmerLemeshow: test } = ours
        expect([ours.n, ours.cases]).toEqual([oracle.people, oracle.cases])
        expectClose([ours.brier], [oracle.brier], 'brier')
        expectClose(
          [auc.estimate, auc['std.error'], auc['conf.low'], auc['conf.high']],
          [theirs.auc, theirs.se, theirs.low, theirs.high],
          'auc',
        )
        expect(Math.abs(auc.estimate - oracle.auc)).toBeLessThanOrEqual(auc.error)
        expectClose(
          [calibration.inTheLarge, calibration.intercept, calibration.slope],
          [theirs.large, theirs.intercept, theirs.slope],
          'calibration',
        )
        for (const name of ['n', 'cases', 'predicted'] as const)
          expectClose(
            ours.groups.map((group) => group[name]),
            theirs[name],
            name,
          )
        expectClose(
          [test?.chisq, test?.df, test?.['p.value']],
          [theirs.chisq, theirs.df, theirs['p.value']],
          'Hosmer-Lemeshow',
        )
        for (const name of ['threshold', 'sensitivity', 'specificity', 'precision'] as const)
          expectClose(
            ours.points.map((point) => point[name]),
            theirs[name],
            name,
          )
      })

  it('any split into sites gives the same counts', () => {
    const input = evaluateOf(peopleManifest(defaultFloors))
    const whole = resultOf(
      input,
      split(() => 0),
    )
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 }),
        (sites) => {
          const own = resultOf(
            input,
            split((row) => sites[row % 7] ?? 0),
          )
          const { brier, sites: count, ...rest } = own
          expect(count).toBeLessThan(7)
          expect({ ...whole, ...rest }).toEqual(whole)
          expect(Math.abs(brier - whole.brier)).toBeLessThan(1e-12)
        },
      ),
      { numRuns: 10 },
    )
  })
})

describe('what is shown and what is refused', () => {
  const input = evaluateOf(peopleManifest(defaultFloors))

  it('every group and every step of the curves holds the floor of cases and of others', () => {
    const { groups, points, cases, n } = resultOf(
      input,
      split((row) => row % 3),
    )
    expect(groups.length).toBeGreaterThan(3)
    for (const group of groups) {
      expect(group.cases).toBeGreaterThanOrEqual(defaultFloors.cell)
      expect(group.n - group.cases).toBeGreaterThanOrEqual(defaultFloors.cell)
    }
    for (const [k, { sensitivity, specificity }] of points.entries()) {
      const before = points[k - 1] ?? { sensitivity: 0, specificity: 1 }
      expect(Math.round((sensitivity - before.sensitivity) * cases)).toBeGreaterThanOrEqual(5)
      expect(Math.round((before.specificity - specificity) * (n - cases))).toBeGreaterThanOrEqual(5)
    }
  })

  it('too few cases are refused by the study, and by stricter floors before release', () => {
    const manifest = peopleManifest({ ...defaultFloors, cell: 500 })
    const { outcome } = analyse(
      { ...input, manifest },
      split(() => 0),
    )
    expect(outcome).toEqual({ type: 'failure', code: 'cell-too-small', context: { term: 'y' } })
    const result = resultOf(
      input,
      split(() => 0),
    )
    expect(releaseEvaluate(result, { ...defaultFloors, cell: 50 })).toMatchObject({
      type: 'refused',
      context: { reason: 'cell-too-small', term: 'y' },
    })
  })

  it('bins of the predicted probability hold everybody once, and are shown where none is small', () => {
    const result = resultOf(
      input,
      split(() => 0),
    )
    const { histogram, cases, n, points } = result
    const sumOf = (name: 'cases' | 'others') => histogram.reduce((sum, bin) => sum + bin[name], 0)
    expect([sumOf('cases'), sumOf('others')]).toEqual([cases, n - cases])
    expect(histogram.map(({ low }) => low).reverse()).toEqual(points.map((each) => each.threshold))
    const least = Math.min(...histogram.flatMap((bin) => [bin.cases, bin.others]))
    expect(least).toBeGreaterThanOrEqual(defaultFloors.cell)
    const exact = releaseEvaluate(result, { ...defaultFloors, cell: least })
    expect(exact).toMatchObject({ result: { histogram, points }, suppressed: [] })
    // Groups may be single bins.
    const alone = { ...result, groups: [] }
    expect(releaseEvaluate(alone, { ...defaultFloors, cell: least + 1 })).toMatchObject({
      type: 'released',
      result: { histogram: [], points: [], hosmerLemeshow: result.hosmerLemeshow },
      suppressed: [
        { of: '', what: 'histogram' },
        { of: '', what: 'points' },
      ],
    })
  })

  it('where counts are rounded, shares of exact counts are not shown', () => {
    const result = resultOf(
      input,
      split(() => 0),
    )
    const release = releaseEvaluate(result, { ...defaultFloors, countMultiple: 5 })
    expect(release).toMatchObject({
      type: 'released',
      result: { points: [], histogram: [], hosmerLemeshow: null },
    })
    const shown = release.type === 'released' ? (release.result as EvaluateResult) : result
    for (const count of [
      shown.n,
      shown.cases,
      ...shown.groups.flatMap((each) => [each.n, each.cases]),
    ])
      expect(count % 5).toBe(0)
  })

  it('an outcome that nobody has, and nobody at all', () => {
    const manifest = peopleManifest(lowFloors)
    const healthy = new Map([...people, ['y', rows.map(() => 0)]])
    const asked = evaluateOf(manifest)
    expect(analyse(asked, [snapshotOf(healthy)]).outcome).toMatchObject({
      code: 'outcome-constant',
    })
    const unknown = new Map([...people, ['y', rows.map(() => Number.NaN)]])
    expect(analyse(asked, [snapshotOf(unknown)]).outcome).toMatchObject({ code: 'nobody-complete' })
  })

  it('coefficients that are not those of the columns', () => {
    const manifest = peopleManifest(lowFloors)
    const bad = expect.objectContaining({ code: 'settings-invalid' }) as Error
    const sites = split(() => 0)
    expect(() => analyse(evaluateOf(manifest, { fixed: fixed.slice(1) }), sites)).toThrow(bad)
    const more = [...fixed, { term: 'crp', estimate: 1 }]
    expect(() => analyse(evaluateOf(manifest, { fixed: more }), sites)).toThrow(bad)
    const fitted = (coefficients: readonly number[]): AnalysisInput =>
      evaluateOf(manifest, { fixed: null }, { model: { coefficients } })
    const forged = expect.objectContaining({ code: 'broadcast-mismatch' }) as Error
    expect(() => analyse(fitted([1, 2]), sites)).toThrow(forged)
    // Whoever chooses the broadcast may choose these; sums stay within their bounds.
    for (const huge of [1e300, -1e300])
      expect(resultOf(fitted([huge, -huge, huge, huge]), sites).n).toBe(oracle.people)
  })
})

const present = existsSync(referenceData)
const title = present ? 'heart disease in four hospitals' : 'reference data absent: skipped'

describe.skipIf(!present)(title, () => {
  const reference = readJson.bind(null, resolve(referenceData, 'reference/heart_logistic.json'))
  const reduced = ['age', 'sex', 'thalach', 'exang', 'oldpeak']

  for (const [name, used] of [
    ['pooled_model_on_all', heartTerms],
    ['reduced_on_all', reduced],
  ] as const)
    it(`${name}: the area to the grid, the Brier score exactly`, () => {
      const { auc } = reference() as { auc: Record<string, Record<string, number>> }
      const theirs = auc[name] ?? {}
      const manifest = heartManifest(lowFloors)
      const model = glmOf(manifest, 'y', used, { tolerance: 1e-10 })
      const sites = [...heartSites().values()]
      const { outcome } = analyse(model, sites)
      if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
      const { estimates } = outcome.result as GlmResult
      const fits = { model: { coefficients: estimates.map(({ estimate }) => estimate) } }
      const input = evaluateOf(
        withModel(manifest, model.settings),
        { fixed: null, bins: 1000 },
        fits,
      )
      const ours = resultOf(input, sites)
      expect([ours.n, ours.cases]).toEqual([theirs['n'], theirs['n1']])
      expect(Math.abs(ours.brier - (theirs['brier'] ?? 0))).toBeLessThan(1e-9)
      expect(ours.auc.error).toBeLessThan(2e-3)
      expect(Math.abs(ours.auc.estimate - (theirs['auc'] ?? 0))).toBeLessThanOrEqual(ours.auc.error)
      const variance = ours.auc['std.error'] ** 2
      expect(Math.abs(variance / (theirs['delong_var'] ?? 0) - 1)).toBeLessThan(0.02)
    })
})
