import { z } from 'zod'
import { labelSchema } from './elements.ts'

/** What the population itself says of a person: the outcome in the time at risk, and the cohort. */
const shape = <K extends string>(kind: K) =>
  z.strictObject({ name: labelSchema, kind: z.literal(kind) })
export const populationShapes = [
  shape('outcome'),
  shape('outcome-count'),
  shape('time-to-event'),
  shape('treatment'),
] as const
export type PopulationKind = z.infer<(typeof populationShapes)[number]>['kind']

/** What each needs from the population. */
export const populationNeeded = {
  outcome: 'outcome',
  'outcome-count': 'outcome',
  'time-to-event': 'outcome',
  treatment: 'comparator',
} as const satisfies Readonly<Record<PopulationKind, 'outcome' | 'comparator'>>

export function isPopulationKind(kind: string): kind is PopulationKind {
  return Object.hasOwn(populationNeeded, kind)
}
