import { asOfYear, type Hospital, type Person } from './generate.ts'

/** The matrix that a study of these hospitals should see, pooled, made from what is true of the people. */
export interface PooledDesign {
  /** Site of every row. */
  readonly site: readonly string[]
  /** Columns by the names of the study's features. Missing is NaN. */
  readonly columns: Readonly<Record<DesignColumn, Float64Array>>
}

export type DesignColumn =
  'age' | 'male' | 'systolic' | 'cholesterol' | 'smoker' | 'diabetes' | 'infarction'

const read: Readonly<Record<DesignColumn, (person: Person) => number>> = {
  age: (person) => asOfYear - person.yearOfBirth,
  male: (person) => Number(person.male),
  systolic: (person) => person.systolic ?? Number.NaN,
  cholesterol: (person) => person.cholesterol ?? Number.NaN,
  smoker: (person) => Number(person.smoker),
  diabetes: (person) => Number(person.diabetes),
  infarction: (person) => Number(person.outcome),
}

/** Hospitals in the order given, their people by id as a signed integer. */
export function pooledDesign(hospitals: readonly Hospital[]): PooledDesign {
  const rows = hospitals.flatMap((hospital) =>
    inIdOrder(hospital.people).map((person) => ({ site: hospital.id, person })),
  )
  const column = (name: DesignColumn): Float64Array =>
    Float64Array.from(rows, ({ person }) => read[name](person))
  return {
    site: rows.map(({ site }) => site),
    columns: {
      age: column('age'),
      male: column('male'),
      systolic: column('systolic'),
      cholesterol: column('cholesterol'),
      smoker: column('smoker'),
      diabetes: column('diabetes'),
      infarction: column('infarction'),
    },
  }
}

export function inIdOrder(people: readonly Person[]): readonly Person[] {
  return [...people].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
}
