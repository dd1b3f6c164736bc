import { invariant, sha256, utf8 } from '@sampan/shared'
import type { CdmVersion } from '../hospitals/cdm-versions.ts'
import type { HospitalProfile, Truth } from '../hospitals/generate.ts'

/** A hospital's database of any size, drawn inside DuckDB. */
export interface CdmPlan {
  readonly seed: string
  /** Site id. Hospitals of one seed differ by it. */
  readonly id: string
  readonly people: number
  readonly profile: HospitalProfile
  readonly truth: Truth
  /** Mean number of events of a person, eras not counted. */
  readonly eventsPerPerson: number
  readonly version: CdmVersion
  /** `wide`: ids of people as real ones can be, negative and beyond 2^53, and ids of events beyond 2^53. */
  readonly ids: 'plain' | 'wide'
}

export const cdmLimits = { peopleMax: 2_000_000, eventsPerPersonMax: 1000 } as const

export function checkPlan({ people, eventsPerPerson }: CdmPlan): void {
  const { peopleMax, eventsPerPersonMax } = cdmLimits
  invariant(Number.isSafeInteger(people) && people > 0 && people <= peopleMax, 'a number of people')
  invariant(eventsPerPerson > 0 && eventsPerPerson <= eventsPerPersonMax, 'a number of events')
}

/** A 64-bit number of a purpose of this plan's own, as SQL. */
export function streamOf({ seed, id }: CdmPlan, purpose: string): string {
  const digest = sha256(utf8(JSON.stringify([seed, id, purpose])))
  const number = digest.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return `${number}::ubigint`
}

/** Ids of a person's events are consecutive from here; the events of one table and person are fewer. */
export const eventsOfPersonMax = 4096

/** SQL for the id of the person who was the n-th to come. As in `generateHospitals`, but in the order of coming. */
export function personId({ ids }: CdmPlan, n: string): string {
  if (ids === 'plain') return `(${n} + 1)::bigint`
  return `(case ${n} % 4 when 0 then 1 + ${n} when 1 then 9007199254740992 + ${n}
    when 2 then -9007199254740992 - ${n} else 9223372036854775807 - ${n} end)::bigint`
}

/** SQL for the id of the k-th event of that person in a table. */
export function eventId({ ids }: CdmPlan, n: string, k: string): string {
  const first = ids === 'plain' ? '1' : '9007199254740993'
  return `(${first}::bigint + ${n}::bigint * ${eventsOfPersonMax} + (${k})::bigint)`
}
