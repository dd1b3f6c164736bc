import {
  canonicalBytes,
  canonicalJson,
  parseCanonical,
  type Json,
} from '../encoding/canonical-json.ts'
import { limbsFromBytes } from '../encoding/number-codec.ts'
import { digestOf } from '../encoding/statement.ts'
import { present, SampanError } from '../errors/sampan-error.ts'
import { suite } from '../identity/keys.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { dequantize, layOut, type Layout } from '../ring/fixed-point.ts'
import type { Analysis, AnalysisInput, Broadcast, Next, RoundSum } from './analysis.ts'
import { analysisOf } from './registry.ts'

/** Which analyses of the manifest a run carries out, in this order. Travels as canonical JSON. */
export interface RunPlan {
  readonly schema: 'sampan/plan/v1'
  readonly analyses: readonly string[]
}

/** @throws SampanError study-invalid when the plan is not a non-empty selection of the manifest's analyses */
export function parsePlan(bytes: Uint8Array, manifest: Manifest): RunPlan {
  const plan = parseCanonical(bytes)
  const analyses: unknown = isRecord(plan) ? plan['analyses'] : undefined
  const known = manifest.analyses.map((analysis) => analysis.id)
  const right =
    isRecord(plan) &&
    plan['schema'] === 'sampan/plan/v1' &&
    Object.keys(plan).length === 2 &&
    Array.isArray(analyses) &&
    analyses.length > 0 &&
    new Set(analyses).size === analyses.length &&
    analyses.every((id) => typeof id === 'string' && known.includes(id))
  if (!right) throw new SampanError('study-invalid', { what: 'plan' })
  return { schema: 'sampan/plan/v1', analyses: analyses as string[] }
}

export function planBytes(plan: RunPlan): Uint8Array {
  return canonicalBytes({ schema: plan.schema, analyses: [...plan.analyses] })
}

/** The round that comes next, as every party computes it. */
export interface RoundPlan {
  readonly input: AnalysisInput
  readonly analysis: Analysis
  readonly broadcast: Broadcast
  readonly layout: Layout
}

/** A finished round: what was broadcast, and the published sum's words. */
export interface PublishedRound {
  readonly broadcast: Broadcast
  readonly sum: Uint8Array
  readonly members: number
}

/** How an analysis ended. */
export interface Ended {
  readonly analysis: string
  readonly outcome: Exclude<Next, { readonly type: 'round' }>
}

export interface Following {
  /** The analysis that the last sum ended, if it did. */
  readonly ended: Ended | null
  /** Null when the run is complete. */
  readonly next: RoundPlan | null
}

interface Course {
  readonly manifest: Manifest
  readonly plan: RunPlan
  /** Size of the run's roster: it fixes scales. */
  readonly sites: number
}

/** The step from the last published round (null at the start of a run) to the next. Pure. */
export function following(course: Course, last: PublishedRound | null): Following {
  if (last === null) return { ended: null, next: startOf(course, 0) }
  const at = course.plan.analyses.indexOf(last.broadcast.analysis)
  const input = inputOf(course.manifest, last.broadcast.analysis)
  const analysis = analysisOf(input.settings.kind)
  const outcome = analysis.global(input, last.broadcast, publishedSum(course, last))
  if (outcome.type === 'round')
    return { ended: null, next: roundPlan(course, input, outcome.broadcast) }
  const ended = { analysis: last.broadcast.analysis, outcome }
  return { ended, next: startOf(course, at + 1) }
}

/** A published sum in natural units. */
export function publishedSum(course: Course, round: PublishedRound): RoundSum {
  const input = inputOf(course.manifest, round.broadcast.analysis)
  const { layout } = roundPlan(course, input, round.broadcast)
  const values = dequantize(limbsFromBytes(round.sum), layout)
  return { values, layout, sites: round.members }
}

function startOf(course: Course, position: number): RoundPlan | null {
  const id = course.plan.analyses[position]
  if (id === undefined) return null
  const input = inputOf(course.manifest, id)
  return roundPlan(course, input, analysisOf(input.settings.kind).start(input))
}

function roundPlan(course: Course, input: AnalysisInput, broadcast: Broadcast): RoundPlan {
  const analysis = analysisOf(input.settings.kind)
  const { width, segments } = analysis.spec(input, broadcast)
  const layout = layOut({ width, segments, sites: course.sites })
  return { input, analysis, broadcast, layout }
}

function inputOf(manifest: Manifest, id: string): AnalysisInput {
  const settings = present(
    manifest.analyses.find((analysis) => analysis.id === id),
    'analysis of the plan',
  )
  return { manifest, settings }
}

/** A broadcast as it travels and is hashed. */
export function broadcastBytes(broadcast: Broadcast): Uint8Array {
  return canonicalBytes(broadcast)
}

export function broadcastDigest(bytes: Uint8Array): Uint8Array {
  return digestOf(suite, 'broadcast', [bytes])
}

/** Task and settings of a round, as canonical JSON: what `ctx` covers beside the broadcast. */
export function taskBytes(plan: RoundPlan, course: Pick<Course, 'plan'>): Uint8Array {
  return canonicalBytes({
    analysis: plan.input.settings as unknown as Json,
    plan: [...course.plan.analyses],
    width: plan.layout.width,
    dimension: plan.layout.dimension,
  })
}

export function taskDigest(bytes: Uint8Array): Uint8Array {
  return digestOf(suite, 'task', [bytes])
}

/** A broadcast read back from where it was kept. */
export function parseBroadcast(text: string): Broadcast {
  return JSON.parse(text) as Broadcast
}

export function broadcastText(broadcast: Broadcast): string {
  return canonicalJson(broadcast)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
