import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { AnalysisResult, KmCurve } from '../results.ts'
import { oracles, readJson } from '../studies.test.data.ts'
import { followUpManifest, followUpSites, kmOf, logrankOf } from './follow-up.test.data.ts'

interface CurveOracle {
  readonly n: number
  readonly at: Readonly<Record<string, readonly (number | null)[]>>
  readonly quantiles: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  readonly rmean: readonly number[]
  readonly 'rmean.se': readonly number[]
}
interface TestOracle {
  readonly n: readonly number[]
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly variance: readonly (readonly number[])[]
  readonly chisq: number
  readonly df: number
  readonly 'p.value': number
}
const oracle = readJson(resolve(oracles, 'follow-up.json')) as {
  readonly curves: Readonly<Record<string, CurveOracle>>
  readonly tests: Readonly<Record<string, TestOracle>>
}
const sites = followUpSites()

function resultOf<K extends 'km' | 'logrank'>(
  input: AnalysisInput & { readonly settings: { readonly kind: K } },
  snapshots: readonly Snapshot[] = sites,
): Extract<AnalysisResult, { readonly kind: K }> {
  const { outcome } = analyse(input, snapshots)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as Extract<AnalysisResult, { readonly kind: K }>
}

/** Equal up to 1e-9, numbers for numbers and nothing for nothing. */
function expectClose(ours: unknown, theirs: unknown, what: string): void {
  const [left, right] = [ours, theirs].map((each) =>
    (Array.isArray(each) ? each.flat() : [each]).map((value: unknown) => value ?? null),
  )
  expect(left?.length, what).toBe(right?.length)
  for (const [k, value] of (right ?? []).entries()) {
    const own = left?.[k]
    if (typeof value !== 'number' || typeof own !== 'number') expect(own, what).toBe(value)
    else
      expect(Math.abs(own - value), `${what} ${k}: ${own} ${value}`).toBeLessThanOrEqual(
        1e-9 * Math.max(Math.abs(value), 1e-3),
      )
  }
}

const columns = [
  ...['n', 'time', 'n.risk', 'n.event', 'n.censor', 'surv', 'std.err', 'conf.low', 'conf.high'],
  ...['cumhaz', 'std.chaz'],
] as const

function expectCurve(curve: KmCurve | undefined, key: string): void {
  const theirs = oracle.curves[key]
  if (curve === undefined || theirs === undefined) throw new Error(`no curve ${key}`)
  for (const name of columns)
    expectClose(curve[name], (theirs as unknown as Record<string, unknown>)[name], `${key} ${name}`)
  const read = (name: 'time' | 'conf.low' | 'conf.high'): unknown =>
    curve.quantiles.map((each) => each[name])
  expectClose(read('time'), theirs.quantiles, `${key} quantiles`)
  expectClose(read('conf.low'), theirs.low, `${key} quantiles, lower`)
  expectClose(read('conf.high'), theirs.high, `${key} quantiles, upper`)
  expectClose(
    curve.rmst.map(({ rmean }) => rmean),
    theirs.rmean,
    `${key} rmean`,
  )
  expectClose(
    curve.rmst.map((each) => each['std.err']),
    theirs['rmean.se'],
    `${key} se(rmean)`,
  )
  for (const [name, values] of Object.entries(theirs.at))
    expectClose(
      curve.at.map((row) => row[name]),
      values,
      `${key} at ${name}`,
    )
}

const floors = [1, 5]
const kinds = floors.flatMap((floor) =>
  [null, 'entry'].flatMap((start) =>
    (['log', 'log-log', 'plain'] as const).map((confType) => ({ floor, start, confType })),
  ),
)

describe('Kaplan-Meier curves equal survfit on the merged times', () => {
  it.each(kinds)('floor $floor, entry $start, $confType', ({ floor, start, confType }) => {
    const manifest = followUpManifest(floor)
    const key = [floor, start ?? '', confType].join(' ')
    const all = resultOf(kmOf(manifest, { start, confType }))
    expectCurve(all.curves[0], `${key} all`)
    const apart = resultOf(kmOf(manifest, { start, confType, groups: 'treated' }))
    expect(apart.curves.map(({ group }) => group)).toEqual(['0', '1'])
    for (const curve of apart.curves) expectCurve(curve, `${key} ${curve.group ?? ''}`)
    expect(apart.n).toBe(all.n)
  })
})

const tests = floors.flatMap((floor) =>
  ['treated', 'stage'].flatMap((groups) =>
    [null, 'site', 'treated']
      .filter((strata) => strata !== groups)
      .flatMap((strata) => ([0, 1] as const).map((rho) => ({ floor, groups, strata, rho }))),
  ),
)

describe('tests between groups equal survdiff on the merged times', () => {
  it.each(tests)(
    'floor $floor, $groups, strata $strata, rho $rho',
    ({ floor, groups, strata, rho }) => {
      const ours = resultOf(logrankOf(followUpManifest(floor), { groups, strata, rho }))
      const key = [floor, groups, strata ?? '', rho].join(' ')
      const theirs = oracle.tests[key]
      if (theirs === undefined) throw new Error(`no test ${key}`)
      for (const name of ['n', 'observed', 'expected'] as const)
        expectClose(
          ours.rows.map((row) => row[name]),
          theirs[name],
          `${key} ${name}`,
        )
      for (const name of ['variance', 'chisq', 'df', 'p.value'] as const)
        expectClose(ours[name], theirs[name], `${key} ${name}`)
    },
  )
})
