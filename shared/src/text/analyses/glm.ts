import type { Speak } from '../catalogue.ts'
import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import { propensityTexts } from './propensity-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

type Settings = SettingsOf<'glm'>

export const glmText: SettingsText<Settings> = (t, settings) => [
  ...bullet(modelText(t, settings)),
  ...[
    t(settings.intercept ? 'page.intercept' : 'page.noIntercept'),
    ...specialTexts(t, settings),
    t('page.glmSettings', {
      confidence: exactly(settings.confidence),
      tolerance: exactly(settings.tolerance),
      iterations: exactly(settings.iterationsMax),
    }),
  ].flatMap((text) => bullet(text, 1)),
]

const kinds = {
  gaussian: 'page.glmGaussian',
  binomial: 'page.glmBinomial',
  poisson: 'page.glmPoisson',
  gamma: 'page.glmGamma',
} as const

function modelText(t: Speak, { id, family, link, outcome, terms }: Settings): string {
  const values = { id, family, link, outcome, kind: t(kinds[family]) }
  return terms.length === 0
    ? t('page.glmAlone', values)
    : t('page.glm', { ...values, terms: listed(terms) })
}

function specialTexts(t: Speak, settings: Settings): readonly string[] {
  const { offset, weights, ridge, robust } = settings
  const texts: string[] = []
  if (offset !== null)
    texts.push(
      t('page.glmOffset', { offset: offset.log ? `log(${offset.feature})` : offset.feature }),
    )
  if (typeof weights === 'string') texts.push(t('page.glmWeights', { weights }))
  else if (weights !== null) texts.push(...propensityTexts(t, weights))
  if (ridge > 0) texts.push(t('page.glmRidge', { ridge: exactly(ridge) }))
  if (robust !== null) texts.push(t('page.glmRobust', { robust }))
  return [...texts, ...clusterTexts(t, settings)]
}

function clusterTexts(t: Speak, { cluster }: Settings): readonly string[] {
  if (cluster === null) return []
  if (cluster === 'site') return [t('page.glmClusterSite')]
  if (cluster === 'person') return [t('page.glmClusterPerson')]
  return [t('page.glmCluster', { cluster })]
}
