import { readFileSync } from 'node:fs'
import path from 'node:path'
import { windowSchema, type Feature } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { absence, referenceData } from '../omop/sources.test.fixture.ts'
import { domainTables, type Domain } from '../omop/tables.ts'
import { covariateId } from './covariate-id.ts'
import { windowDays, type Window } from './windows.ts'

const presence = (domain: Domain, window: Window, concepts = [201826]): Feature => ({
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
    for (const [domain, { table, concept, date }] of Object.entries(domainTables))
      for (const window of windowSchema.options) {
        const id = covariateId(presence(domain as Domain, window))! % 1000
        const found = analyses().find((each) => each.id === id)
        expect(found).toMatchObject({
          start: starts[window],
          table,
          concept,
          startDate: date,
          endDate: date,
        })
        expect(found!.name).not.toMatch(/Value|Inpatient|Group/)
      }
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
