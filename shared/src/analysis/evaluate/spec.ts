import { present, SampanError } from '../../errors/sampan-error.ts'
import { predictsShares } from '../../manifest/analyses/propensity-weights.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { designOf, type Design } from '../design.ts'
import { withSlack } from '../sum-values.ts'
import { readBroadcast } from './state.ts'

export type EvaluateSettings = Extract<AnalysisSettings, { readonly kind: 'evaluate' }>
export type EvaluateInput = AnalysisInput<EvaluateSettings>

/** The model's terms with the outcome that is predicted. @throws SampanError settings-invalid */
export function designFor(
  manifest: Manifest,
  settings: Pick<EvaluateSettings, 'model' | 'outcome'>,
): Design {
  const model = manifest.analyses.find(({ id }) => id === settings.model)
  if (model?.kind !== 'glm' || !predictsShares(model))
    throw new SampanError('settings-invalid', { model: settings.model })
  const { outcome, terms, intercept } = model
  return designOf(manifest, { outcome: settings.outcome ?? outcome, terms, intercept })
}

/**
 * Coefficients in the order of the design's columns: those of the study, or of the fit, which the broadcast brings.
 * @throws SampanError settings-invalid when the study's are not those of the columns; broadcast-mismatch
 */
export function coefficientsOf(
  { settings, fits }: EvaluateInput,
  design: Design,
): readonly number[] {
  const { fixed, model, id } = settings
  if (fixed !== null) {
    const values = new Map(fixed.map(({ term, estimate }) => [term, estimate]))
    const missing = design.columns.find(({ name }) => !values.has(name))
    if (missing !== undefined || values.size !== design.columns.length)
      throw new SampanError('settings-invalid', { fixed: missing?.name ?? model })
    return design.columns.map(({ name }) => present(values.get(name), 'a fixed coefficient'))
  }
  const own = fits?.[model]?.coefficients
  if (own?.length !== design.columns.length)
    throw new SampanError('broadcast-mismatch', { analysis: id })
  return own
}

export function features({ manifest, settings }: EvaluateInput): readonly string[] {
  return designFor(manifest, settings).features
}

export function start({ manifest, settings }: EvaluateInput): Broadcast {
  designFor(manifest, settings)
  return { analysis: settings.id, kind: 'evaluate', step: 'histogram' }
}

/** People per bin of the predicted probability, with and without the outcome; squares of errors. */
export function spec({ manifest, settings }: EvaluateInput, broadcast: Broadcast): RoundSpec {
  readBroadcast(settings.id, broadcast)
  const people = manifest.largestSite
  return {
    width: 128,
    segments: [
      { name: 'cases', length: settings.bins, kind: 'count', bound: people },
      { name: 'others', length: settings.bins, kind: 'count', bound: people },
      { name: 'squares', length: 1, kind: 'real', bound: withSlack(people) },
    ],
  }
}
