import path from 'node:path'
import {
  asOf,
  defaultTruth,
  generateHospitals,
  type Hospital,
  type SimulationPlan,
} from './generate.ts'
import { hospitalRecords } from './records.ts'
import { sourceRows } from './vocabulary.ts'
import { writeDuckdb, writeFolder } from './write-omop.ts'

/** Where a generated hospital's data are. */
interface WrittenHospital {
  readonly id: string
  /** A .duckdb file, or a folder of CSV files. */
  readonly path: string
}

/** Writes `<folder>/<id>.duckdb` for every hospital of a plan. The folder must be there. */
export async function writeHospitals(
  folder: string,
  plan: SimulationPlan,
): Promise<readonly WrittenHospital[]> {
  const written: WrittenHospital[] = []
  for (const hospital of generateHospitals(plan)) {
    const file = path.join(folder, `${hospital.id}.duckdb`)
    await writeHospital(file, hospital)
    written.push({ id: hospital.id, path: file })
  }
  return written
}

/** One hospital as an OMOP CDM 5.4 database. */
export async function writeHospital(file: string, hospital: Hospital): Promise<void> {
  await writeDuckdb(file, statement(hospital), hospitalRecords(hospital))
}

/** One hospital as a folder of CSV files. The folder must be there. */
export async function writeHospitalFolder(folder: string, hospital: Hospital): Promise<void> {
  await writeFolder(folder, statement(hospital), hospitalRecords(hospital))
}

function statement(hospital: Hospital): ReturnType<typeof sourceRows> {
  return sourceRows({
    name: `Generated hospital ${hospital.id}`,
    vocabularyVersion: 'generated 1',
    released: asOf,
  })
}

/** Four hospitals that differ in every respect, as demonstrations and tests use them. */
export const fourHospitals: SimulationPlan = {
  seed: 'four hospitals',
  truth: defaultTruth,
  hospitals: [
    {
      id: 'north',
      people: 2000,
      profile: {
        ageMean: 54,
        ageSd: 13,
        maleShare: 0.48,
        smokerShare: 0.18,
        diabetesShare: 0.1,
        systolicMean: 128,
        cholesterolMean: 195,
        missingShare: 0.05,
      },
    },
    {
      id: 'harbour',
      people: 2000,
      profile: {
        ageMean: 68,
        ageSd: 10,
        maleShare: 0.61,
        smokerShare: 0.3,
        diabetesShare: 0.22,
        systolicMean: 141,
        cholesterolMean: 214,
        missingShare: 0.02,
      },
    },
    {
      id: 'peninsula',
      people: 2000,
      profile: {
        ageMean: 45,
        ageSd: 15,
        maleShare: 0.4,
        smokerShare: 0.12,
        diabetesShare: 0.06,
        systolicMean: 122,
        cholesterolMean: 181,
        missingShare: 0.15,
      },
    },
    {
      id: 'delta',
      people: 2000,
      profile: {
        ageMean: 60,
        ageSd: 12,
        maleShare: 0.55,
        smokerShare: 0.42,
        diabetesShare: 0.15,
        systolicMean: 135,
        cholesterolMean: 205,
        missingShare: 0.08,
      },
    },
  ],
}
