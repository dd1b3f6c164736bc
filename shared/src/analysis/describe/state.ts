import { limits } from '@sampan/proto'
import { z } from 'zod'
import { present, SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Broadcast } from '../analysis.ts'
import { groupLevels } from './parts.ts'
import type { DescribeInput } from './spec.ts'

const base = { analysis: nameSchema, kind: z.literal('describe') }
const counts = z.int().min(0)

/** What the first round says of everybody, or of one group. */
const countsShape = {
  people: counts,
  /** Per feature, in the order of the settings. */
  present: z.array(counts).max(limits.featuresMax),
  levels: z.array(z.array(counts).max(limits.factorLevelsMax)).max(limits.featuresMax),
  /** Null: not numeric, or fewer people than the study's floor. */
  means: z.array(z.number().nullable()).max(limits.featuresMax),
}
const countsSchema = z.strictObject(countsShape)
export type PartCounts = z.infer<typeof countsSchema>

const stateSchema = z.discriminatedUnion('step', [
  z.strictObject({ ...base, step: z.literal('counts') }),
  z.strictObject({
    ...base,
    step: z.literal('powers'),
    ...countsShape,
    groups: z.array(countsSchema).max(limits.factorLevelsMax),
  }),
])
export type DescribeState = z.infer<typeof stateSchema>
export type PowersState = Extract<DescribeState, { readonly step: 'powers' }>

/** Of everybody (0) or of a group. */
export function countsOf(state: PowersState, part: number): PartCounts {
  return part === 0 ? state : present(state.groups[part - 1], 'the counts of a group')
}

/** @throws SampanError broadcast-mismatch for what `start` and `global` cannot have made */
export function readBroadcast(input: DescribeInput, broadcast: Broadcast): DescribeState {
  const parsed = stateSchema.safeParse(broadcast)
  const { id, features } = input.settings
  const groups = groupLevels(input.manifest, input.settings).length
  if (
    !parsed.success ||
    parsed.data.analysis !== id ||
    !hasLengths(parsed.data, features.length, groups)
  )
    throw new SampanError('broadcast-mismatch', { analysis: id })
  return parsed.data
}

function hasLengths(state: DescribeState, length: number, groups: number): boolean {
  if (state.step === 'counts') return true
  const isWhole = (part: PartCounts): boolean =>
    [part.present, part.levels, part.means].every((list) => list.length === length)
  return state.groups.length === groups && [state, ...state.groups].every(isWhole)
}
