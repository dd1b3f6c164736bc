import { limits } from '@sampan/proto'
import { z } from 'zod'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Broadcast } from '../analysis.ts'

const base = { analysis: nameSchema, kind: z.literal('describe') }
const counts = z.int().min(0)

const stateSchema = z.discriminatedUnion('step', [
  z.strictObject({ ...base, step: z.literal('counts') }),
  z.strictObject({
    ...base,
    step: z.literal('powers'),
    people: counts,
    /** Per feature, in the order of the settings. */
    present: z.array(counts).max(limits.featuresMax),
    levels: z.array(z.array(counts).max(limits.factorLevelsMax)).max(limits.featuresMax),
    /** Null: not numeric, or fewer people than the study's floor. */
    means: z.array(z.number().nullable()).max(limits.featuresMax),
  }),
])
export type DescribeState = z.infer<typeof stateSchema>
export type PowersState = Extract<DescribeState, { readonly step: 'powers' }>

/** @throws SampanError broadcast-mismatch for what `start` and `global` cannot have made */
export function readBroadcast(
  input: { readonly settings: { readonly id: string; readonly features: readonly string[] } },
  broadcast: Broadcast,
): DescribeState {
  const parsed = stateSchema.safeParse(broadcast)
  const { id, features } = input.settings
  if (!parsed.success || parsed.data.analysis !== id || !hasLength(parsed.data, features.length))
    throw new SampanError('broadcast-mismatch', { analysis: id })
  return parsed.data
}

function hasLength(state: DescribeState, length: number): boolean {
  return (
    state.step === 'counts' ||
    [state.present, state.levels, state.means].every((list) => list.length === length)
  )
}
