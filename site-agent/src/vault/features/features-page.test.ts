import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  covariateId,
  expandStudy,
  featureSchema,
  isPopulationKind,
  levelCovariateId,
  levelsOf,
  parseStudyFile,
  present,
  recordSchema,
  systemClock,
  windowSchema,
  type Feature,
} from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { domainTables } from '../omop/tables.ts'
import { scoreCategories } from './comorbidity-concepts.ts'
import { head, tail, written } from './features-page.test.data.ts'
import { windowDays } from './windows.ts'

/** docs/features.md is written from what the parser accepts, the ids it gets, and the tables that are read. */
const page = path.resolve(import.meta.dirname, '../../../../docs/features.md')

const party = { controller: 'a', jurisdiction: 'HK', identity: `sha256:${'0'.repeat(64)}` } as const

function featuresOf(form: string): readonly Feature[] {
  const text = `
schema: sampan/study/v1
title: A study
purpose: To see.
sponsor: A sponsor
investigator: { name: A, affiliation: B }
sites: [one, two, three]
features: { x: ${form} }
analyses: [{ kind: feasibility }]
`
  const sites = ['one', 'two', 'three'].map((site) => ({ ...party, site, controller: site }))
  const { controller, jurisdiction, identity: key } = party
  const directory = { coordinator: { id: 'hub', controller, jurisdiction, key }, sites }
  const { study } = parseStudyFile(text, 'study.yaml')
  const expanded = expandStudy(present(study, form), directory, { clock: systemClock })
  expect(expanded.faults, form).toEqual([])
  return expanded.manifest!.features
}

function idText(feature: Feature): string {
  const [level] = levelsOf(feature)
  const own = covariateId(feature)
  const ofLevel = level === undefined ? null : levelCovariateId(feature, level)
  if (own === null && ofLevel !== null) return `${ofLevel} for its first level`
  return own === null ? 'none' : String(own)
}

function formRows(): readonly string[] {
  return written.map(([form, meaning]) => {
    const ids = featuresOf(form).map(idText).join(', ')
    return `| \`${form}\` | ${meaning} | ${ids} |`
  })
}

function recordRows(): readonly string[] {
  return recordSchema.options.map((domain) => {
    const { table, concept, date, end } = domainTables[domain]
    const feature = (window: 'any' | 'long' | 'medium' | 'short'): Feature => ({
      ...{ name: 'x', kind: 'presence', domain, concepts: [0], descendants: false, window },
    })
    const analyses = windowSchema.options.map((window) => covariateId(feature(window)) ?? 'none')
    const days = end === undefined ? `\`${date}\`` : `\`${date}\` to \`${end}\``
    return `| ${domain} | \`${table}\`, \`${concept}\` | ${days} | ${analyses.join(', ')} |`
  })
}

const windowRows = (): readonly string[] =>
  windowSchema.options.map((window) => {
    const days = windowDays[window]
    return `| ${window} | ${days === null ? 'any day' : `${days} days`} before the index date | the index date |`
  })

function scoreRows(score: keyof typeof scoreCategories): readonly string[] {
  return scoreCategories[score].map(({ name, weight, below, alone = [], except = [] }) => {
    const cells = [name, weight, below.join(', '), alone.join(', '), except.join(', ')]
    return `| ${cells.join(' | ')} |`
  })
}

const scoreHead = `| category | weight | with everything below | alone | except, with everything below |
|---|---|---|---|---|`

function pageText(): string {
  return [
    head,
    '| in a study file | column | covariate id |\n|---|---|---|',
    ...formRows(),
    '\n## Windows\n\n| window | from | to |\n|---|---|---|',
    ...windowRows(),
    '\n## Records\n\n| records | table | days | analyses of any, long, medium, short |\n|---|---|---|---|',
    ...recordRows(),
    tail,
    `\n### Charlson\n\n${scoreHead}`,
    ...scoreRows('charlson'),
    `\n### CHA2DS2-VASc\n\nBeside these: 1 from 65 years on, 2 from 75 on, 1 for women.\n\n${scoreHead}`,
    ...scoreRows('cha2ds2vasc'),
    '',
  ].join('\n')
}

describe('docs/features.md', () => {
  it('shows every kind of feature', () => {
    const shown = new Set(written.flatMap(([form]) => featuresOf(form).map(({ kind }) => kind)))
    const kinds = featureSchema.options.map(({ shape }) => shape.kind.value)
    const told = kinds.filter(isPopulationKind)
    expect([...shown, ...told, 'column'].sort()).toEqual([...new Set(kinds)].sort())
  })

  it('is what the program does (UPDATE_GOLDEN=1 writes it)', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, pageText())
    expect(readFileSync(page, 'utf8')).toBe(pageText())
  })
})
