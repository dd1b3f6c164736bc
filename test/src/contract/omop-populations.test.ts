import { readdirSync } from 'node:fs'
import { formatDigest, sha256, utf8, type Manifest } from '@sampan/shared'
import { hospitalStudy } from '@sampan/simulation'
import { describe, expect, it } from 'vitest'
import { anySize, expectSame, matrixPlaces } from '../support/omop-matrices.ts'
import type { Tables } from '../support/omop-places.ts'
import { postgresNote } from '../support/postgres-cluster.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const { write } = matrixPlaces()

/** A definition of ATLAS as a study has it: in a file, by its digest. */
function definitionOf(domain: string, concept: number, parts: object) {
  const items = [{ concept: { CONCEPT_ID: concept }, includeDescendants: true }]
  const text = JSON.stringify({
    ConceptSets: [{ id: 1, name: 'x', expression: { items } }],
    PrimaryCriteria: {
      CriteriaList: [{ [domain]: { CodesetId: 1 } }],
      ObservationWindow: {},
      PrimaryCriteriaLimit: { Type: 'All' },
    },
    ...parts,
  })
  const content = utf8(text)
  return { content, file: formatDigest(sha256(content)) }
}
const over40 = {
  name: 'over 40',
  expression: { Type: 'ALL', DemographicCriteriaList: [{ Age: { Value: 40, Op: 'gt' } }] },
}
const ends = { EndStrategy: { DateOffset: { DateField: 'EndDate', Offset: 30 } } }

describe.skipIf(!hasReference)(`outcomes in GiBleed${referenceNote}${postgresNote}`, () => {
  it('are the same of cohorts from ATLAS, with their time at risk', async () => {
    const needed =
      /^(PERSON|CDM_SOURCE|CONCEPT|CONCEPT_ANCESTOR|OBSERVATION_PERIOD|DRUG_EXPOSURE|CONDITION_OCCURRENCE)\./
    const files = readdirSync(reference('omop', 'gibleed')).filter((file) => needed.test(file))
    const tables = files.map((file) => [
      file.split('.')[0]!.toLowerCase(),
      `select * from read_csv('${reference('omop', 'gibleed', file)}', sample_size = -1, nullstr = '')`,
    ])
    const located = await write('outcomes', Object.fromEntries(tables) as Tables)
    const target = definitionOf('DrugExposure', 1118084, { ...ends, InclusionRules: [over40] })
    const comparator = definitionOf('DrugExposure', 1124300, ends)
    const bleed = definitionOf('ConditionOccurrence', 192671, {})
    const made = { target, comparator, bleed }
    const definitions = Object.entries(made).map(([id, { file }]) => ({
      ...{ id, name: id },
      definition: { kind: 'circe', file, rules: id === 'target' ? 1 : 0 },
    }))
    const range = { low: 0, high: 100_000, outside: 'refuse' }
    const timeAtRisk = {
      ...{ start: 1, startAnchor: 'cohort start', end: 365, endAnchor: 'cohort end' },
      minimumDays: 30,
    }
    const study = {
      ...{ ...hospitalStudy, ...anySize, cohorts: definitions },
      population: {
        ...{ target: 'target', comparator: { cohort: 'comparator', both: 'keep-first' } },
        ...{ outcome: 'bleed', asOf: '2015-06-30', index: 'cohort-start', washoutDays: 3650 },
        ...{ priorOutcome: 'remove', timeAtRisk },
      },
      features: ['treatment', 'outcome', 'outcome-count', 'time-to-event'].map((kind) => ({
        ...{ name: kind.replaceAll('-', '_'), kind },
      })),
      ranges: { outcome_count: range, time_to_event: range },
    } as unknown as Manifest
    const content = new Map(Object.values(made).map((each) => [each.file, each.content]))
    const columns = await expectSame(located, study, content)
    const total = (name: string) => columns.get(name)!.reduce((a, b) => a + b, 0)
    expect(total('treatment')).toBeGreaterThan(100)
    expect(columns.get('treatment')!.length - total('treatment')).toBeGreaterThan(100)
    expect(total('outcome')).toBeGreaterThan(10)
    const alone = { ...study.population, comparator: null }
    const features = study.features.filter(({ kind }) => kind !== 'treatment')
    await expectSame(located, { ...study, population: alone, features }, content)
  }, 120_000)
})
