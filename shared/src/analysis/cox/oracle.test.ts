import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memorySnapshot } from '../memory-snapshot.ts'
import { oracles, readJson } from '../studies.test.data.ts'
import type { Snapshot } from '../analysis.ts'
import type { CoxResult, CoxTest } from '../results.ts'
import {
  coxManifest,
  coxOf,
  fitted,
  noFloors,
  readNumbers,
  type CoxStudy,
} from './studies.test.data.ts'
import type { CoxSettings } from './spec.ts'

interface Answer {
  times: number[]
  n: number
  events: number
  coef: number[]
  se: number[]
  naive: number[]
  loglik: [number, number]
  score: number
  wald: number
  rscore: number | null
  lr: number
  'base.time': number[] | null
  'base.hazard': number[] | null
}
const answers = readJson(resolve(oracles, 'cox.json')) as Record<
  string,
  Record<'efron' | 'breslow', Answer>
>
const rows = readNumbers(resolve(oracles, 'cox_people.csv'))

/** The five sites; only the first row of each person, or all. */
function sites(all: boolean): readonly Snapshot[] {
  const [ids, of] = [rows.get('id')!, rows.get('site')!]
  return [1, 2, 3, 4, 5].map((site) => {
    const own = ids.flatMap((id, row) =>
      of[row] === site && (all || firstKnown.get(id) === row) ? [row] : [],
    )
    const columns = [...rows].map(
      ([name, values]) => [name, Float64Array.from(own, (row) => values[row]!)] as const,
    )
    const snapshot = memorySnapshot(new Map(columns))
    return all ? { ...snapshot, persons: Uint32Array.from(own, (row) => ids[row]!) } : snapshot
  })
}

/** First row of each person in which nothing is missing. */
const firstKnown = new Map<number, number>()
for (const [row, id] of rows.get('id')!.entries())
  if (!Number.isNaN(rows.get('crp')![row]) && !firstKnown.has(id)) firstKnown.set(id, row)

const study: CoxStudy = {
  numbers: { time: [0, 1500], start: [0, 1500], age: [18, 120], crp: [0.01, 500] },
  binaries: ['event', 'arm'],
  terms: [
    'age',
    'arm',
    { name: 'lcrp', kind: 'numeric', of: 'crp', centre: 0, scale: 1, log: true },
  ],
}

function close(ours: number, theirs: number, by: number): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(by * Math.abs(theirs))
}

function compare(result: CoxResult, answer: Answer): void {
  expect([result.times, result.n, result.events]).toEqual([answer.times, answer.n, answer.events])
  for (const [k, row] of result.estimates.entries()) {
    const [b, error] = [answer.coef[k]!, answer.se[k]!]
    expect(Math.abs(row.estimate - b)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(b), error))
    close(row['std.error'], error, 1e-8)
    if (result.robust) close(row['naive.se']!, answer.naive[k]!, 1e-8)
  }
  close(result['logLik.null']!, answer.loglik[0], 1e-9)
  close(result.logLik!, answer.loglik[1], 1e-9)
  const tests: readonly (readonly [CoxTest | null, number | null])[] = [
    [result.likelihoodRatio, answer.lr],
    [result.scoreTest, answer.score],
    [result.wald, answer.wald],
    [result.robustScoreTest, answer.rscore],
  ]
  for (const [ours, theirs] of tests)
    if (theirs === null) expect(ours).toBeNull()
    else close(ours!.statistic, theirs, 1e-7)
  if (answer['base.time'] === null) return
  const ours = result.baseline!.filter(({ time }) => answer['base.time']!.includes(time))
  expect(ours).toHaveLength(answer['base.time'].length)
  for (const [k, { hazard }] of ours.entries()) close(hazard, answer['base.hazard']![k]!, 1e-7)
}

describe('on merged times, over five sites', () => {
  const cases: readonly (readonly [string, number, number, Partial<CoxSettings>])[] = [
    ['exact', 1, 1, {}],
    ['ties', 90, 1, {}],
    ['floors', 30, 5, {}],
    ['strata', 30, 5, { strata: 'site' }],
    ['robust', 30, 5, { robust: true }],
    ['recurrent', 1, 1, { start: 'start', robust: true, cluster: 'person' }],
    ['recurrent_floors', 30, 5, { start: 'start', robust: true, cluster: 'person' }],
    ['recurrent_sites', 30, 5, { start: 'start', robust: true, cluster: 'site' }],
  ]
  for (const ties of ['efron', 'breslow'] as const)
    it.each(cases)(`%s, ${ties}: as coxph`, (name, bandDays, eventsPerCell, settings) => {
      const manifest = coxManifest({ ...study, bandDays, floors: { ...noFloors, eventsPerCell } })
      const all = settings.start !== undefined
      compare(fitted(coxOf(manifest, { ...settings, ties }), sites(all)), answers[name]![ties])
    })
})
