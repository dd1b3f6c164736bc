import { closeSync, openSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** As ATLAS exports it: people with type 2 diabetes from the first record on, who were over 60 then. */
export const atlasDefinition = {
  ConceptSets: [
    {
      id: 7,
      name: 'Diabetes',
      expression: {
        items: [
          {
            concept: { CONCEPT_ID: 201826, CONCEPT_NAME: 'Type 2 diabetes mellitus' },
            includeDescendants: true,
          },
        ],
      },
    },
  ],
  PrimaryCriteria: {
    CriteriaList: [{ ConditionOccurrence: { CodesetId: 7 } }],
    ObservationWindow: { PriorDays: 0, PostDays: 0 },
    PrimaryCriteriaLimit: { Type: 'First' },
  },
  InclusionRules: [
    {
      name: 'Over 60',
      expression: {
        Type: 'ALL',
        DemographicCriteriaList: [{ Age: { Value: 60, Op: 'gt' } }],
      },
    },
  ],
}

const studyText = `schema: sampan/study/v1
title: Diabetics over 60
purpose: To count them.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [hk-north, hk-harbour, macau-peninsula, shenzhen-delta]
cohort: { circe: atlas/diabetes.json, name: Diabetics over 60 }
asOf: 2199-12-31
startsAt: 2020-01-01
expiresAt: 2200-01-01
features:
  age: { age: index }
  male: { sex: male }
analyses:
  - { id: count, kind: feasibility }
`

/** The study and its definition, under names of their own. */
export function writeAtlasStudy(folder: string, name: string, change: object = {}): string {
  const file = path.join(folder, `${name}.yaml`)
  const text = JSON.stringify({ ...atlasDefinition, ...change }, null, 2)
  writeFileSync(file, studyText.replace('atlas/', `${name}-`))
  writeFileSync(path.join(folder, `${name}-diabetes.json`), text)
  return file
}

/** Everyone, people with the condition, and those of them who were over 60: the data read by other SQL. */
export async function atlasCounts(file: string): Promise<readonly number[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const rows = await connection.runAndReadAll(`
    with first as (
      select person_id, min(condition_start_date) as day from condition_occurrence c
      where condition_concept_id in (201826, 2000001001) and exists (
        select 1 from observation_period o where o.person_id = c.person_id
        and condition_start_date between observation_period_start_date and observation_period_end_date)
      group by person_id)
    select (select count(*) from person), count(*),
      count(*) filter (year(day) - year_of_birth > 60)
    from first join person using (person_id)`)
  connection.closeSync()
  instance.closeSync()
  return rows.getRows()[0]!.map(Number)
}

export function flipLastByte(file: string): void {
  const handle = openSync(file, 'r+')
  const at = statSync(file).size - 1
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, at)
  byte[0]! ^= 1
  writeSync(handle, byte, 0, 1, at)
  closeSync(handle)
}
