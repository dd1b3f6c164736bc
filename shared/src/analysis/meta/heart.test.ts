import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import type { AnalysisInput } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { MetaResult } from '../results.ts'
import {
  glmOf,
  heartManifest,
  heartSites,
  heartTerms,
  lowFloors,
  oracles,
  readJson,
  referenceData,
} from '../studies.test.data.ts'

interface Fit {
  readonly coef: Readonly<Record<string, number>>
  readonly se: Readonly<Record<string, number>>
}
interface Combined {
  readonly beta: number
  readonly se: number
  readonly ci: readonly [number, number]
  readonly tau2: number
  readonly I2: number
  readonly Q: number
  readonly Qp: number
}
interface Exact {
  readonly estimate: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly tau2: number
}
/** R's answers, fitted on after its default of 1e-8, at which the standard errors are those of a step before. */
interface Oracle {
  readonly heart: Readonly<
    Record<
      string,
      {
        readonly y: number[]
        readonly v: number[]
        readonly q: number
        readonly q_p: number
        readonly fixed: Exact
        readonly dl: Exact
        readonly reml: Exact
      }
    >
  >
}
interface Reference {
  readonly per_site_reduced: Readonly<Record<string, Fit>>
  readonly meta_reduced_excluding_switzerland: Readonly<
    Record<string, Readonly<Record<'FE' | 'DL' | 'REML', Combined>>>
  >
}

const present = existsSync(referenceData)
const note = present ? '' : ' [reference data absent: skipped]'
const names = ['cleveland', 'hungarian', 'switzerland', 'va']
const reduced = ['age', 'sex', 'thalach', 'exang', 'oldpeak']

function metaOf(floors: Floors, terms = reduced): AnalysisInput {
  const plain = heartManifest(floors)
  const [own] = plain.participants
  const manifest = { ...plain, participants: names.map((site) => ({ ...own!, site })) }
  const model = { ...glmOf(manifest, 'y', terms).settings, tolerance: 1e-12 }
  return { manifest, settings: { id: 'by-hospital', kind: 'meta', model } }
}

const sitesOf = () => names.map((site) => ({ ...heartSites().get(site)!, site }))

function resultOf(input: AnalysisInput, sites = sitesOf()): MetaResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as MetaResult
}

function expectClose(found: number, wanted: number, error = 0): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(wanted), error))
}

describe.skipIf(!present)(`meta-analysis of four hospitals against R${note}`, () => {
  it('names the Swiss as separated, and combines the others as metafor does', () => {
    const r = readJson(resolve(referenceData, 'reference/heart_logistic.json')) as Reference
    const { heart: oracle } = readJson(resolve(oracles, 'meta.json')) as Oracle
    const result = resultOf(metaOf(lowFloors))
    expect(result.hospitals).toEqual(
      names.map((site) => ({
        ...{ site, constant: [] },
        status: site === 'switzerland' ? 'separated' : 'given',
      })),
    )
    expect(result.terms).toHaveLength(6)
    for (const each of result.terms) {
      const exact = oracle[each.term]!
      expect(each.estimates.map(({ site }) => site)).toEqual(['cleveland', 'hungarian', 'va'])
      for (const [k, { site, estimate, 'std.error': error }] of each.estimates.entries()) {
        const wanted = r.per_site_reduced[site]!
        expectClose(estimate, wanted.coef[each.term]!, wanted.se[each.term])
        expectClose(error, Math.sqrt(exact.v[k]!))
        expect(Math.abs(error / wanted.se[each.term]! - 1)).toBeLessThan(1e-7)
      }
      expectClose(each.heterogeneity!.q, exact.q, 1)
      expectClose(each.heterogeneity!['p.value'], exact.q_p)
      const wanted = r.meta_reduced_excluding_switzerland[each.term]!
      for (const [found, { estimate, se, low, high, tau2 }, { beta, I2 }] of [
        [each.fixed!, exact.fixed, wanted.FE],
        [each.dl!, exact.dl, wanted.DL],
        [each.reml!, exact.reml, wanted.REML],
      ] as const) {
        expectClose(found.estimate, estimate, se)
        expectClose(found['std.error'], se)
        expectClose(found['conf.low'], low, se)
        expectClose(found['conf.high'], high, se)
        expectClose(found.tau2, tau2, se * se)
        // metafor's REML ends when a step in tau2 is below 1e-5, which is a tenth of some of these.
        expect(Math.abs(found.estimate - beta)).toBeLessThan(1e-3 * se)
        expect(Math.abs(found.i2 - I2)).toBeLessThan(0.5)
      }
    }
  })

  it('at default floors leaves out who has too few, without a number', () => {
    const result = resultOf(metaOf(defaultFloors))
    expect(result.hospitals.map(({ status }) => status)).toEqual([
      ...['given', 'given', 'too-few'],
      'given',
    ])
    const swiss = sitesOf()[2]!
    const input = metaOf(defaultFloors)
    const values = analysisOf('meta').local(input, analysisOf('meta').start(input), swiss)
    expect([...values].filter((value) => value !== 0)).toHaveLength(1)
  })

  it('judges by the floors of the hospital, where they are stricter', () => {
    const input = metaOf(lowFloors)
    const analysis = analysisOf('meta')
    const sent = (floors: Floors) =>
      [...analysis.local(input, analysis.start(input), sitesOf()[3]!, floors)].filter(
        (x) => x !== 0,
      )
    expect(sent(lowFloors)).toHaveLength(13)
    expect(sent({ ...lowFloors, peoplePerSite: 131 })).toEqual([3])
    expect(sent({ ...lowFloors, cell: 30 })).toEqual([3])
    expect(sent({ ...lowFloors, parametersPerPerson: 0.01 })).toEqual([3])
  })

  it('says which terms are constant at one hospital, where they are so for enough people', () => {
    const constantAt = (floors: Floors, terms: readonly string[]) =>
      resultOf(metaOf(floors, [...terms])).hospitals.map(({ constant }) => constant)
    expect(resultOf(metaOf(lowFloors, ['age', 'chol'])).hospitals[2]).toEqual({
      ...{ site: 'switzerland', status: 'aliased', constant: ['chol'] },
    })
    expect(constantAt(lowFloors, heartTerms)).toEqual([[], [], ['chol'], []])
    expect(constantAt({ ...lowFloors, peoplePerSite: 47 }, heartTerms)[2]).toEqual([])
    // Who says more than 0 or 1, or is out for another reason, is not believed.
    const input = metaOf(lowFloors, ['age', 'chol'])
    const { broadcast, sum } = analyse(input, sitesOf()).rounds[0]!
    const forged = sum.values.slice()
    for (const { name, offset, length } of sum.layout.segments)
      if (name.startsWith('constant'))
        forged.fill(name === 'constant va' ? 1 : 4, offset, offset + length)
    const next = analysisOf('meta').global(input, broadcast, { ...sum, values: forged })
    if (next.type !== 'result') throw new Error(next.type)
    const { hospitals } = next.result as MetaResult
    expect(hospitals.flatMap(({ constant }) => constant)).toEqual([])
  })

  it('does not depend on the order of hospitals, and knows who is not there', () => {
    const input = metaOf(lowFloors)
    expect(resultOf(input, sitesOf().reverse())).toEqual(resultOf(input))
    const [, , ...late] = sitesOf()
    expect(resultOf(input, late).hospitals.map(({ status }) => status)).toEqual([
      ...['not-given', 'not-given', 'separated', 'given'],
    ])
    expect(resultOf(input, late).terms.every(({ reml }) => reml === null)).toBe(true)
  })

  it('does not believe a place that says given and has no errors', () => {
    const input = metaOf(lowFloors)
    const { rounds } = analyse(input, sitesOf())
    const { broadcast, sum } = rounds[0]!
    const forged = sum.values.slice()
    for (const { name, offset, length } of sum.layout.segments)
      if (name === 'errors va') forged.fill(0, offset, offset + length)
    const next = analysisOf('meta').global(input, broadcast, { ...sum, values: forged })
    if (next.type !== 'result') throw new Error(next.type)
    expect((next.result as MetaResult).hospitals[3]).toEqual({
      ...{ site: 'va', status: 'not-given', constant: [] },
    })
  })
})
