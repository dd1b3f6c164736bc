import { resolve } from 'node:path'
import type { PropensityWeights } from '../manifest/analyses/propensity-weights.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import type { Snapshot } from './analysis.ts'
import { analyseStudy } from './drive.ts'
import { familyInput, familyManifest } from './glm/families.test.data.ts'
import type { GlmSettings } from './glm/settings.ts'
import type { Ended } from './sequence.ts'
import { oracles, plainTerm, readJson } from './studies.test.data.ts'

interface ModelOracle {
  readonly estimate: readonly number[]
  readonly 'std.error': readonly number[]
  readonly deviance: number
}
interface NumbersOracle {
  readonly mean: readonly number[]
  readonly sd: readonly number[]
  readonly smd: number
  readonly smdWeighted: number
}
export interface PropensityOracle {
  readonly effective: number
  readonly groups: readonly number[]
  readonly gaussian: ModelOracle
  readonly binomial: ModelOracle
  readonly poisson: ModelOracle
  readonly gamma: ModelOracle
  readonly age: NumbersOracle
  readonly shift: NumbersOracle
  readonly smoking: {
    readonly proportion: readonly (readonly number[])[]
    readonly smd: number
    readonly smdWeighted: number
  }
}
export const propensityOracle = readJson(resolve(oracles, 'propensity.json')) as {
  readonly n: number
  readonly treated: number
  readonly answers: Readonly<Record<string, PropensityOracle>>
}

/** Who is a woman, by age, smoking and shift. */
export const propensityModel: GlmSettings = {
  ...familyInput('binomial').settings,
  id: 'propensity',
  outcome: 'sex',
  terms: ['age', 'smoking', 'shift'],
}

export function weightsOf(
  estimand: PropensityWeights['estimand'],
  low = 0.01,
): { readonly weights: PropensityWeights } {
  return { weights: { propensity: 'propensity', estimand, bounds: { low, high: 1 - low } } }
}

export function twoStepManifest(
  analyses: readonly AnalysisSettings[],
  own: Partial<Manifest> = {},
): Manifest {
  const terms = [...familyManifest.terms, plainTerm('shift')]
  return { ...familyManifest, terms, ...own, analyses: [propensityModel, ...analyses] }
}

/** What the analyses of a study end with, by their ids. */
export function endsOf(
  manifest: Manifest,
  sites: readonly Snapshot[],
): ReadonlyMap<string, Ended['outcome']> {
  const ends = [...analyseStudy(manifest, sites)]
  return new Map(ends.map(({ analysis, outcome }) => [analysis, outcome]))
}
