import { limits } from '@sampan/proto'
import { z } from 'zod'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Broadcast } from '../analysis.ts'

const base = { analysis: nameSchema, kind: z.enum(['km', 'logrank']) }
const cell = z.int().min(0).max(limits.gridCellsMax)

const stateSchema = z.discriminatedUnion('step', [
  z.strictObject({ ...base, step: z.literal('counts') }),
  z.strictObject({
    ...base,
    step: z.literal('cells'),
    /** Per grid, the last public cell of each merged one. */
    ends: z.array(z.array(cell).max(limits.gridCellsMax)).max(limits.factorLevelsMax ** 2),
  }),
])
export type RiskState = z.infer<typeof stateSchema>

interface Expected {
  readonly analysis: string
  readonly kind: 'km' | 'logrank'
  readonly grids: number
  /** Of the public grid. */
  readonly cells: number
}

/** @throws SampanError broadcast-mismatch for what `start` and `global` cannot have made */
export function readRiskState(expected: Expected, broadcast: Broadcast): RiskState {
  const { analysis, kind } = expected
  const { success, data } = stateSchema.safeParse(broadcast)
  if (!success || data.analysis !== analysis || data.kind !== kind || !isPossible(data, expected))
    throw new SampanError('broadcast-mismatch', { analysis })
  return data
}

function isPossible(state: RiskState, { grids, cells }: Expected): boolean {
  if (state.step === 'counts') return true
  const rising = (ends: readonly number[]): boolean =>
    ends.every((end, k) => end < cells && end > (ends[k - 1] ?? -1))
  return (
    state.ends.length === grids &&
    state.ends.every(rising) &&
    state.ends.some((ends) => ends.length > 0)
  )
}
