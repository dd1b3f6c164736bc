import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { reference } from '../../support/reference.ts'
import { compare, type Comparison } from './compare.ts'
import {
  heartEarly,
  heartGrid,
  heartLogistic,
  heartLogisticLeftOut,
  heartOther,
  heartOtherLeftOut,
  otherGrid,
} from './heart.ts'
import { leavesOf, type Tree } from './leaves.ts'
import type { Section } from './page.ts'
import { cgdData, heartData, lungData, type Compared } from './prepare.ts'
import { resultsOf, type Results, type Stored } from './results.ts'
import { cgd, cgdLeftOut, lung, lungLeftOut } from './survival.ts'

/** How studies are run: through a federation, or over the same data in one process. */
export type Run = (asked: Compared) => Promise<Stored>

/** The four hospitals of heart disease. */
export async function heartSections(run: Run, folder: string): Promise<readonly Section[]> {
  const dictionary = 'heart-reference.dictionary.yaml'
  const about = { dictionary, data: heartData(folder), name: 'heart', split: 'site' }
  const plain = await run({ ...about, study: 'heart-reference' })
  const sites = await run({ ...about, study: 'heart-sites' })
  const results = resultsOf([...plain, ...sites])
  return [
    section('heart_logistic.json', heartLogistic(results), {
      leftOut: heartLogisticLeftOut,
      grid: heartGrid(results),
      early: heartEarly,
    }),
    section('heart_glm_other.json', heartOther(results), {
      leftOut: heartOtherLeftOut,
      grid: otherGrid(results),
    }),
  ]
}

/** The eighteen institutions of lung cancer. */
export async function lungSections(run: Run, folder: string): Promise<readonly Section[]> {
  const about = { study: 'lung-reference', dictionary: 'lung.dictionary.yaml' }
  const split = { name: 'inst', split: 'inst' }
  const whole = await run({ ...about, ...split, data: lungData(folder, true) })
  const known = await run({ ...about, ...split, data: lungData(folder, false) })
  const ours = lung(resultsOf(whole), resultsOf(known), baselineTimes())
  return [section('surv_lung.json', ours, { leftOut: lungLeftOut })]
}

/** At which R gives the cumulative hazard. */
function baselineTimes(): readonly number[] {
  const text = readFileSync(reference('reference', 'surv_lung.json'), 'utf8')
  return (JSON.parse(text) as { basehaz_breslow: { time: number[] } }).basehaz_breslow.time
}

/** The thirteen hospitals of the trial. */
export async function cgdSections(run: Run, folder: string): Promise<readonly Section[]> {
  const about = { name: 'cgd', split: 'center', dictionary: 'cgd.dictionary.yaml' }
  const first = await run({ ...about, study: 'cgd-reference', data: cgdData(folder, 'first') })
  const all = await run({ ...about, study: 'cgd-recurrent', data: cgdData(folder, 'all') })
  const ours = cgd(resultsOf(first), resultsOf(all))
  return [section('surv_cgd_13_hospitals.json', ours, { leftOut: cgdLeftOut })]
}

function section(
  file: string,
  ours: Tree,
  how: Omit<Parameters<typeof compare>[0], 'theirs' | 'ours'>,
): Section {
  const theirs = JSON.parse(readFileSync(reference('reference', file), 'utf8')) as Tree
  return { file, comparison: compare({ theirs: leavesOf(theirs), ours: leavesOf(ours), ...how }) }
}

/** Every path is compared or left out for a reason, and nothing is further off than allowed. */
export function expectHeld(sections: readonly Section[]): void {
  for (const { comparison } of sections) expectEqual(comparison)
}

function expectEqual({ compared, unexplained, unknown }: Comparison): void {
  expect({ unexplained, unknown }).toEqual({ unexplained: [], unknown: [] })
  const wrong = compared.filter(({ difference, allowed }) => !(difference <= allowed))
  expect(wrong).toEqual([])
}

interface Converged {
  readonly terms: readonly string[]
  readonly coef: readonly number[]
  readonly se: readonly number[]
  readonly deviance: number
}

/** Where the reference holds numbers of R's that had not stood still yet: R iterated to the end, at 1e-8. */
export function expectConverged(results: Results): void {
  const file = path.resolve(import.meta.dirname, '../../../oracles/heart-converged.json')
  const oracle = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Converged>
  for (const [name, analysis] of [
    ['pooled_full_plus_site', 'full-site'],
    ['pooled_reduced', 'reduced'],
    ['pooled_reduced_plus_site', 'reduced-site'],
  ] as const) {
    const theirs = oracle[name]
    const { estimates, deviance } = results.of('glm', analysis)
    if (theirs === undefined || deviance === null) throw new Error(name)
    expect(Math.abs(deviance - theirs.deviance)).toBeLessThanOrEqual(1e-9 * theirs.deviance)
    for (const [k, { estimate, 'std.error': error }] of estimates.entries()) {
      const [wanted = Number.NaN, scale = Number.NaN] = [theirs.coef[k], theirs.se[k]]
      expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(
        1e-8 * Math.max(Math.abs(wanted), scale),
      )
      expect(Math.abs(error - scale)).toBeLessThanOrEqual(1e-8 * scale)
    }
  }
}
