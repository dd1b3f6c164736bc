import type { Manifest } from '../manifest/manifest.ts'
import { readDefinitions, type StudyFiles } from '../manifest/study-files.ts'
import type { Speak } from './catalogue.ts'
import { bullet, quote } from './layout.ts'
import { cohortLines } from './page-cohort.ts'
import { featureText } from './page-features.ts'
import { exactly, listed, quoted } from './page-text.ts'

/** Where the data come from, whose they are, and what is read of every person. */
export function dataSection(t: Speak, manifest: Manifest, files: StudyFiles): string[] {
  const definitions = readDefinitions(manifest, files)
  return [
    `## ${t('page.data')}`,
    '',
    ...source(t, manifest),
    ...manifest.cohorts.flatMap((each) => cohortLines(t, each, definitions.get(each.id) ?? null)),
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
    ...(data.rows === 'several' ? bullet(t('page.rowsSeveral')) : []),
  ]
}

function population(t: Speak, { population: who }: Manifest): string[] {
  const texts = [
    t('page.target', { id: who.target }),
    ...comparator(t, who.comparator),
    who.outcome === null ? t('page.noOutcomeCohort') : t('page.outcomeCohort', { id: who.outcome }),
    t('page.asOf', { day: who.asOf }),
    t(who.index === 'as-of' ? 'page.indexAsOf' : 'page.indexCohort'),
    t('page.washout', { days: exactly(who.washoutDays) }),
    t(who.priorOutcome === 'keep' ? 'page.priorKeep' : 'page.priorRemove'),
    timeAtRisk(t, who.timeAtRisk),
  ]
  return texts.flatMap((text) => bullet(text))
}

function comparator(t: Speak, compared: Manifest['population']['comparator']): readonly string[] {
  if (compared === null) return [t('page.noComparator')]
  const both = compared.both === 'remove' ? 'page.bothRemove' : 'page.bothFirst'
  return [t('page.comparator', { id: compared.cohort }), t(both)]
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
