import { invariant } from '../errors/sampan-error.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import type { Analysis, AnalysisInput, Broadcast, Next } from './analysis.ts'
import { coxAnalysis } from './cox/cox.ts'
import { crosstabAnalysis } from './crosstab/crosstab.ts'
import { describeAnalysis } from './describe/describe.ts'
import { evaluateAnalysis } from './evaluate/evaluate.ts'
import { feasibilityAnalysis } from './feasibility/feasibility.ts'
import { bareBroadcast, fitsOf, withFits } from './fits.ts'
import { glmAnalysis } from './glm/glm.ts'
import { incidenceAnalysis } from './incidence/incidence.ts'
import { kmAnalysis } from './km/km.ts'
import { logrankAnalysis } from './logrank/logrank.ts'
import { metaAnalysis } from './meta/meta.ts'
import { prevalenceAnalysis } from './prevalence/prevalence.ts'
import type { AnalysisResult } from './results.ts'

type Kind = AnalysisSettings['kind']
type SettingsOf<K extends Kind> = Extract<AnalysisSettings, { readonly kind: K }>
type ResultOf<K extends Kind> = Extract<AnalysisResult, { readonly kind: K }>

/** Every kind of analysis that a site can compute. Nothing else refers to a single kind. */
const table: { readonly [K in Kind]: Analysis<SettingsOf<K>, ResultOf<K>> } = {
  feasibility: feasibilityAnalysis,
  describe: describeAnalysis,
  crosstab: crosstabAnalysis,
  incidence: incidenceAnalysis,
  glm: glmAnalysis,
  cox: coxAnalysis,
  prevalence: prevalenceAnalysis,
  km: kmAnalysis,
  logrank: logrankAnalysis,
  evaluate: evaluateAnalysis,
  meta: metaAnalysis,
}

const analyses: Readonly<Record<Kind, Analysis>> = {
  feasibility: forAnySettings(table.feasibility),
  describe: forAnySettings(table.describe),
  crosstab: forAnySettings(table.crosstab),
  incidence: forAnySettings(table.incidence),
  glm: forAnySettings(table.glm),
  cox: forAnySettings(table.cox),
  prevalence: forAnySettings(table.prevalence),
  km: forAnySettings(table.km),
  logrank: forAnySettings(table.logrank),
  evaluate: forAnySettings(table.evaluate),
  meta: forAnySettings(table.meta),
}

/** The analysis of a kind. Its functions take inputs whose settings are of that kind. */
export function analysisOf(kind: Kind): Analysis {
  return analyses[kind]
}

/**
 * The same functions behind one type: each checks that settings and results are of its kind. Fits that a broadcast
 * carries become part of the input, and go on to the next round.
 */
function forAnySettings<S extends AnalysisSettings, R extends AnalysisResult>(
  analysis: Analysis<S, R>,
): Analysis {
  const { kind, weights, own: shown, verdict, ownVerdict: own, needs, fit } = analysis
  const settled = (settings: AnalysisSettings): S => {
    invariant(settings.kind === kind, `settings of ${kind}`)
    return settings as S
  }
  const narrow = (input: AnalysisInput, broadcast: Broadcast): AnalysisInput<S> => {
    const settings = settled(input.settings)
    return { manifest: input.manifest, settings, fits: fitsOf(broadcast) }
  }
  const ours = (result: AnalysisResult): R => {
    invariant(result.kind === kind, `a result of ${kind}`)
    return result as R
  }
  return {
    kind,
    features: (input) => analysis.features({ ...input, settings: settled(input.settings) }),
    start: (input) => {
      const fits = input.fits ?? {}
      const broadcast = analysis.start({ ...input, settings: settled(input.settings), fits })
      return withFits(broadcast, fits)
    },
    spec: (input, asked) => analysis.spec(narrow(input, asked), bareBroadcast(asked)),
    local: (input, asked, snapshot, floors) =>
      analysis.local(narrow(input, asked), bareBroadcast(asked), snapshot, floors),
    global: (input, asked, sum) => {
      const own = narrow(input, asked)
      return onward(analysis.global(own, bareBroadcast(asked), sum), own)
    },
    release: (result, floors) => analysis.release(ours(result), floors),
    ...(shown && { own: (input) => shown({ ...input, settings: settled(input.settings) }) }),
    ...(weights && {
      weights: (input, asked, snapshot) =>
        weights(narrow(input, asked), bareBroadcast(asked), snapshot),
    }),
    ...(verdict && {
      verdict: (input, asked, sum, floors) =>
        verdict(narrow(input, asked), bareBroadcast(asked), sum, floors),
    }),
    ...(own && {
      ownVerdict: (input, asked, sum, floors) =>
        own(narrow(input, asked), bareBroadcast(asked), sum, floors),
    }),
    ...(needs && { needs: (settings) => needs(settled(settings)) }),
    ...(fit && { fit: (result) => fit(ours(result)) }),
  }
}

function onward(next: Next, { fits = {} }: AnalysisInput): Next {
  return next.type === 'round' ? { ...next, broadcast: withFits(next.broadcast, fits) } : next
}
