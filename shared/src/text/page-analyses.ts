import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings, Term } from '../manifest/parts.ts'
import type { Speak } from './catalogue.ts'
import { bullet } from './layout.ts'
import { exactly, listed, quoted } from './page-text.ts'

/** What may be computed: terms that models may use, and analyses with every setting. */
export function analysisSection(t: Speak, { terms, analyses }: Manifest): string[] {
  const declared =
    terms.length === 0
      ? [t('page.noTerms')]
      : [t('page.terms'), '', ...terms.flatMap((each) => bullet(termText(t, each)))]
  return [
    `## ${t('page.analyses')}`,
    '',
    ...declared,
    '',
    t('page.runs'),
    '',
    ...analyses.flatMap((each) => analysis(t, each)),
  ]
}

function termText(t: Speak, term: Term): string {
  const { name } = term
  switch (term.kind) {
    case 'numeric':
      if (term.centre === 0 && term.scale === 1 && !term.log)
        return t('page.plain', { name, of: term.of })
      return t(term.log ? 'page.numericLog' : 'page.numeric', {
        name,
        of: term.of,
        centre: exactly(term.centre),
        scale: exactly(term.scale),
      })
    case 'factor':
      return t('page.factor', { name, of: term.of, reference: quoted(term.reference) })
    case 'interaction':
      return t('page.interaction', { name, of: term.of.join(' * ') })
  }
}

function analysis(t: Speak, settings: AnalysisSettings): string[] {
  const { id } = settings
  switch (settings.kind) {
    case 'feasibility':
      return bullet(t('page.feasibility', { id }))
    case 'describe':
      return bullet(t('page.describe', { id, features: listed(settings.features) }))
    case 'prevalence':
      return bullet(
        t('page.prevalence', {
          id,
          features: listed(settings.features),
          share: exactly(settings.shareMin),
        }),
      )
    case 'glm':
      return [
        ...bullet(glmText(t, settings)),
        ...bullet(t(settings.intercept ? 'page.intercept' : 'page.noIntercept'), 1),
        ...bullet(
          t('page.glmSettings', {
            confidence: exactly(settings.confidence),
            tolerance: exactly(settings.tolerance),
            iterations: exactly(settings.iterationsMax),
          }),
          1,
        ),
      ]
  }
}

function glmText(t: Speak, glm: Extract<AnalysisSettings, { kind: 'glm' }>): string {
  const { id, family, link, outcome, terms } = glm
  const values = { id, family, link, outcome }
  return terms.length === 0
    ? t('page.glmAlone', values)
    : t('page.glm', { ...values, terms: listed(terms) })
}
