import { z } from 'zod'

/** What the population itself says of a person: the outcome in the time at risk, and the cohort. */
const kinds = ['outcome', 'outcome-count', 'time-to-event', 'treatment'] as const
export const populationKindSchema = z.enum(kinds)
export type PopulationKind = z.infer<typeof populationKindSchema>

/** What each needs from the population. */
export const populationNeeded = {
  outcome: 'outcome',
  'outcome-count': 'outcome',
  'time-to-event': 'outcome',
  treatment: 'comparator',
} as const satisfies Readonly<Record<PopulationKind, 'outcome' | 'comparator'>>
