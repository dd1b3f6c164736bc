import path from 'node:path'
import { present, type Jurisdiction } from '@sampan/shared'
import { convertHeart, heartAttribution, heartSites, readHeartSite } from '@sampan/simulation'
import { pooledFit, type Rows } from './pooled-fit.ts'
import { repository } from './repository.ts'
import type { Scenario } from './scenario.ts'

type HeartRow = ReturnType<typeof readHeartSite>[number]

/** None of them lies in a jurisdiction that the policy has a word for. */
const jurisdiction: Jurisdiction = 'OTHER'

/**
 * The four hospitals of UCI Heart Disease under their true names, converted to OMOP CDM 5.4. They are small, so floors
 * are lowered, and every result says so.
 * @throws SampanError file-missing, file-malformed when the folder is not the one that UCI distributes
 */
export async function heartScenario(source: string, folder: string): Promise<Scenario> {
  const converted = await convertHeart({ source, target: folder })
  const floorsFile = path.join(repository, 'test/floors/reference.yaml')
  return {
    id: 'heart',
    hospitals: converted.map(({ site, path: data }) => ({
      ...{ id: site.id, name: site.name, controller: site.id, jurisdiction },
      ...{ model: 'omop' as const, data, people: site.people, floorsFile },
    })),
    studyFile: path.join(repository, 'docs/examples/heart-omop.yaml'),
    pooledOver: (sites) => {
      const included = heartSites.filter(({ id }) => sites.includes(id))
      return pooledFit(rowsOf(included.flatMap((site) => readHeartSite(source, site))))
    },
    truth: null,
    attribution: heartAttribution,
    floorsFile,
  }
}

const plain = [
  ...(['age', 'sex', 'trestbps', 'chol', 'fbs', 'thalach', 'exang', 'oldpeak'] as const),
]
const factors = [
  { of: 'cp', levels: [2, 3, 4] },
  { of: 'restecg', levels: [1, 2] },
] as const

/** The study's terms of every patient without a missing value among them. */
function rowsOf(patients: readonly HeartRow[]): Rows {
  const complete = patients.filter((row) =>
    [...plain, ...factors.map(({ of }) => of)].every((column) => row[column] !== null),
  )
  const value = (row: HeartRow, column: keyof HeartRow): number =>
    present(row[column], 'a complete row')
  return {
    terms: [
      '(Intercept)',
      ...plain,
      ...factors.flatMap(({ of, levels }) => levels.map((l) => `${of}${l}`)),
    ],
    x: complete.map((row) => [
      1,
      ...plain.map((column) => value(row, column)),
      ...factors.flatMap(({ of, levels }) =>
        levels.map((level) => Number(value(row, of) === level)),
      ),
    ]),
    y: complete.map((row) => Number(value(row, 'num') > 0)),
  }
}
