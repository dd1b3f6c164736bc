import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  covariateId,
  levelCovariateId,
  windowSchema,
  type Feature,
  type RecordDomain,
} from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { absence, referenceData } from '../omop/sources.test.fixture.ts'
import { domainTables } from '../omop/tables.ts'

import { windowDays, type Window } from './windows.ts'

const presence = (domain: RecordDomain, window: Window, concepts = [201826]): Feature => ({
  name: 'x',
  kind: 'presence',
  domain,
  concepts,
  descendants: true,
  window,
})
const value = (domain: 'measurement' | 'observation', window: Window, unit: number | null) =>
  ({
    name: 'x',
    kind: 'value',
    domain,
    concept: 3004249,
    unit,
    window,
    pick: 'latest',
    levels: null,
  }) as const satisfies Feature

describe('covariate ids', () => {
  it('are those of FeatureExtraction', () => {
    // Ids as FeatureExtraction's own vignette and tests print them.
    expect(covariateId({ name: 'x', kind: 'age', at: null })).toBe(1002)
    expect(covariateId({ name: 'x', kind: 'sex', concept: 8507 })).toBe(8507001)
    expect(covariateId(presence('condition', 'long'))).toBe(201826102)
    expect(covariateId(presence('drug', 'short', [1112807, 7]))).toBe(1112807304)
    expect(covariateId(value('measurement', 'any', 8876))).toBe(3004249876705)
    expect(covariateId(value('observation', 'medium', null))).toBe(3004249000811)
  })

  it('are exact for the largest concept, and none for a registry', () => {
    const largest = { ...value('observation', 'short', 2_147_483_647), concept: 2_147_483_647 }
    expect(covariateId(largest)).toBe(2147483647647812)
    expect(Number.isSafeInteger(covariateId(largest))).toBe(true)
    expect(
      covariateId({
        name: 'x',
        kind: 'column',
        column: 'a',
        type: 'numeric',
        equals: null,
        levels: null,
      }),
    ).toBeNull()
  })
})

interface Analysis {
  readonly id: number
  readonly name: string
  readonly start: string
  readonly table: string
  readonly concept: string
  readonly startDate: string
  readonly endDate: string
}

describe.skipIf(absence !== '')(`the prespecified analyses${absence}`, () => {
  const file = path.join(referenceData, 'omop/ohdsi_specs/FeatureExtraction_PrespecAnalyses.csv')
  const analyses = (): readonly Analysis[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(
        ([
          id,
          name = '',
          ,
          start = '',
          ,
          ,
          ,
          table = '',
          concept = '',
          startDate = '',
          endDate = '',
        ]) => ({
          id: Number(id),
          name,
          start,
          table,
          concept,
          startDate,
          endDate,
        }),
      )
  const starts: Readonly<Record<Window, string>> = {
    any: 'anyTimePrior',
    long: 'longTermStartDays',
    medium: 'mediumTermStartDays',
    short: 'shortTermStartDays',
  }

  it('have the same numbers, tables and dates for every domain and window', () => {
    for (const [domain, { table, concept, date, end }] of Object.entries(domainTables))
      for (const window of windowSchema.options) {
        const own = covariateId(presence(domain as RecordDomain, window))
        if (domain === 'visit') {
          expect(own).toBeNull()
          continue
        }
        const id = own! % 1000
        const found = analyses().find((each) => each.id === id)
        expect(found).toMatchObject({
          start: starts[window],
          table,
          concept,
          startDate: date,
          endDate: end ?? date,
        })
        expect(found!.name).not.toMatch(/Value|Inpatient|Group/)
      }
  })

  it('have the same numbers for everything else', () => {
    const windows = ['long', 'medium', 'short'] as const
    const count =
      (domain: RecordDomain, parts: object = {}) =>
      (window: Window) =>
        ({
          ...{ name: 'x', kind: 'count', counted: 'concepts', domain, window },
          concepts: null,
          ...parts,
        }) as Feature
    const records = { counted: 'records' }
    const one = { ...records, concepts: { ids: [9201], descendants: false } }
    const inWindows = (name: string, of: (window: Window) => Feature) =>
      windows.map((window) => [`${name}${window}term`, of(window)] as const)
    const all: readonly (readonly [string, Feature])[] = [
      ['DemographicsRace', { name: 'x', kind: 'race', concept: 8515 }],
      ['DemographicsEthnicity', { name: 'x', kind: 'ethnicity', concept: 38003563 }],
      ['DemographicsPriorObservationTime', { name: 'x', kind: 'observed-days', side: 'before' }],
      ['DemographicsPostObservationTime', { name: 'x', kind: 'observed-days', side: 'after' }],
      ['CharlsonIndex', { name: 'x', kind: 'score', score: 'charlson' }],
      ['Chads2Vasc', { name: 'x', kind: 'score', score: 'cha2ds2vasc' }],
      ...inWindows('DistinctConditionCount', count('condition-era')),
      ...inWindows('DistinctIngredientCount', count('drug-era')),
      ...inWindows('DistinctProcedureCount', count('procedure')),
      ...inWindows('DistinctMeasurementCount', count('measurement')),
      ...inWindows('DistinctObservationCount', count('observation')),
      ...inWindows('VisitCount', count('visit', records)),
      ...inWindows('VisitConceptCount', count('visit', one)),
      ...inWindows('MeasurementRangeGroup', (window) => ({
        ...{ name: 'x', kind: 'range-group', concept: 3004249, group: 'above', window },
      })),
    ]
    for (const [name, feature] of all) {
      const id = covariateId(feature)! % 1000
      const found = analyses().find((each) => each.id === id)
      expect(found?.name.toLowerCase()).toBe(name.toLowerCase())
    }
    const levels = ['65-69', '2024', '12'].map((level, k) =>
      levelCovariateId(
        { name: 'x', kind: (['age-group', 'index-year', 'index-month'] as const)[k]! } as Feature,
        level,
      ),
    )
    expect(levels).toEqual([13_003, 2_024_006, 12_007])
    const named = ['AgeGroup', 'IndexYear', 'IndexMonth'].map((name) => `Demographics${name}`)
    expect([3, 6, 7].map((id) => analyses().find((each) => each.id === id)?.name)).toEqual(named)
    const group = all.at(-1)![1]
    // 3004249 * 10,000 + 3 * 1000 + 712: MeasurementRangeGroup.sql.
    expect(covariateId(group)).toBe(30042493712)
    expect(covariateId(count('visit', one)('long'))).toBe(9201923)
    expect(covariateId(count('visit', records)('long'))).toBe(1920)
    // What FeatureExtraction does not count has no id.
    const none = [
      count('condition')('long'),
      count('visit', records)('any'),
      count('condition-era', records)('long'),
      count('condition-era', { concepts: { ids: [1], descendants: false } })('long'),
      count('visit', { ...one, concepts: { ids: [9201], descendants: true } })('long'),
      count('visit', { ...one, concepts: { ids: [9201, 9202], descendants: false } })('long'),
    ]
    expect(none.map(covariateId)).toEqual(none.map(() => null))
  })

  it('have the same numbers for values', () => {
    for (const domain of ['measurement', 'observation'] as const)
      for (const window of windowSchema.options) {
        const id = covariateId(value(domain, window, 8876))! % 1000
        expect(analyses().find((each) => each.id === id)).toMatchObject({
          start: starts[window],
          table: domain,
        })
        expect(analyses().find((each) => each.id === id)!.name).toMatch(
          /Value(Any|Long|Medium|Short)/,
        )
      }
    expect(windowDays).toEqual({ any: null, long: 365, medium: 180, short: 30 })
  })
})
