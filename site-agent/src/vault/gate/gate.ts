import {
  judgeShown,
  judgeTimeBand,
  publishedSum,
  SampanError,
  withoutSegments,
  type Floors,
  type Manifest,
  type PublishedRound,
  type RunPlan,
  type Verdict,
} from '@sampan/shared'
import type { Contribution } from '../analysis/contribution.ts'
import type { Vault } from '../vault.ts'

declare const gated: unique symbol

/** A contribution that disclosure control has let through. */
export interface Gated {
  readonly [gated]: true
  readonly contribution: Contribution
}

export interface GateQuestion {
  readonly manifest: Manifest
  readonly plan: RunPlan
  readonly sites: number
  /** The stricter of the site's floors and the study's. */
  readonly floors: Floors
  /** Ids of the analyses in which others may see this hospital's own numbers. */
  readonly shows: ReadonlySet<string>
  /** The round before, whose published sum is judged before anything finer is given. */
  readonly last: PublishedRound | null
}

/**
 * The disclosure check before masking (spec: disclosure control). People are judged at the site, and so are weights that
 * the broadcast brings: it follows from a sum that nobody can tell from a forged one. Cells are judged on the pooled
 * sum of the round before, under this site's own floors; where the study says `cells: site`, on the own numbers too.
 * Numbers of this hospital alone stay blank unless its policy lets them be seen.
 * A refusal carries a code and a name from the manifest, never a value.
 * @throws SampanError alone-not-allowed, people-too-few, time-band-too-narrow, dominance, cell-too-small, and what else the
 * analysis judges; feature-not-built for `cells: site` with an analysis that judges no own numbers
 */
export function passGate(
  defences: Pick<Vault['defences'], 'judgePeople' | 'judgePublished' | 'judgeWeights'>,
  contribution: Contribution,
  question: GateQuestion,
): Gated {
  const { floors, manifest } = question
  const { plan, people, weights } = contribution
  refuse(judgeShown(manifest, floors))
  refuse(defences.judgePeople(people, floors))
  refuse(judgeTimeBand(manifest, plan.input.settings, floors))
  refuse(defences.judgeWeights(weights, floors, manifest.cells))
  refuse(defences.judgePublished(contribution, question))
  refuse(judgeOwn(contribution, question))
  return { contribution: withoutOwn(contribution, question) } as Gated
}

/** Own numbers that the policy does not let out are left blank; the run goes on without them. */
function withoutOwn(contribution: Contribution, { shows }: GateQuestion): Contribution {
  const { plan, values } = contribution
  const { analysis, input, layout } = plan
  const own = analysis.own?.(input) ?? null
  if (own === null || shows.has(input.settings.id)) return contribution
  return { ...contribution, values: withoutSegments(values, layout, own.segments) }
}

/** Cells, parameters and levels in the pooled sum of the round before, before anything finer is given. */
export function judgePublished({ plan }: Contribution, question: GateQuestion): Verdict | null {
  const { analysis, input } = plan
  const { floors, last } = question
  if (last?.broadcast.analysis !== plan.broadcast.analysis) return null
  return analysis.verdict?.(input, last.broadcast, publishedSum(question, last), floors) ?? null
}

/** The same in this site's own numbers, where the study says that they may become visible. */
function judgeOwn(
  { plan, values }: Contribution,
  { manifest, floors }: GateQuestion,
): Verdict | null {
  if (manifest.cells !== 'site') return null
  const { analysis, input, broadcast, layout } = plan
  // What nobody judges does not leave.
  if (analysis.ownVerdict === undefined)
    return { code: 'feature-not-built', context: { feature: 'cells: site', kind: analysis.kind } }
  return analysis.ownVerdict(input, broadcast, { values, layout, sites: 1 }, floors)
}

function refuse(verdict: Verdict | null): void {
  if (verdict !== null) throw new SampanError(verdict.code, verdict.context)
}
