import type { Manifest } from '../manifest/manifest.ts'
import type { Term } from '../manifest/parts.ts'
import { analysisText } from './analyses/kinds.ts'
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
    ...analyses.flatMap((each) => analysisText(t, each)),
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
    case 'spline':
      return t(term.basis === 'natural' ? 'page.naturalSpline' : 'page.bSpline', {
        name,
        of: term.of,
        degree: exactly(term.degree),
        knots: term.knots.length === 0 ? t('page.noKnots') : listed(term.knots),
        low: exactly(term.boundary.low),
        high: exactly(term.boundary.high),
      })
    case 'polynomial':
      return t('page.polynomial', { name, of: term.of, degree: exactly(term.degree) })
    case 'interaction':
      return t('page.interaction', { name, of: term.of.join(' * ') })
  }
}
