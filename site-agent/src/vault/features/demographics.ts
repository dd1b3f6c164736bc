import { invariant, type Feature, type Manifest } from '@sampan/shared'
import type { Session } from '../omop/source.ts'
import { columnWriter, type ColumnWriter } from './column-values.ts'

export type Demographic = Extract<Feature, { readonly kind: 'age' | 'sex' }>

/**
 * Age and sex of everyone, in one scan. Age is year(day) - year_of_birth (FeatureExtraction, DemographicsAge.sql), the
 * day being the feature's own or the index date. A person without a recorded sex (concept 0 or null) has neither this
 * sex nor not: missing.
 * @throws SampanError value-out-of-range
 */
export async function demographicColumns(
  session: Session,
  manifest: Manifest,
  features: readonly Demographic[],
  people: number,
): Promise<readonly Float64Array[]> {
  const columns = features.map((feature) => ({
    feature,
    writer: columnWriter(feature, manifest.ranges[feature.name], people),
  }))
  const persons = session.query(
    `select t.person_row, cast(extract(year from t.index_date) as integer),
            p.year_of_birth, nullif(p.gender_concept_id, 0)
     from people t join person p on p.person_id = t.person_id`,
  )
  for await (const batch of persons)
    for (let k = 0; k < batch.rows; k++) {
      const [row, year, born = null, sex = null] = [0, 1, 2, 3].map((at) => batch.cell(at, k))
      invariant(typeof row === 'number' && typeof year === 'number', 'a row of people')
      const person = { row, year, born, sex }
      for (const { feature, writer } of columns) writePerson(writer, feature, person)
    }
  return columns.map(({ writer }) => writer.values)
}

interface Person {
  readonly row: number
  readonly year: number
  readonly born: unknown
  readonly sex: unknown
}

/** 64-bit integers come as bigint; years and concept ids are small. */
function writePerson(writer: ColumnWriter, feature: Demographic, person: Person): void {
  if (feature.kind === 'sex') {
    if (person.sex !== null)
      writer.write(person.row, Number(person.sex) === feature.concept ? 1 : 0)
  } else if (person.born !== null) {
    const year = feature.at === null ? person.year : Number(feature.at.slice(0, 4))
    writer.write(person.row, year - Number(person.born))
  }
}
