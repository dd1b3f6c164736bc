import { limits } from '@sampan/proto'
import { z } from 'zod'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import { triangleLength } from '../../numerics/symmetric.ts'
import type { Broadcast } from '../analysis.ts'

/** Rounds of one analysis. */
export const roundsMax = limits.analysisRoundsMax
/** Numbers per coefficient and merged cell that a broadcast can carry and a vector hold. */
export const gridNumbersMax = 20_000

const base = { analysis: nameSchema, kind: z.literal('cox') }
const counts = z.int().min(0)
const numbers = z.array(z.number()).max(gridNumbersMax)
const columns = z.array(z.number()).min(1).max(limits.columnsMax)
const path = z.array(z.number()).max(roundsMax)

/** What the moments round fixed for all rounds after it. */
const standardSchema = z.strictObject({
  people: counts,
  rows: counts,
  events: counts,
  /** Sites with people but without an event, where sites are strata. */
  emptyStrata: counts,
  /** Per column of the model matrix: subtracted, and divided by. Indicators are divided by 1. */
  shift: columns,
  scale: z.array(z.number().positive()).min(1).max(limits.columnsMax),
  /** Last cell of the public grid in each merged one. */
  ends: z.array(z.int().min(0)).min(1).max(limits.gridCellsMax),
  /** Events in each merged cell, over all sites. */
  cellEvents: z.array(counts).min(1).max(limits.gridCellsMax),
})
export type CoxStandard = Readonly<z.infer<typeof standardSchema>>

const pointSchema = z.strictObject({
  beta: columns,
  /** The last accepted point; before the first step the same. */
  previous: columns,
  /** Newton steps taken. */
  iteration: counts,
  halvings: counts,
  /** Of the accepted points. */
  logLiks: path,
  decrements: path,
  /** Steps in a row that repeated the step before, as they do where no maximum exists. */
  alike: counts,
  /** At coefficients 0: statistics of the score tests, once they are known. */
  scoreTest: z.number().nullable(),
  robustScoreTest: z.number().nullable(),
})
export type CoxPoint = Readonly<z.infer<typeof pointSchema>>

/** Sums over everybody at risk, at one point: per cell with events, columns one after another. */
const riskSchema = z.strictObject({
  /** S0: sum of r. */
  atRisk: numbers,
  /** S1: sum of r x, column by column. */
  atRiskX: numbers,
  /** E0: sum of r over tied events, per cell with ties; none for Breslow. */
  tied: numbers,
})
export type RiskSums = Readonly<z.infer<typeof riskSchema>>

/** Score, information (upper triangle) and log likelihood at a point. */
const slopeSchema = z.strictObject({
  score: columns,
  information: numbers,
  logLik: z.number(),
  /** Largest errors that fixed point can cause in each. */
  errors: z.strictObject({ score: z.number(), information: z.number(), logLik: z.number() }),
})
export type Slope = Readonly<z.infer<typeof slopeSchema>>

const round = z.int().min(2).max(roundsMax)
const later = { ...base, round, standard: standardSchema, point: pointSchema }
const stateSchema = z.discriminatedUnion('step', [
  z.strictObject({ ...base, step: z.literal('moments') }),
  z.strictObject({ ...later, step: z.literal('risk') }),
  z.strictObject({ ...later, step: z.literal('step'), risk: riskSchema }),
  z.strictObject({ ...later, step: z.literal('ties'), risk: riskSchema, slope: slopeSchema }),
  z.strictObject({
    ...later,
    step: z.literal('residuals'),
    risk: riskSchema,
    /** E1: sum of r x over tied events, per cell with ties, column by column. */
    tiedX: numbers,
    slope: slopeSchema,
  }),
  z.strictObject({ ...later, step: z.literal('strata') }),
])
export type CoxState = z.infer<typeof stateSchema>
export type LaterState = Exclude<CoxState, { readonly step: 'moments' }>
export type StateOf<S extends CoxState['step']> = Extract<CoxState, { readonly step: S }>

interface Shape {
  readonly analysis: string
  readonly order: number
  /** Of the public grid. */
  readonly cells: number
  readonly efron: boolean
  readonly stratified: boolean
}

/** @throws SampanError broadcast-mismatch for what `start` and `global` cannot have made */
export function readBroadcast(shape: Shape, broadcast: Broadcast): CoxState {
  const parsed = stateSchema.safeParse(broadcast)
  if (!parsed.success || parsed.data.analysis !== shape.analysis || !isMade(parsed.data, shape))
    throw new SampanError('broadcast-mismatch', { analysis: shape.analysis })
  return parsed.data
}

function isMade(state: CoxState, shape: Shape): boolean {
  if (state.step === 'moments') return true
  const { standard, point } = state
  const { ends, cellEvents } = standard
  const lists = [standard.shift, standard.scale, point.beta, point.previous]
  return (
    lists.every((list) => list.length === shape.order) &&
    (state.step === 'strata') === shape.stratified &&
    cellEvents.length === ends.length &&
    ends.every((end, k) => end > (ends[k - 1] ?? -1) && end < shape.cells) &&
    (!('risk' in state) || hasCells(state, shape)) &&
    (!('slope' in state) || hasOrder(state.slope, shape.order))
  )
}

function hasOrder({ score, information }: Slope, order: number): boolean {
  return score.length === order && information.length === triangleLength(order)
}

/** A sum per cell that has one; sums of r are positive, and the tied are among those at risk. */
function hasCells(state: StateOf<'step' | 'ties' | 'residuals'>, shape: Shape): boolean {
  const events = state.standard.cellEvents.filter((count) => count > 0)
  const ties = shape.efron ? events.flatMap((count, k) => (count > 1 ? [k] : [])) : []
  const { atRisk, atRiskX, tied } = state.risk
  return (
    atRisk.length === events.length &&
    atRisk.every((sum) => sum > 0) &&
    atRiskX.length === events.length * shape.order &&
    tied.length === ties.length &&
    tied.every((sum, k) => sum > 0 && sum <= (atRisk[ties[k] ?? 0] ?? 0) * (1 + 1e-9)) &&
    (state.step !== 'residuals' || state.tiedX.length === ties.length * shape.order)
  )
}
