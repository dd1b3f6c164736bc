import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { judgeTimeBand } from '../../disclosure/judge.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { verdict } from '../km/global.ts'
import { releaseKm } from '../km/release.ts'
import { releaseLogrank } from '../logrank/release.ts'
import type { KmResult, LogrankResult } from '../results.ts'
import { analysisOf } from '../registry.ts'
import { snapshotOf, type People } from '../studies.test.data.ts'
import {
  followUpManifest,
  followUpPeople,
  followUpSites,
  kmOf,
  logrankOf,
  sitesOf,
} from './follow-up.test.data.ts'

const manifest = followUpManifest(5)
const people = followUpPeople()

function resultOf(input: AnalysisInput, sites: readonly Snapshot[] = followUpSites()): unknown {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result
}

function failureOf(input: AnalysisInput, of: People): unknown {
  const { outcome } = analyse(input, [snapshotOf(of)])
  return outcome.type === 'failure' ? outcome : 'a result'
}

function changed(columns: Readonly<Record<string, (row: number) => number>>): People {
  const rows = Array.from({ length: 120 }, (_, row) => row)
  const base = { time: (row: number) => row * 7, dead: () => 1, treated: (row: number) => row % 2 }
  const all = { ...base, entry: () => 0, stage: () => 0, ...columns }
  return new Map(Object.entries(all).map(([name, value]) => [name, rows.map(value)]))
}

it('any split into sites gives the same curve and the same test', () => {
  const [curve, test] = [kmOf(manifest, { groups: 'stage' }), logrankOf(manifest)]
  const whole = [curve, test].map((each) =>
    resultOf(
      each,
      sitesOf(people, () => 0),
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 11, maxLength: 11 }), (sites) => {
      const split = sitesOf(people, (row) => sites[row % 11] ?? 0)
      const own = [curve, test].map((each) => resultOf(each, split))
      expect(own.map((each) => ({ ...(each as object), sites: 1 }))).toEqual(whole)
    }),
    { numRuns: 10 },
  )
})

describe('floors', () => {
  it('what a curve shows differs from time to time by nobody or by the floor', () => {
    for (const start of [null, 'entry']) {
      const { curves } = resultOf(kmOf(manifest, { start, groups: 'stage' })) as KmResult
      for (const curve of curves) {
        const [risk, events, censored] = [curve['n.risk'], curve['n.event'], curve['n.censor']]
        for (const [k, count] of risk.entries()) {
          const left = (events[k - 1] ?? 0) + (censored[k - 1] ?? 0)
          const entered = count - (k === 0 ? 0 : (risk[k - 1] ?? 0) - left)
          expect(events[k]).toBeGreaterThanOrEqual(5)
          expect([censored[k] ?? 0, entered].every((each) => each === 0 || each >= 5)).toBe(true)
        }
      }
    }
  })

  it('small groups, few events and few who leave refuse the analysis, and nobody looks like few', () => {
    const refusal = (term: string) => ({
      type: 'failure',
      code: 'cell-too-small',
      context: { term },
    })
    const curve = kmOf(manifest, { groups: 'treated' })
    for (const few of [0, 4])
      expect(failureOf(curve, changed({ treated: (row) => (row < few ? 1 : 0) }))).toEqual(
        refusal('treated=0'),
      )
    for (const few of [0, 4])
      expect(failureOf(kmOf(manifest), changed({ dead: (row) => (row < few ? 1 : 0) }))).toEqual(
        refusal('dead'),
      )
    expect(failureOf(kmOf(manifest), changed({ dead: (row) => (row < 4 ? 0 : 1) }))).toEqual(
      refusal('dead'),
    )
    for (const strata of [null, 'site']) {
      const test = logrankOf(manifest, { strata })
      const result = failureOf(test, changed({ dead: (row) => (row % 2 === 1 && row > 6 ? 0 : 1) }))
      // Groups that share a grid are refused together, under the name of the first.
      expect(result).toEqual(refusal(strata === null ? 'treated=0' : 'treated=1'))
    }
  })

  it("a site's stricter floors are judged on the first sum, before it answers the second round", () => {
    const input = kmOf(manifest)
    const first = analyse(input, followUpSites()).rounds[0]
    if (first === undefined) throw new Error('no round')
    const judge = (eventsPerCell: number): unknown =>
      verdict(input, first.broadcast, first.sum, { ...defaultFloors, eventsPerCell })
    expect(judge(5)).toBeNull()
    expect(judge(20)).toEqual({ code: 'cell-too-small', context: { term: 'dead' } })
  })

  it('bands narrower than a site allows', () => {
    const judge = (days: number, kind: 'km' | 'feasibility') =>
      judgeTimeBand({ timeGrid: { bandDays: days } }, { kind }, defaultFloors)
    expect(judge(29, 'km')).toEqual({ code: 'time-band-too-narrow', context: {} })
    expect([judge(30, 'km'), judge(1, 'feasibility')]).toEqual([null, null])
  })
})

describe('the release check', () => {
  it('refuses what stricter floors hide', () => {
    const strict = { ...defaultFloors, eventsPerCell: 30 }
    const refusal = { type: 'refused', context: { reason: 'cell-too-small' } }
    expect(releaseKm(resultOf(kmOf(manifest)) as KmResult, strict)).toMatchObject(refusal)
    const most = { ...defaultFloors, cell: 500 }
    const test = resultOf(logrankOf(manifest)) as LogrankResult
    for (const floors of [most, { ...defaultFloors, eventsPerCell: 100 }])
      expect(releaseLogrank(test, floors)).toMatchObject(refusal)
  })

  it('rounded counts make the curve, and hide expected numbers', () => {
    const rounded = { ...defaultFloors, countMultiple: 5 }
    for (const start of [null, 'entry']) {
      const release = releaseKm(resultOf(kmOf(manifest, { start })) as KmResult, rounded)
      if (release.type !== 'released') throw new Error('refused')
      const [curve] = (release.result as KmResult).curves
      let surv = 1
      for (const [k, risk] of (curve?.['n.risk'] ?? []).entries()) {
        const events = curve?.['n.event'][k] ?? 0
        expect([risk % 5, events % 5, (curve?.['n.censor'][k] ?? 0) % 5]).toEqual([0, 0, 0])
        surv *= 1 - events / risk
        expect(curve?.surv[k]).toBeCloseTo(surv, 12)
      }
    }
    const release = releaseLogrank(resultOf(logrankOf(manifest)) as LogrankResult, rounded)
    expect(release).toMatchObject({ type: 'released', result: { variance: null } })
  })

  it('no quantiles of fewer people than their floor', () => {
    const many = { ...defaultFloors, quantilePeople: 1000 }
    const release = releaseKm(resultOf(kmOf(manifest)) as KmResult, many)
    expect(release).toMatchObject({ suppressed: [{ of: '', what: 'quantiles' }] })
  })
})

describe('what cannot be', () => {
  const low = followUpManifest(1)

  it('a broadcast that nobody can have made', () => {
    const input = kmOf(low)
    const base = { analysis: 'curve', kind: 'km' }
    const forged = [
      { ...base, step: 'cells', ends: [] },
      { ...base, step: 'cells', ends: [[]] },
      { ...base, step: 'cells', ends: [[5, 4]] },
      { ...base, step: 'cells', ends: [[31]] },
      { ...base, step: 'cells', ends: [[3]] },
      { ...base, kind: 'logrank', step: 'counts' },
      { ...base, analysis: 'other', step: 'counts' },
    ] as const
    const refusal = expect.objectContaining({ code: 'broadcast-mismatch' }) as Error
    for (const broadcast of forged)
      expect(() => {
        analysisOf('km').local(input, broadcast, snapshotOf(people))
      }).toThrow(refusal)
  })

  it('nobody, no event, one group, everybody gone at once', () => {
    const nobody = changed({ time: () => Number.NaN })
    for (const input of [kmOf(low), logrankOf(low), logrankOf(low, { strata: 'site' })])
      expect(failureOf(input, nobody)).toMatchObject({ code: 'nobody-complete' })
    const quiet = changed({ dead: () => 0 })
    expect(failureOf(logrankOf(low), quiet)).toMatchObject({ code: 'outcome-constant' })
    const { curves } = resultOf(kmOf(low), [snapshotOf(quiet)]) as KmResult
    expect(new Set(curves[0]?.surv)).toEqual(new Set([1]))
    expect(failureOf(logrankOf(low), changed({ treated: () => 1 }))).toMatchObject({
      code: 'column-constant',
    })
    const together = changed({ time: () => 10 })
    const all = resultOf(kmOf(low), [snapshotOf(together)]) as KmResult
    expect(all.curves[0]).toMatchObject({ surv: [0], 'std.err': [null], 'conf.low': [null] })
    expect(failureOf(logrankOf(low), together)).toMatchObject({ code: 'columns-aliased' })
  })

  it('who starts when follow-up ends is left out, or refused with the missing', () => {
    const late = changed({ entry: (row) => (row < 3 ? 900 : 0) })
    const { n } = resultOf(kmOf(low, { start: 'entry' }), [snapshotOf(late)]) as KmResult
    expect(n).toBe(117)
    const refusing = { ...low, missing: 'refuse' as const }
    expect(() => failureOf(kmOf(refusing, { start: 'entry' }), late)).toThrow(
      expect.objectContaining({ code: 'value-missing' }) as Error,
    )
  })
})
