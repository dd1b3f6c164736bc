import { invariant } from '@sampan/shared'
import type { Session, TableNeed } from '../omop/source.ts'
import { personNeed } from '../omop/tables.ts'

/** What the person table says of somebody; null where it says nothing, or concept 0. */
export interface Person {
  readonly row: number
  /** Of the index date. */
  readonly year: number
  readonly month: number
  readonly born: number | null
  readonly sex: number | null
  readonly race: number | null
  readonly ethnicity: number | null
}

/** Columns of `person` that not every study needs. */
export type PersonColumn = 'race' | 'ethnicity'

export function personColumnNeed(name: PersonColumn): TableNeed {
  const column = `${name}_concept_id`
  return {
    ...personNeed,
    columns: [...personNeed.columns, { name: column, kind: 'integer', as: column }],
  }
}

/** Everyone of the population, in one scan; only the columns that are asked for are looked at. */
export async function* eachPerson(
  session: Session,
  asked: ReadonlySet<PersonColumn> = new Set(),
): AsyncGenerator<Person, void> {
  const optional = (name: PersonColumn): string =>
    asked.has(name) ? `nullif(p.${name}_concept_id, 0)` : 'cast(null as bigint)'
  const persons = session.query(
    `select t.person_row, ${session.dialect.yearOf('t.index_date')},
            cast(extract(month from t.index_date) as integer),
            p.year_of_birth, nullif(p.gender_concept_id, 0),
            ${optional('race')}, ${optional('ethnicity')}
     from people t join person p on p.person_id = t.person_id`,
  )
  for await (const batch of persons)
    for (let k = 0; k < batch.rows; k++) {
      const [row, year, month, born = null, sex = null, race = null, ethnicity = null] = [
        0, 1, 2, 3, 4, 5, 6,
      ].map((at) => batch.cell(at, k))
      invariant(
        typeof row === 'number' && typeof year === 'number' && typeof month === 'number',
        'a row of people and its day',
      )
      yield {
        ...{ row, year, month },
        born: numberOf(born),
        sex: numberOf(sex),
        race: numberOf(race),
        ethnicity: numberOf(ethnicity),
      }
    }
}

/** 64-bit integers come as bigint; years and concept ids are small. */
function numberOf(cell: unknown): number | null {
  return cell === null ? null : Number(cell)
}
