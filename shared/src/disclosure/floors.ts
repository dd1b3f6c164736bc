import { z } from 'zod'

const count = (description: string, least: number): z.ZodInt =>
  z.int().min(least).max(1_000_000_000).describe(description)
const share = (description: string): z.ZodNumber => z.number().gt(0).max(1).describe(description)

/**
 * Disclosure floors: what a hospital writes in floors.yaml and what a study states. The effective floor is always the
 * stricter of the two, so a study can only raise a site's floors.
 */
export const floorsSchema = z
  .strictObject({
    peoplePerSite: count('Fewest distinct people a site may contribute with.', 1),
    cell: count('Fewest people in a released cell, in a category, and in its complement.', 1),
    eventsPerCell: count('Fewest events, and fewest leavers, per cell of a time grid.', 1),
    parametersPerPerson: share('Most parameters of a model per person: p <= this * N.'),
    factorLevelsMax: z.int().min(2).max(40).describe('Most levels of a factor.'),
    factorLevelsPerPerson: share('Most levels of a factor per person.'),
    quantilePeople: count('Fewest people behind a quantile.', 1),
    ageBandYears: z.int().min(1).max(20).describe('Narrowest age band in a table, in years.'),
    timeBandDays: z.int().min(1).max(366).describe('Narrowest band of a time grid, in days.'),
    countMultiple: z
      .int()
      .min(1)
      .max(100)
      .describe('Released counts are multiples of this; 1 is exact.'),
    dominanceMax: share('Largest share of one person in a sum: max |c| / sum |c|.'),
    effectivePeople: count('Fewest effective people in a weighted sum: (sum w)^2 / sum w^2.', 1),
    differencingPeople: count(
      'People of two runs that differ by fewer than this, and are not the same, are refused.',
      1,
    ),
    scalarsPerValue: z
      .number()
      .gt(0)
      .max(1000)
      .describe('Most released numbers per lineage, per person and column.'),
    queriesPerDay: count('Most rounds a day and study.', 1),
    aloneOk: z.boolean().describe("Whether the site's own numbers may become visible (atoms)."),
  })
  .describe('Disclosure floors of a site.')

export type Floors = Readonly<z.infer<typeof floorsSchema>>

/** Defaults of the specification (disclosure control). */
export const defaultFloors: Floors = {
  peoplePerSite: 10,
  cell: 5,
  eventsPerCell: 5,
  parametersPerPerson: 0.2,
  factorLevelsMax: 40,
  factorLevelsPerPerson: 0.33,
  quantilePeople: 10,
  ageBandYears: 5,
  timeBandDays: 30,
  countMultiple: 1,
  dominanceMax: 0.3,
  effectivePeople: 10,
  differencingPeople: 5,
  scalarsPerValue: 0.1,
  queriesPerDay: 200,
  aloneOk: false,
}

/** floors.yaml: every number may be left out and then has its default. */
export const floorsFileSchema = floorsSchema
  .partial()
  .extend({ schema: z.literal('sampan/floors/v1') })
  .describe('floors.yaml of a site agent.')

/** Floors for which a smaller number is stricter. */
const smallerIsStricter: ReadonlySet<keyof Floors> = new Set([
  'parametersPerPerson',
  'factorLevelsMax',
  'factorLevelsPerPerson',
  'dominanceMax',
  'scalarsPerValue',
  'queriesPerDay',
])

/** The stricter of two floors, number by number. */
export function stricter(a: Floors, b: Floors): Floors {
  const keys = Object.keys(defaultFloors) as (keyof Floors)[]
  return Object.fromEntries(keys.map((key) => [key, stricterOf(key, a, b)])) as unknown as Floors
}

function stricterOf(key: keyof Floors, a: Floors, b: Floors): number | boolean {
  const [left, right] = [a[key], b[key]]
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return left === true && right === true
  return smallerIsStricter.has(key) ? Math.min(left, right) : Math.max(left, right)
}

/** True when some floor is laxer than the default: results made with it say so. */
export function isLowered(floors: Floors): boolean {
  const strict = stricter(floors, defaultFloors)
  const keys = Object.keys(defaultFloors) as (keyof Floors)[]
  return keys.some((key) => strict[key] !== floors[key])
}
