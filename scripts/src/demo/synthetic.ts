import path from 'node:path'
import { present, type Jurisdiction } from '@sampan/shared'
import {
  defaultTruth,
  fourHospitals,
  generateHospitals,
  pooledDesign,
  writeHospitals,
  type SimulationPlan,
} from '@sampan/simulation'
import { pooledFit, type Rows } from './pooled-fit.ts'
import { repository } from './repository.ts'
import type { Scenario } from './scenario.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
}

/** Two hospitals in Hong Kong, one in Macau, one in Shenzhen: four legal entities. */
const names: Readonly<Record<string, Named>> = {
  north: named('hk-north', 'North District Hospital', 'north-district-trust', 'HK'),
  harbour: named('hk-harbour', 'Harbour General Hospital', 'harbour-foundation', 'HK'),
  peninsula: named('macau-peninsula', 'Hospital da Península', 'peninsula-health', 'MO'),
  delta: named('shenzhen-delta', 'Shenzhen Delta Hospital', 'delta-medical', 'CN-GBA9'),
}

function named(id: string, name: string, controller: string, jurisdiction: Jurisdiction): Named {
  return { id, name, controller, jurisdiction }
}

/** Four generated hospitals with known true coefficients, as OMOP CDM 5.4 in DuckDB files. */
export async function syntheticScenario(folder: string): Promise<Scenario> {
  const plan: SimulationPlan = {
    ...fourHospitals,
    hospitals: fourHospitals.hospitals.map((hospital) => ({
      ...hospital,
      id: present(names[hospital.id], 'a named hospital').id,
    })),
  }
  const written = await writeHospitals(folder, plan)
  const hospitals = generateHospitals(plan)
  return {
    id: 'synthetic',
    hospitals: Object.values(names).map((hospital) => ({
      ...hospital,
      model: 'omop',
      data: present(
        written.find(({ id }) => id === hospital.id),
        'a written hospital',
      ).path,
      people: present(
        hospitals.find(({ id }) => id === hospital.id),
        'a hospital',
      ).people.length,
    })),
    studyFile: path.join(repository, 'docs/examples/four-hospitals.yaml'),
    pooledOver: (sites) =>
      pooledFit(rowsOf(pooledDesign(hospitals.filter(({ id }) => sites.includes(id))))),
    truth: { ...defaultTruth, '(Intercept)': defaultTruth.intercept },
    attribution: null,
    floorsFile: null,
  }
}

/** The study's terms of every person without a missing value. */
function rowsOf({ columns }: ReturnType<typeof pooledDesign>): Rows {
  const terms = ['age', 'male', 'systolic', 'cholesterol', 'smoker', 'diabetes'] as const
  const scaled = {
    ...columns,
    age: columns.age.map((value) => (value - 60) / 10),
    systolic: columns.systolic.map((value) => (value - 130) / 20),
    cholesterol: columns.cholesterol.map((value) => (value - 200) / 40),
  }
  const rows = Array.from(columns.infarction, (y, k) => ({
    y,
    x: [1, ...terms.map((term) => scaled[term][k] ?? Number.NaN)],
  })).filter(({ x }) => x.every((value) => !Number.isNaN(value)))
  return {
    terms: ['(Intercept)', ...terms],
    x: rows.map(({ x }) => x),
    y: rows.map(({ y }) => y),
  }
}
