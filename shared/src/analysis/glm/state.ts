import { limits } from '@sampan/proto'
import { z } from 'zod'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Broadcast } from '../analysis.ts'

/** Rounds of one analysis. */
export const roundsMax = 25

const base = { analysis: nameSchema, kind: z.literal('glm') }
const counts = z.int().min(0)
const columns = z.array(z.number()).min(1).max(limits.columnsMax)
const path = z.array(z.number()).max(roundsMax)

/** What the moments round fixed for all rounds after it. */
const standardSchema = z.strictObject({
  people: counts,
  /** With the outcome; for counts, with more than none; 0 where there is no such thing. */
  cases: counts,
  /** Sum of the prior weights, and that of the outcomes under them, in the frame. */
  weight: z.number(),
  outcome: z.number(),
  /** What of the log likelihood does not depend on the model. */
  constant: z.number(),
  /** Per column of the model matrix: subtracted, and divided by. 0 and 1 for indicators. */
  shift: columns,
  scale: z.array(z.number().positive()).min(1).max(limits.columnsMax),
  /** What the ridge puts on the square of each coefficient, in coordinates of the standardised columns. */
  penalty: z.array(z.number().min(0)).min(1).max(limits.columnsMax),
})
export type PooledStandard = Readonly<z.infer<typeof standardSchema>>

/** A point of the Newton iteration that is to be evaluated, in coefficients of the standardised columns. */
const pointSchema = z.strictObject({
  beta: columns,
  /** The last accepted point; before the first step the same. */
  previous: columns,
  /** Newton steps taken. */
  iteration: counts,
  /** How often the step to this point was halved, and how often any was. */
  halvings: counts,
  halvingsAll: counts,
  /** Of the accepted points. */
  deviances: path,
  decrements: path,
  /** Steps in a row that repeated the step before, as they do where no maximum exists. */
  alike: counts,
  /** Separation rounds so far. */
  asked: counts,
  /** Intercept of the model of the offset alone, where it has to be found. */
  base: z.number(),
  /** Evaluated once more where the iteration ended, for sums that only a result needs. */
  final: z.boolean(),
})
export type NewtonPoint = Readonly<z.infer<typeof pointSchema>>

const reasonSchema = z.enum([
  'steps-repeat',
  'eta-cap',
  'deviance-rises',
  'singular',
  'iterations',
  'rounds',
])
export type Reason = z.infer<typeof reasonSchema>

const round = z.int().min(2).max(roundsMax)
const stateSchema = z.discriminatedUnion('step', [
  z.strictObject({ ...base, step: z.literal('moments') }),
  z.strictObject({
    ...base,
    step: z.literal('newton'),
    round,
    standard: standardSchema,
    point: pointSchema,
  }),
  z.strictObject({
    ...base,
    step: z.literal('separation'),
    round,
    standard: standardSchema,
    /** Directions of the coefficients that may separate the outcome. */
    directions: z.array(columns).min(1).max(6),
    /** Where to go on when none does; null: nowhere. */
    next: pointSchema.nullable(),
    reason: reasonSchema,
  }),
])
export type GlmState = z.infer<typeof stateSchema>
export type NewtonState = Extract<GlmState, { readonly step: 'newton' }>
export type SeparationState = Extract<GlmState, { readonly step: 'separation' }>

/** @throws SampanError broadcast-mismatch for what `start` and `global` cannot have made */
export function readBroadcast(analysis: string, order: number, broadcast: Broadcast): GlmState {
  const parsed = stateSchema.safeParse(broadcast)
  if (!parsed.success || parsed.data.analysis !== analysis || !hasOrder(parsed.data, order))
    throw new SampanError('broadcast-mismatch', { analysis })
  return parsed.data
}

function hasOrder(state: GlmState, order: number): boolean {
  if (state.step === 'moments') return true
  const { shift, scale, penalty } = state.standard
  const point = state.step === 'newton' ? state.point : state.next
  const lists = [
    shift,
    scale,
    penalty,
    ...(point === null ? [] : [point.beta, point.previous]),
    ...(state.step === 'separation' ? state.directions : []),
  ]
  return lists.every((list) => list.length === order)
}
