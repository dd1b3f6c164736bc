import type { Manifest } from '../manifest/manifest.ts'
import type { Cohort } from '../manifest/parts.ts'
import type { Speak } from './catalogue.ts'
import { bullet, quote } from './layout.ts'
import { featureText } from './page-features.ts'
import { exactly, listed, quoted } from './page-text.ts'

/** Where the data come from, whose they are, and what is read of every person. */
export function dataSection(t: Speak, manifest: Manifest): string[] {
  return [
    `## ${t('page.data')}`,
    '',
    ...source(t, manifest),
    ...manifest.cohorts.flatMap((each) => cohort(t, each)),
    ...population(t, manifest),
    ...vocabulary(t, manifest),
    '',
    t('page.features'),
    '',
    ...manifest.features.flatMap((each) => featureText(t, manifest, each)),
    '',
    ...bullet(t(missingRules[manifest.missing])),
  ]
}

const missingRules = {
  'complete-case': 'page.completeCase',
  'mean-indicator': 'page.meanIndicator',
  refuse: 'page.missingRefuse',
} as const

function source(t: Speak, { data }: Manifest): string[] {
  if (data.model === 'omop') return bullet(t('page.omop', { versions: listed(data.versions) }))
  return [
    ...bullet(t('page.registry', { table: data.table })),
    ...bullet(
      data.person === null
        ? t('page.personRow')
        : t('page.personColumn', { column: quoted(data.person) }),
    ),
  ]
}

function cohort(t: Speak, { id, name, definition }: Cohort): string[] {
  return [
    ...bullet(t('page.cohort', { id })),
    ...quote(name, 1),
    ...definitionOf(t, definition).flatMap((text) => bullet(text, 1)),
  ]
}

function definitionOf(t: Speak, definition: Cohort['definition']): readonly string[] {
  switch (definition.kind) {
    case 'everyone':
      return [t('page.everyone')]
    case 'condition':
      return [
        t('page.condition', { concepts: listed(definition.concepts) }),
        t(definition.descendants ? 'page.descendants' : 'page.exactly'),
      ]
    case 'circe':
      return [t('page.circe', { digest: definition.file })]
  }
}

function population(t: Speak, { population: who }: Manifest): string[] {
  const texts = [
    t('page.target', { id: who.target }),
    who.comparator === null ? t('page.noComparator') : t('page.comparator', { id: who.comparator }),
    who.outcome === null ? t('page.noOutcomeCohort') : t('page.outcomeCohort', { id: who.outcome }),
    t('page.asOf', { day: who.asOf }),
    t(who.index === 'as-of' ? 'page.indexAsOf' : 'page.indexCohort'),
    t('page.washout', { days: exactly(who.washoutDays) }),
    t(who.priorOutcome === 'keep' ? 'page.priorKeep' : 'page.priorRemove'),
    timeAtRisk(t, who.timeAtRisk),
  ]
  return texts.flatMap((text) => bullet(text))
}

function timeAtRisk(t: Speak, risk: Manifest['population']['timeAtRisk']): string {
  if (risk === null) return t('page.noTimeAtRisk')
  const anchor = (name: string): string =>
    t(name === 'cohort start' ? 'page.anchorStart' : 'page.anchorEnd')
  return t('page.timeAtRisk', {
    start: exactly(risk.start),
    startAnchor: anchor(risk.startAnchor),
    end: exactly(risk.end),
    endAnchor: anchor(risk.endAnchor),
    minimum: exactly(risk.minimumDays),
  })
}

const mismatchRules = {
  refuse: 'page.mismatchRefuse',
  report: 'page.mismatchReport',
  ignore: 'page.mismatchIgnore',
} as const

function vocabulary(t: Speak, { vocabulary: { version, onMismatch } }: Manifest): string[] {
  const named =
    version === null
      ? bullet(t('page.anyVocabulary'))
      : [...bullet(t('page.vocabulary')), ...quote(version, 1)]
  return [...named, ...bullet(t(mismatchRules[onMismatch]))]
}
