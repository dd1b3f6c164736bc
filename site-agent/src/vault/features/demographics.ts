import { ageGroups, type Feature, type Manifest } from '@sampan/shared'
import type { Session } from '../omop/source.ts'
import { columnWriter, type ColumnWriter } from './column-values.ts'
import { eachPerson, type Person, type PersonColumn } from './persons.ts'

const kinds = ['age', 'age-group', 'sex', 'race', 'ethnicity', 'index-year', 'index-month'] as const
export type Demographic = Extract<Feature, { readonly kind: (typeof kinds)[number] }>

export function isDemographic(feature: Feature): feature is Demographic {
  return kinds.some((kind) => kind === feature.kind)
}

/**
 * What the person table and the index date say of everyone, in one scan. Age is year(day) - year_of_birth
 * (FeatureExtraction, DemographicsAge.sql), the day being the feature's own or the index date; groups are of five
 * years (DemographicsAgeGroup.sql). A person without a recorded sex (concept 0 or null) has neither this sex nor not:
 * missing, as race and ethnicity.
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
  const asked = new Set<PersonColumn>()
  for (const { kind } of features) if (kind === 'race' || kind === 'ethnicity') asked.add(kind)
  for await (const person of eachPerson(session, asked))
    for (const { feature, writer } of columns) writePerson(writer, feature, person)
  return columns.map(({ writer }) => writer.values)
}

function writePerson(writer: ColumnWriter, feature: Demographic, person: Person): void {
  const { row } = person
  if (feature.kind === 'age') {
    const age = ageOf(person, feature.at)
    if (age !== null) writer.write(row, age)
  } else if ('concept' in feature) {
    const concept = person[feature.kind]
    if (concept !== null) writer.write(row, concept === feature.concept ? 1 : 0)
  } else {
    const level = levelOf(feature.kind, person)
    if (level !== null) writer.writeLevel(row, level)
  }
}

function ageOf({ year, born }: Person, at: string | null): number | null {
  return born === null ? null : (at === null ? year : Number(at.slice(0, 4))) - born
}

function levelOf(kind: 'age-group' | 'index-year' | 'index-month', person: Person): string | null {
  if (kind === 'index-year') return String(person.year)
  if (kind === 'index-month') return String(person.month)
  const age = ageOf(person, null)
  return age === null ? null : (ageGroups[Math.floor(age / 5)] ?? '')
}
