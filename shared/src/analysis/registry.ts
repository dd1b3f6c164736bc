import { invariant } from '../errors/sampan-error.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import type { Analysis, AnalysisInput } from './analysis.ts'
import { global as describeGlobal, judgeCounts, judgeOwnCounts } from './describe/global.ts'
import { local as describeLocal } from './describe/local.ts'
import * as describeSpec from './describe/spec.ts'
import { global as feasibilityGlobal, ownVerdict } from './feasibility/global.ts'
import { local as feasibilityLocal } from './feasibility/local.ts'
import * as feasibilitySpec from './feasibility/spec.ts'
import { global as glmGlobal } from './glm/global.ts'
import { local as glmLocal } from './glm/local.ts'
import { verdict as glmVerdict } from './glm/moments.ts'
import * as glmSpec from './glm/spec.ts'
import { weights as glmWeights } from './glm/weights.ts'
import { global as prevalenceGlobal, ownVerdict as prevalenceVerdict } from './prevalence/global.ts'
import { local as prevalenceLocal } from './prevalence/local.ts'
import * as prevalenceSpec from './prevalence/spec.ts'

type Kind = AnalysisSettings['kind']
type SettingsOf<K extends Kind> = Extract<AnalysisSettings, { readonly kind: K }>

/** Every kind of analysis that a site can compute. Nothing else refers to a single kind. */
const table: { readonly [K in Kind]: Analysis<SettingsOf<K>> } = {
  feasibility: {
    kind: 'feasibility',
    features: feasibilitySpec.features,
    start: feasibilitySpec.start,
    spec: feasibilitySpec.spec,
    local: feasibilityLocal,
    global: feasibilityGlobal,
    ownVerdict,
  },
  describe: {
    kind: 'describe',
    features: describeSpec.features,
    start: describeSpec.start,
    spec: describeSpec.spec,
    local: describeLocal,
    global: describeGlobal,
    verdict: judgeCounts,
    ownVerdict: judgeOwnCounts,
  },
  glm: {
    kind: 'glm',
    features: glmSpec.features,
    start: glmSpec.start,
    spec: glmSpec.spec,
    local: glmLocal,
    weights: glmWeights,
    global: glmGlobal,
    verdict: glmVerdict,
    ownVerdict: glmVerdict,
  },
  prevalence: {
    kind: 'prevalence',
    features: prevalenceSpec.features,
    start: prevalenceSpec.start,
    spec: prevalenceSpec.spec,
    local: prevalenceLocal,
    global: prevalenceGlobal,
    ownVerdict: prevalenceVerdict,
  },
}

const analyses: Readonly<Record<Kind, Analysis>> = {
  feasibility: forAnySettings(table.feasibility),
  describe: forAnySettings(table.describe),
  glm: forAnySettings(table.glm),
  prevalence: forAnySettings(table.prevalence),
}

/** The analysis of a kind. Its functions take inputs whose settings are of that kind. */
export function analysisOf(kind: Kind): Analysis {
  return analyses[kind]
}

/** The same functions behind one type: each checks that the settings are of its kind. */
function forAnySettings<S extends AnalysisSettings>(analysis: Analysis<S>): Analysis {
  const { kind, weights, verdict, ownVerdict: own } = analysis
  const narrow = (input: AnalysisInput): AnalysisInput<S> => {
    invariant(input.settings.kind === kind, `settings of ${kind}`)
    return input as AnalysisInput<S>
  }
  return {
    kind,
    features: (input) => analysis.features(narrow(input)),
    start: (input) => analysis.start(narrow(input)),
    spec: (input, broadcast) => analysis.spec(narrow(input), broadcast),
    local: (input, broadcast, snapshot) => analysis.local(narrow(input), broadcast, snapshot),
    global: (input, broadcast, sum) => analysis.global(narrow(input), broadcast, sum),
    ...(weights && {
      weights: (input, broadcast, snapshot) => weights(narrow(input), broadcast, snapshot),
    }),
    ...(verdict && {
      verdict: (input, broadcast, sum, floors) => verdict(narrow(input), broadcast, sum, floors),
    }),
    ...(own && {
      ownVerdict: (input, broadcast, sum, floors) => own(narrow(input), broadcast, sum, floors),
    }),
  }
}
