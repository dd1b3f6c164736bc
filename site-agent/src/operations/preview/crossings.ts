import {
  following,
  isSampanError,
  judgePeople,
  judgeWeights,
  present,
  type Code,
  type Floors,
  type Manifest,
  type RoundPlan,
  type Snapshot,
} from '@sampan/shared'
import { contributionOf } from '../../vault/analysis/contribution.ts'
import { judgePublished, passGate } from '../../vault/gate/gate.ts'

/** What an analysis would send from here in its first round. */
export interface Crossing {
  readonly analysis: string
  readonly kind: string
  /** Named parts of the vector, with this hospital's own numbers before they are masked. */
  readonly parts: readonly Part[]
  /** Numbers in the vector, each of so many bits when it is masked. */
  readonly numbers: number
  readonly width: number
  readonly bytes: number
  /** Why the disclosure check would let nothing out; null when it has nothing against it. */
  readonly refusal: Code | null
}

export interface Part {
  readonly name: string
  /** Largest magnitude that one hospital may enter. */
  readonly bound: number
  readonly values: readonly number[]
}

interface Looking {
  readonly manifest: Manifest
  readonly snapshot: Snapshot
  /** The stricter of the hospital's floors and the study's. */
  readonly floors: Floors
}

/**
 * The first round of every analysis, computed and judged as in a run, and masked by nobody: later rounds follow from
 * sums over all hospitals, which nobody here has. Numbers of this hospital alone are there as if its policy let them
 * out. Pure.
 */
export function crossingsOf(looking: Looking): readonly Crossing[] {
  return looking.manifest.analyses.map(({ id }) => crossingOf(looking, id))
}

function crossingOf(looking: Looking, id: string): Crossing {
  const { manifest } = looking
  const course = {
    manifest,
    plan: { schema: 'sampan/plan/v1' as const, analyses: [id] },
    sites: manifest.participants.length,
  }
  const plan = following(course, null).next
  if (plan === null) return withoutRound(manifest, id)
  const { layout, input } = plan
  const { values, refusal } = judged(looking, plan, course)
  return {
    analysis: id,
    kind: input.settings.kind,
    parts: layout.segments.map(({ name, bound, offset, length }) => ({
      name,
      bound,
      values: [...values.subarray(offset, offset + length)],
    })),
    numbers: layout.dimension,
    width: layout.width,
    bytes: (layout.dimension * layout.width) / 8,
    refusal,
  }
}

/** What it asks for depends on the model of an earlier analysis, which nobody has yet. */
function withoutRound(manifest: Manifest, id: string): Crossing {
  const { kind } = present(
    manifest.analyses.find((each) => each.id === id),
    'an analysis of the study',
  )
  const nothing = { parts: [], numbers: 0, width: 128, bytes: 0 } as const
  return { analysis: id, kind, ...nothing, refusal: null }
}

function judged(
  { manifest, snapshot, floors }: Looking,
  plan: RoundPlan,
  course: Parameters<typeof following>[0],
): { readonly values: Float64Array; readonly refusal: Code | null } {
  let values = new Float64Array(0)
  try {
    const contribution = contributionOf(plan, snapshot, floors)
    values = contribution.values.slice()
    passGate({ judgePeople, judgeWeights, judgePublished }, contribution, {
      ...{ manifest, plan: course.plan, sites: course.sites, floors, last: null },
      shows: new Set(course.plan.analyses),
    })
    return { values, refusal: null }
  } catch (error) {
    if (!isSampanError(error)) throw error
    return { values, refusal: error.code }
  }
}
