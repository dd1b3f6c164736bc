import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pooled } from '../results.ts'
import { oracles, readJson } from '../studies.test.data.ts'
import { combine } from './combine.ts'

interface PooledOracle {
  readonly estimate: number
  readonly se: number
  readonly p: number
  readonly low: number
  readonly high: number
  readonly tau2: number
  readonly tau2_se: number
  readonly predict_low: number | null
  readonly predict_high: number | null
}
interface CaseOracle {
  readonly y: number[]
  readonly v: number[]
  readonly q: number
  readonly q_p: number
  readonly fixed: PooledOracle
  readonly dl: PooledOracle
  readonly reml: PooledOracle
}
const all = readJson(resolve(oracles, 'meta.json')) as Record<string, CaseOracle>
const cases = ['bcg', 'two', 'four', 'alike', 'homogeneous', 'many'].map(
  (name) => [name, all[name]!] as const,
)

const studiesOf = (y: readonly number[], v: readonly number[]) =>
  y.map((estimate, k) => ({ site: `s${k}`, estimate, 'std.error': Math.sqrt(v[k]!) }))

function expectClose(found: number | null, wanted: number, scale = 0): void {
  expect(Math.abs(found! - wanted)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(wanted), scale))
}

function expectSame(found: Pooled, wanted: PooledOracle): void {
  for (const [name, key] of [
    ['estimate', 'estimate'],
    ['std.error', 'se'],
    ['p.value', 'p'],
    ['conf.low', 'low'],
    ['conf.high', 'high'],
    ['tau2', 'tau2'],
  ] as const)
    expectClose(found[name], wanted[key], wanted.se)
}

describe('meta-analysis against R', () => {
  it.each(cases)('of %s', (name, r) => {
    const { heterogeneity, fixed, dl, reml } = combine(studiesOf(r.y, r.v), 0.95)
    expectClose(heterogeneity!.q, r.q, 1)
    expectClose(heterogeneity!['p.value'], r.q_p)
    expectSame(fixed!, r.fixed)
    expectSame(dl!, r.dl)
    expectSame(reml!, r.reml)
    expectClose(reml!['tau2.error'], r.reml.tau2_se)
    if (r.y.length > 2) expectClose(reml!['predict.low'], r.reml.predict_low!)
    else expect(reml!['predict.low'], name).toBeNull()
    expect(fixed!['predict.high']).toBeNull()
  })

  it('of the BCG vaccine is what metafor prints', () => {
    const { reml, heterogeneity } = combine(studiesOf(all['bcg']!.y, all['bcg']!.v), 0.95)
    // res <- rma(yi, vi, data = dat): documented in Viechtbauer (2010), J. Stat. Softw. 36(3), section 3.
    expect(reml!.tau2).toBeCloseTo(0.3132, 4)
    expect(reml!['tau2.error']).toBeCloseTo(0.1664, 4)
    expect(reml!.i2).toBeCloseTo(92.22, 2)
    expect(reml!.h2).toBeCloseTo(12.86, 2)
    expect(reml!.estimate).toBeCloseTo(-0.7145, 4)
    expect(heterogeneity!.q).toBeCloseTo(152.233, 3)
  })
})

describe('meta-analysis', () => {
  it('of fewer than two hospitals is none', () => {
    const none = { heterogeneity: null, fixed: null, dl: null, reml: null }
    expect(combine([], 0.95)).toEqual(none)
    expect(combine(studiesOf([1], [1]), 0.95)).toEqual(none)
  })

  it('finds a maximum for any hospitals, in any order, on any scale', () => {
    const study = fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 1e-4, max: 4, noNaN: true }),
    )
    const scale = fc.constantFrom(1e-6, 1, 1e6)
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 12 }), scale, (studies, by) => {
        const of = (all: typeof studies) =>
          combine(
            studiesOf(
              all.map(([y]) => y * by),
              all.map(([, v]) => v * by * by),
            ),
            0.95,
          ).reml
        const [forth, back] = [of(studies), of([...studies].reverse())]
        expect(forth).not.toBeNull()
        const least = Math.min(...studies.map(([, v]) => v)) * by * by
        expect(Math.abs(forth!.tau2 - back!.tau2)).toBeLessThan(1e-6 * (forth!.tau2 + least))
        const likelihood = (tau2: number) => {
          const w = studies.map(([, v]) => 1 / (v * by * by + tau2))
          const total = w.reduce((a, b) => a + b, 0)
          const mean = w.reduce((sum, each, k) => sum + each * studies[k]![0] * by, 0) / total
          return -w.reduce(
            (sum, each, k) => sum - Math.log(each) + each * (studies[k]![0] * by - mean) ** 2,
            Math.log(total),
          )
        }
        for (const other of [0.99, 1.01])
          expect(likelihood(forth!.tau2)).toBeGreaterThan(
            likelihood(forth!.tau2 * other + (other > 1 ? 0.01 * least : 0)) - 1e-9,
          )
      }),
    )
  })
})
