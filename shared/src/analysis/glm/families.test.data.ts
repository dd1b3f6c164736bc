import { resolve } from 'node:path'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { GlmResult } from '../results.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  manifestOf,
  numeric,
  oracles,
  plainTerm,
  readJson,
  readPeople,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'
import type { Family, GlmInput, GlmSettings } from './settings.ts'

/** The people of test/oracles/glm-families.R, who have every kind of outcome. */
export const familyPeople: People = readPeople(resolve(oracles, 'glm-families.csv'), {})

export const familyManifest = manifestOf({
  features: [
    ...['age', 'days', 'visits', 'cost', 'pressure', 'w', 'shift', 'long'].map(numeric),
    ...['sex', 'y'].map(binary),
    category('smoking', ['never', 'former', 'current']),
    category('ward', ['a', 'b', 'c', 'd', 'e', 'f']),
    category('site', ['a', 'b', 'c', 'd', 'e']),
  ],
  ranges: {
    age: [0, 120],
    days: [1, 3650],
    visits: [0, 100],
    cost: [0.01, 50_000],
    pressure: [40, 260],
    w: [0, 5],
    shift: [-5, 5],
  },
  terms: [...['age', 'sex'].map(plainTerm), factorTerm('smoking', 'never')],
})

export const familyNames = ['gaussian', 'binomial', 'poisson', 'gamma'] as const
const outcomes = { gaussian: 'pressure', binomial: 'y', poisson: 'visits', gamma: 'cost' } as const
const links = { gaussian: 'identity', binomial: 'logit', poisson: 'log', gamma: 'log' } as const

export function familyInput(family: Family, settings: Partial<GlmSettings> = {}): GlmInput {
  return glmOf(familyManifest, outcomes[family], settings.terms ?? ['age', 'sex', 'smoking'], {
    family,
    link: links[family],
    ...settings,
  })
}

export function familySites(): readonly Snapshot[] {
  const site = familyPeople.get('site') ?? []
  return [0, 1, 2, 3, 4].map((own) =>
    snapshotOf(
      familyPeople,
      site.flatMap((value, row) => (value === own ? [row] : [])),
    ),
  )
}

export function fitted(input: AnalysisInput, sites: readonly Snapshot[]): GlmResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as GlmResult
}

/** One model of R. */
export interface FamilyOracle {
  readonly columns: string[]
  readonly n: number
  readonly estimate: number[]
  readonly error: number[]
  readonly statistic: number[]
  readonly p: number[]
  readonly low: number[]
  readonly high: number[]
  readonly vcov: number[][]
  readonly deviance: number
  readonly nullDeviance: number
  readonly dispersion: number
  readonly dfResidual: number
  readonly dfNull: number
  readonly aic: number
  readonly bic: number
  readonly logLik: number
  readonly hc0?: number[][]
  readonly hc1?: number[][]
  readonly site?: number[][]
  readonly siteHc1?: number[][]
  readonly person?: number[][]
  readonly ward?: number[][]
}

export interface RidgeOracle {
  readonly estimate: number[]
  readonly parameters: number
  readonly vcov: number[][]
  readonly deviance: number
}

type ByFamily<T> = Readonly<Record<Family, T>>

export const familyOracles = readJson(resolve(oracles, 'glm-families.json')) as Readonly<
  Record<
    'plain' | 'constant' | 'bare' | 'weighted' | 'offset' | 'exposure' | 'bareOffset' | 'both',
    ByFamily<FamilyOracle>
  >
> & { readonly ridge: ByFamily<RidgeOracle> }
