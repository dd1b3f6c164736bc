import {
  formatDigest,
  sha256,
  utf8,
  type Feature,
  type Manifest,
  type StudyFiles,
} from '@sampan/shared'
import { hospitalStudy, treeConcept, trees } from '@sampan/simulation'

/** A cohort of drawn hospitals as ATLAS would export it: several domains, and inclusion rules of every kind. */
export const cohortDefinition = {
  ConceptSets: [
    conceptSet(0, treeConcept(trees.condition, 3)),
    conceptSet(1, treeConcept(trees.drug, 5)),
    conceptSet(2, treeConcept(trees.condition, 30)),
    conceptSet(3, treeConcept(trees.measurement, 2)),
    conceptSet(4, treeConcept(trees.procedure, 1)),
  ],
  PrimaryCriteria: {
    CriteriaList: [{ ConditionOccurrence: { CodesetId: 0 } }],
    ObservationWindow: { PriorDays: 180, PostDays: 0 },
    PrimaryCriteriaLimit: { Type: 'All' },
  },
  QualifiedLimit: { Type: 'First' },
  ExpressionLimit: { Type: 'First' },
  InclusionRules: [
    rule('adults', [], [{ Age: { Value: 18, Op: 'gte' } }]),
    rule('no such illness before', [
      correlated({ ConditionOccurrence: { CodesetId: 2 } }, { days: [null, 1], type: 0, count: 0 }),
    ]),
    rule('the drug within a year', [
      correlated({ DrugExposure: { CodesetId: 1 } }, { days: [365, -365], type: 2, count: 1 }),
    ]),
    rule('measured twice', [
      correlated(
        { Measurement: { CodesetId: 3, ValueAsNumber: { Value: 10, Op: 'gt' } } },
        { days: [null, -3650], type: 2, count: 2 },
      ),
    ]),
    rule('at most five procedures', [
      correlated({ ProcedureOccurrence: { CodesetId: 4 } }, { days: [null, 0], type: 1, count: 5 }),
    ]),
  ],
  EndStrategy: { DateOffset: { DateField: 'StartDate', Offset: 365 } },
  CensoringCriteria: [{ Death: {} }],
  CollapseSettings: { CollapseType: 'ERA', EraPad: 30 },
  CensorWindow: {},
}

function conceptSet(id: number, concept: number) {
  const item = { concept: { CONCEPT_ID: concept }, includeDescendants: true, isExcluded: false }
  return { id, name: String(id), expression: { items: [item] } }
}

function rule(name: string, criteria: readonly object[], demographics: readonly object[] = []) {
  const expression = { Type: 'ALL', CriteriaList: criteria, DemographicCriteriaList: demographics }
  return { name, expression: { ...expression, Groups: [] } }
}

interface Asked {
  /** Days before the index date from which and to which; null for all days. */
  readonly days: readonly [number | null, number]
  /** Circe's numbers: 0 exactly, 1 at most, 2 at least. */
  readonly type: 0 | 1 | 2
  readonly count: number
}

function correlated(criteria: object, { days: [from, to], type, count }: Asked) {
  const edge = (days: number | null) => ({
    ...(days === null ? {} : { Days: Math.abs(days) }),
    Coeff: days !== null && days < 0 ? 1 : -1,
  })
  return {
    Criteria: criteria,
    StartWindow: { Start: edge(from), End: edge(to), UseEventEnd: false },
    Occurrence: { Type: type, Count: count },
  }
}

const windows = ['any', 'long', 'medium', 'short'] as const

/** 200 features of everyone: two of the person, 180 presences over six domains and four windows, 18 values. */
export const manyFeatures = {
  ...hospitalStudy,
  features: [
    { name: 'age', kind: 'age', at: null },
    { name: 'male', kind: 'sex', concept: 8507 },
    ...presences('condition', 15),
    ...presences('drug', 12),
    ...presences('procedure', 8),
    ...presences('measurement', 5),
    ...presences('observation', 4),
    ...presences('device', 1),
    ...Array.from({ length: 18 }, (_, group) => value(group)),
  ],
  terms: [],
  ranges: {},
  largestSite: 20_000_000,
  vocabulary: { version: null, onMismatch: 'ignore' },
} as unknown as Manifest

const content = utf8(JSON.stringify(cohortDefinition))
const file = formatDigest(sha256(content))
export const cohortFiles: StudyFiles = new Map([[file, content]])

/** The same features of the people of the cohort, at the day that they enter it. */
export const cohortStudy: Manifest = {
  ...manyFeatures,
  cohorts: [
    {
      ...{ id: 'cohort', name: 'Cohort' },
      definition: { kind: 'circe', file, rules: cohortDefinition.InclusionRules.length },
    },
  ],
  population: { ...manyFeatures.population, target: 'cohort', index: 'cohort-start' },
}

/** Domains of which the generator has a vocabulary. */
type Domain = Extract<Feature, { readonly kind: 'presence' }>['domain'] & keyof typeof trees

function presences(domain: Domain, groups: number): readonly Feature[] {
  return Array.from({ length: groups }, (_, group) =>
    windows.map((window): Feature => {
      const concepts = [treeConcept(trees[domain], group)]
      const name = `${domain}-${group}-${window}`
      return { name, kind: 'presence', domain, concepts, descendants: true, window }
    }),
  ).flat()
}

/** The unit of a measurement follows from its group. */
function value(group: number): Feature {
  return {
    ...{ name: `value-${group}`, kind: 'value', domain: 'measurement' },
    ...{ concept: treeConcept(trees.measurement, group, 0), unit: group % 2 === 0 ? 8840 : 8876 },
    ...{ window: 'any', pick: 'latest', levels: null },
  } as const
}
