import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Floors } from '../../disclosure/floors.ts'
import type { Manifest, Term } from '../../index.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { CoxResult } from '../results.ts'
import {
  binary,
  lowFloors,
  manifestOf,
  numeric,
  plainTerm,
  referenceData,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'
import type { CoxSettings } from './spec.ts'

export const noFloors: Floors = { ...lowFloors, eventsPerCell: 1, timeBandDays: 1 }

export interface CoxStudy {
  readonly numbers: Readonly<Record<string, readonly [number, number]>>
  readonly binaries: readonly string[]
  readonly terms: readonly (string | Term)[]
  readonly bandDays?: number
  readonly floors?: Floors
}

/** A study of `time` and `event`. */
export function coxManifest({ numbers, binaries, terms, bandDays, floors }: CoxStudy): Manifest {
  const manifest = manifestOf({
    features: [...Object.keys(numbers).map(numeric), ...binaries.map(binary)],
    ranges: numbers,
    terms: terms.map((term) => (typeof term === 'string' ? plainTerm(term) : term)),
    floors: floors ?? noFloors,
  })
  return { ...manifest, timeGrid: { bandDays: bandDays ?? 1 } }
}

export function coxOf(
  manifest: Manifest,
  settings: Partial<CoxSettings> = {},
): AnalysisInput<CoxSettings> {
  return {
    manifest,
    settings: {
      id: 'model',
      kind: 'cox',
      time: 'time',
      event: 'event',
      start: null,
      terms: manifest.terms.map(({ name }) => name),
      ties: 'efron',
      strata: null,
      robust: false,
      cluster: null,
      confidence: 0.95,
      tolerance: 1e-10,
      iterationsMax: 20,
      ...settings,
    },
  }
}

export function fitted(input: AnalysisInput, sites: readonly Snapshot[]): CoxResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as CoxResult
}

/** One snapshot per value of a column, in order of first appearance; rows without a value are left out. */
export function splitBy(people: People, column: string): readonly Snapshot[] {
  const rows = new Map<number, number[]>()
  for (const [row, value] of (people.get(column) ?? []).entries())
    if (!Number.isNaN(value)) rows.set(value, [...(rows.get(value) ?? []), row])
  return [...rows.values()].map((own) => snapshotOf(people, own))
}

export const hasSurvivalData = existsSync(resolve(referenceData, 'survival'))

/** A CSV file of numbers; what is none is NaN, an empty field too. */
export function readNumbers(path: string): People {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().replaceAll('"', '').split('\n')
  const rows = lines.map((line) => line.split(','))
  return new Map(
    header
      .split(',')
      .map((name, k) => [
        name,
        rows.map((row) => (row[k] === undefined || row[k] === '' ? Number.NaN : Number(row[k]))),
      ]),
  )
}

/** R's survival::lung, with `event` for death. */
export function lungPeople(): People {
  const people = readNumbers(resolve(referenceData, 'survival/survival_lung.csv'))
  return new Map([...people, ['event', (people.get('status') ?? []).map((status) => status - 1)]])
}

export const lungManifest = coxManifest({
  numbers: { time: [0, 1100], age: [18, 120], sex: [1, 2], 'ph.ecog': [0, 5] },
  binaries: ['event'],
  terms: ['age', 'sex', 'ph.ecog'],
})
