import type { Language } from '@sampan/shared'
import { cliTexts } from '../text/cli-texts.ts'

/** A definition of ATLAS beside the study file, and the id that the study has for its cohort. */
export interface NamedCohort {
  readonly id: string
  readonly file: string
  readonly name: string
}

/** What a study is begun over: the first cohort is its target. */
export type Beginning = 'omop' | 'registry' | { readonly cohorts: readonly NamedCohort[] }

/**
 * A study file to begin with, as people of that language read it: everything that must be there, the usual of what may
 * be, and a sentence to each. It parses; its sites are names to replace.
 */
export function studyTemplate(language: Language, beginning: Beginning): string {
  const t = cliTexts(language)
  return `# ${t('template.head')}
schema: sampan/study/v1
title: ${t('template.title')}
# ${t('template.purposeNote')}
purpose: >
  ${t('template.purpose')}
sponsor: ${t('template.sponsor')}
investigator:
  name: ${t('template.investigator')}
  affiliation: ${t('template.affiliation')}

# ${t('template.sites')}
sites: [site-1, site-2, site-3]

${partOf(beginning, t)}

# ${t('template.rules')}
runsMax: 5
# startsAt: 2026-02-01
# expiresAt: 2027-02-01
`
}

type Speak = ReturnType<typeof cliTexts>

function partOf(beginning: Beginning, t: Speak): string {
  if (typeof beginning !== 'string') return atlasPart(beginning.cohorts, t)
  return `${beginning === 'omop' ? omopPart(t) : registryPart(t)}
# ${t('template.analyses')}
analyses:
  - kind: feasibility
  - kind: describe
  - { id: model, kind: glm, outcome: outcome }
`
}

function atlasPart(cohorts: readonly NamedCohort[], t: Speak): string {
  const lines = cohorts.map(
    ({ id, file, name }) =>
      `  ${id}: { circe: ${JSON.stringify(file)}, name: ${JSON.stringify(name)} }`,
  )
  return `data: omop
# ${t('template.atlas')}
cohorts:
${lines.join('\n')}
population: { target: ${cohorts[0]?.id ?? ''} }

# ${t('template.features')}
features:
  age: { age: index }
  male: { sex: male }

# ${t('template.describe')}
analyses:
  - kind: feasibility
  - kind: describe
`
}

function omopPart(t: Speak): string {
  return `data: omop
# ${t('template.cohort')}
cohort:
  name: ${t('template.cohortName')}
  condition: 80180

# ${t('template.features')}
features:
  outcome: { condition: 192671 }
  age: { age: index }
  male: { sex: male }
  drug: { drug: 1118084 }

# ${t('template.terms')}
terms:
  - { numeric: age, name: age.decades, centre: 60, scale: 10 }
  - male
  - drug
`
}

function registryPart(t: Speak): string {
  return `# ${t('template.registry')}
data: { registry: patients }

# ${t('template.columns')}
features:
  outcome: { column: outcome, type: binary }
  age: { column: age, range: [18, 100] }
  stage: { column: stage, levels: [1, 2, 3] }

# ${t('template.terms')}
terms: [age, stage]
`
}
