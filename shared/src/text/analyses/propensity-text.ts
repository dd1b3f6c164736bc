import type { PropensityWeights } from '../../manifest/analyses/propensity-weights.ts'
import type { Speak } from '../catalogue.ts'
import { exactly } from '../page-text.ts'

/** What everybody weighs, for the page that is signed. */
export function propensityTexts(
  t: Speak,
  { propensity, estimand, bounds }: PropensityWeights,
): readonly string[] {
  const limits = { low: exactly(bounds.low), high: exactly(bounds.high) }
  return [t('page.propensity', { propensity, ...limits }), t(`page.estimand.${estimand}`)]
}
