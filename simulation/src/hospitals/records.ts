import { seededRandom } from '@sampan/shared'
import { concepts, type Concept } from './concepts.ts'
import { drawsFrom, type Draws } from './draws.ts'
import { asOf, type Hospital, type Person } from './generate.ts'
import { dayBefore } from './days.ts'
import type { OmopRows } from './write-omop.ts'

/** Rows of one OMOP table while they are collected. */
type Row = Readonly<Record<string, string | number | bigint | null>>

/** Collects rows and gives each its id: event ids grow over all tables, as one sequence of a database would. */
interface Recorder {
  readonly rows: Map<string, Row[]>
  readonly add: (table: string, row: Row) => void
  readonly nextId: () => bigint
}

function recorder(): Recorder {
  const rows = new Map<string, Row[]>()
  let id = 2n ** 40n
  return {
    rows,
    nextId: () => ++id,
    add: (table, row) => {
      const known = rows.get(table)
      if (known === undefined) rows.set(table, [row])
      else known.push(row)
    },
  }
}

/**
 * What a hospital's database says about its people, with what real databases have beside it: several measurements per
 * person of which the latest counts, two on the same day, a later one without a number, records after the as-of day,
 * kinds of a disease that only a local list knows, and rows of persons that do not exist.
 */
export function hospitalRecords(hospital: Hospital): OmopRows {
  const draws = drawsFrom(seededRandom(`${hospital.seed}/records`))
  const all = recorder()
  for (const person of hospital.people) recordPerson(all, person, draws)
  const orphans = Math.ceil(hospital.people.length / 200)
  for (let k = 0; k < orphans; k++) recordOrphan(all, BigInt(k), draws)
  return all.rows
}

function recordPerson(all: Recorder, person: Person, draws: Draws): void {
  all.add('person', {
    person_id: person.id,
    gender_concept_id: person.male ? concepts.male.id : concepts.female.id,
    year_of_birth: person.yearOfBirth,
    race_concept_id: 0,
    ethnicity_concept_id: 0,
  })
  all.add('observation_period', {
    observation_period_id: all.nextId(),
    person_id: person.id,
    observation_period_start_date: dayBefore(asOf, 3650),
    observation_period_end_date: asOf,
    period_type_concept_id: concepts.record.id,
  })
  recordVisit(all, person.id, draws)
  recordSeries(all, person.id, { concept: concepts.systolic, unit: concepts.mmHg }, [
    person.systolic,
    draws,
  ])
  recordSeries(all, person.id, { concept: concepts.cholesterol, unit: concepts.mgPerDl }, [
    person.cholesterol,
    draws,
  ])
  recordSmoking(all, person, draws)
  recordCondition(all, person, draws)
  if (draws.chance(0.3)) recordDrug(all, person.id, draws)
}

function recordVisit(all: Recorder, person: bigint, draws: Draws): void {
  const day = dayBefore(asOf, draws.whole(0, 3000))
  all.add('visit_occurrence', {
    visit_occurrence_id: all.nextId(),
    person_id: person,
    visit_concept_id: concepts.outpatient.id,
    visit_start_date: day,
    visit_end_date: day,
    visit_type_concept_id: concepts.record.id,
  })
}

interface Measure {
  readonly concept: Concept
  readonly unit: Concept
}

/** The latest number on or before the as-of day is the true one; every other is another. */
function recordSeries(
  all: Recorder,
  person: bigint,
  measure: Measure,
  [truth, draws]: readonly [number | null, Draws],
): void {
  const add = (daysBefore: number, value: number | null): void =>
    all.add('measurement', {
      measurement_id: all.nextId(),
      person_id: person,
      measurement_concept_id: measure.concept.id,
      measurement_date: dayBefore(asOf, daysBefore),
      measurement_type_concept_id: concepts.record.id,
      value_as_number: value,
      unit_concept_id: measure.unit.id,
    })
  if (truth !== null) {
    const latest = draws.whole(5, 300)
    const another = (): number => truth + 1 + draws.whole(0, 40)
    for (let k = draws.whole(0, 3); k > 0; k--) add(latest + draws.whole(1, 2000), another())
    if (draws.chance(0.1)) add(latest, another())
    add(latest, truth)
    for (let k = draws.whole(0, 1); k > 0; k--) add(latest + draws.whole(1, 2000), another())
    if (draws.chance(0.1)) add(latest - draws.whole(1, 4), null)
  }
  if (draws.chance(0.1)) add(-draws.whole(1, 200), 60 + draws.whole(0, 100))
}

function recordSmoking(all: Recorder, person: Person, draws: Draws): void {
  const future = !person.smoker && draws.chance(0.05)
  if (!person.smoker && !future) return
  all.add('observation', {
    observation_id: all.nextId(),
    person_id: person.id,
    observation_concept_id: concepts.smoker.id,
    observation_date: dayBefore(asOf, future ? -draws.whole(1, 100) : draws.whole(0, 2500)),
    observation_type_concept_id: concepts.record.id,
  })
}

function recordCondition(all: Recorder, person: Person, draws: Draws): void {
  const add = (concept: Concept, daysBefore: number): void =>
    all.add('condition_occurrence', {
      condition_occurrence_id: all.nextId(),
      person_id: person.id,
      condition_concept_id: concept.id,
      condition_start_date: dayBefore(asOf, daysBefore),
      condition_type_concept_id: concepts.record.id,
    })
  const either = (a: Concept, b: Concept): Concept => (draws.chance(0.3) ? b : a)
  if (person.diabetes)
    for (let k = draws.whole(1, 3); k > 0; k--)
      add(either(concepts.diabetes, concepts.diabetesLocal), draws.whole(0, 3000))
  if (person.outcome)
    add(either(concepts.infarction, concepts.infarctionLocal), draws.whole(0, 360))
  else if (draws.chance(0.05)) add(concepts.infarction, -draws.whole(1, 300))
}

function recordDrug(all: Recorder, person: bigint, draws: Draws): void {
  const start = draws.whole(0, 3000)
  all.add('drug_exposure', {
    drug_exposure_id: all.nextId(),
    person_id: person,
    drug_concept_id: concepts.aspirin.id,
    drug_exposure_start_date: dayBefore(asOf, start),
    drug_exposure_end_date: dayBefore(asOf, start - 29),
    drug_type_concept_id: concepts.record.id,
    days_supply: 30,
  })
}

/** A person that was deleted, or never loaded; ids of people avoid this range. */
function recordOrphan(all: Recorder, k: bigint, draws: Draws): void {
  const person = -1n - k
  const day = dayBefore(asOf, draws.whole(0, 300))
  all.add('condition_occurrence', {
    condition_occurrence_id: all.nextId(),
    person_id: person,
    condition_concept_id: concepts.infarction.id,
    condition_start_date: day,
    condition_type_concept_id: concepts.record.id,
  })
  all.add('measurement', {
    measurement_id: all.nextId(),
    person_id: person,
    measurement_concept_id: concepts.systolic.id,
    measurement_date: day,
    measurement_type_concept_id: concepts.record.id,
    value_as_number: 999,
    unit_concept_id: concepts.mgPerDl.id,
  })
}
