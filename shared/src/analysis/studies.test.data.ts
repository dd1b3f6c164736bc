import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultFloors, type Floors } from '../disclosure/floors.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings, Feature, Term } from '../manifest/parts.ts'
import type { AnalysisInput, Snapshot } from './analysis.ts'
import { memorySnapshot } from './memory-snapshot.ts'

/** Studies and people for the tests of this folder. */
const digest = `sha256:${'0'.repeat(64)}`
const party = { id: 'hub', controller: 'hub', jurisdiction: 'HK' } as const

/** Floors that let small public data through, to compare with R. */
export const lowFloors: Floors = {
  ...defaultFloors,
  peoplePerSite: 1,
  cell: 1,
  parametersPerPerson: 1,
  factorLevelsPerPerson: 1,
}

interface StudyParts {
  readonly features: readonly Feature[]
  readonly ranges: Readonly<Record<string, readonly [number, number]>>
  readonly terms?: readonly Term[]
  readonly floors?: Floors
  readonly missing?: Manifest['missing']
  readonly largestSite?: number
}

export function manifestOf(parts: StudyParts): Manifest {
  const ranges = Object.entries(parts.ranges).map(
    ([name, [low, high]]) => [name, { low, high, outside: 'missing' }] as const,
  )
  return {
    schema: 'sampan/manifest/v1',
    suite: 1,
    id: 'study_00000000000000000000000000',
    parent: null,
    title: 'A study',
    purpose: 'To be computed.',
    sponsor: 'A university',
    investigator: { name: 'A. Researcher', affiliation: 'A university', key: null },
    protocolDigest: null,
    coordinator: { ...party, key: digest },
    recipients: [party],
    participants: [{ ...party, site: 'site-1', identity: digest, mandatory: true }].map(
      ({ site, controller, jurisdiction, identity, mandatory }) => ({
        site,
        controller,
        jurisdiction,
        identity,
        mandatory,
      }),
    ),
    sitesMin: 3,
    controllersMin: 3,
    survivorsMin: 3,
    largestSite: parts.largestSite ?? 100_000,
    collusionAccepted: null,
    data: { model: 'registry', table: 'people', person: null, rows: 'one' },
    cohorts: [{ id: 'all', name: 'Everyone', definition: { kind: 'everyone' } }],
    population: {
      target: 'all',
      comparator: null,
      outcome: null,
      asOf: '2024-01-01',
      index: 'as-of',
      washoutDays: 0,
      priorOutcome: 'keep',
      timeAtRisk: null,
    },
    features: [...parts.features],
    terms: [...(parts.terms ?? [])],
    ranges: Object.fromEntries(ranges),
    timeGrid: null,
    missing: parts.missing ?? 'complete-case',
    vocabulary: { version: null, onMismatch: 'ignore' },
    analyses: [{ id: 'feasibility', kind: 'feasibility', perSite: false }],
    runsMax: 1,
    cells: 'pooled',
    floors: parts.floors ?? lowFloors,
    dp: null,
    outputs: ['json'],
    startsAt: '2024-01-01T00:00:00Z',
    expiresAt: '2025-01-01T00:00:00Z',
  }
}

type Kind = AnalysisSettings['kind']
type SettingsOf<K extends Kind> = Extract<AnalysisSettings, { readonly kind: K }>

export function glmOf(
  manifest: Manifest,
  outcome: string,
  terms: readonly string[],
  settings: Partial<SettingsOf<'glm'>> = {},
): AnalysisInput<SettingsOf<'glm'>> {
  return {
    manifest,
    settings: {
      id: 'model',
      kind: 'glm',
      family: 'binomial',
      link: 'logit',
      outcome,
      terms: [...terms],
      offset: null,
      weights: null,
      ridge: 0,
      robust: null,
      cluster: null,
      intercept: true,
      confidence: 0.95,
      tolerance: 1e-9,
      iterationsMax: 20,
      ...settings,
    },
  }
}

export function numeric(name: string): Feature {
  return { name, kind: 'column', column: name, type: 'numeric', equals: null, levels: null }
}

export function binary(name: string): Feature {
  return { name, kind: 'column', column: name, type: 'binary', equals: null, levels: null }
}

export function category(name: string, levels: readonly string[]): Feature {
  const shape = { kind: 'column', column: name, type: 'category', equals: null } as const
  return { name, ...shape, levels: [...levels] }
}

/** A numeric term of the feature of the same name, as it is. */
export function plainTerm(name: string): Term {
  return { name, kind: 'numeric', of: name, centre: 0, scale: 1, log: false }
}

export function factorTerm(name: string, reference: string): Term {
  return { name, kind: 'factor', of: name, reference }
}

export function interactionTerm(...of: readonly string[]): Term {
  return { name: of.join(':'), kind: 'interaction', of: [...of] }
}

/** A table of people, by column. */
export type People = ReadonlyMap<string, readonly number[]>

export function snapshotOf(people: People, rows?: readonly number[]): Snapshot {
  const columns = [...people].map(([name, values]) => {
    const chosen = rows === undefined ? values : rows.map((row) => values[row] ?? Number.NaN)
    return [name, Float64Array.from(chosen)] as const
  })
  const count = columns[0]?.[1].length ?? 0
  const attrition = ['everyone', 'target'].map((step) => ({ step, people: count }))
  return memorySnapshot(new Map(columns), attrition)
}

/** Reads a CSV file: levels become their index, gaps NaN. */
export function readPeople(
  path: string,
  levels: Readonly<Record<string, readonly string[]>>,
): People {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const names = header.replaceAll('"', '').split(',')
  const rows = lines.map((line) => line.replaceAll('"', '').split(','))
  return new Map(
    names.map((name, k) => [name, rows.map((row) => valueOf(row[k] ?? 'NA', levels[name]))]),
  )
}

function valueOf(text: string, levels: readonly string[] | undefined): number {
  if (text === 'NA' || text === '') return Number.NaN
  return levels === undefined ? Number(text) : levels.indexOf(text)
}

const repository = resolve(import.meta.dirname, '../../..')
export const oracles = resolve(repository, 'test/oracles')
/** Real data and answers of other software; not part of the repository. */
export const referenceData = resolve(repository, '../shared/data')

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

const peopleLevels = {
  smoking: ['never', 'former', 'current'],
  stage: ['1', '2', '3', '4'],
} as const

/** The made-up people of test/oracles/people.R. */
export const peopleFeatures: readonly Feature[] = [
  ...['age', 'bmi', 'crp'].map(numeric),
  ...['sex', 'y'].map(binary),
  category('smoking', peopleLevels.smoking),
  category('stage', peopleLevels.stage),
]
export const peopleRanges = { age: [0, 120], bmi: [8, 90], crp: [0.01, 500] } as const

export function madeUpPeople(): People {
  return readPeople(resolve(oracles, 'people.csv'), peopleLevels)
}

const heartLevels = { cp: ['1', '2', '3', '4'], restecg: ['0', '1', '2'] } as const
const heartNumbers = ['age', 'trestbps', 'chol', 'thalach', 'oldpeak'] as const
export const heartTerms = [
  ...['age', 'sex', 'trestbps', 'chol', 'fbs', 'thalach', 'exang', 'oldpeak'],
  ...['cp', 'restecg'],
] as const

/** The model of the reference answers: y on ten features of the UCI heart disease data. */
export function heartManifest(floors: Floors): Manifest {
  return manifestOf({
    features: [
      ...heartNumbers.map(numeric),
      ...['sex', 'fbs', 'exang', 'y'].map(binary),
      category('cp', heartLevels.cp),
      category('restecg', heartLevels.restecg),
    ],
    ranges: {
      age: [18, 100],
      trestbps: [0, 300],
      chol: [0, 800],
      thalach: [30, 250],
      oldpeak: [-5, 10],
    },
    terms: heartTerms.map((name) =>
      name === 'cp' || name === 'restecg'
        ? factorTerm(name, heartLevels[name][0])
        : plainTerm(name),
    ),
    floors,
  })
}

/** Complete cases of the four hospitals, in the order of the file. */
export function heartSites(): ReadonlyMap<string, Snapshot> {
  const path = resolve(referenceData, 'heart/complete_cases.csv')
  const sites = ['cleveland', 'hungarian', 'switzerland', 'va']
  const people = readPeople(path, { ...heartLevels, site: sites })
  const site = people.get('site') ?? []
  return new Map(
    sites.map((name, index) => {
      const rows = site.flatMap((value, row) => (value === index ? [row] : []))
      return [name, snapshotOf(people, rows)]
    }),
  )
}
