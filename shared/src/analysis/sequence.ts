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
import type { Analysis, AnalysisInput, Broadcast, Fits, Next, RoundSum } from './analysis.ts'
import { fitsOf } from './fits.ts'
import { analysisOf } from './registry.ts'
import { isAnalysisResult } from './results.ts'
import { valueOf } from './sum-values.ts'

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
  requireFitsBefore(manifest, analyses as string[])
  return { schema: 'sampan/plan/v1', analyses: analyses as string[] }
}

/** An analysis comes after those whose models it uses. */
function requireFitsBefore(manifest: Manifest, analyses: readonly string[]): void {
  for (const [k, id] of analyses.entries())
    for (const need of needsOf(manifest, id))
      if (!analyses.slice(0, k).includes(need))
        throw new SampanError('study-invalid', { what: 'plan', analysis: id, expected: need })
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
  /** The analysis that the last sum ended, if it did, and those that cannot begin without its fit. */
  readonly ended: readonly Ended[]
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
  if (last === null) return startFrom(course, 0, {})
  const { broadcast } = last
  const at = course.plan.analyses.indexOf(broadcast.analysis)
  const input = inputOf(course.manifest, broadcast.analysis)
  const analysis = analysisOf(input.settings.kind)
  const outcome = analysis.global(input, broadcast, publishedSum(course, last))
  if (outcome.type === 'round')
    return { ended: [], next: roundPlan(course, input, outcome.broadcast) }
  const fitted = outcome.type === 'result' && isAnalysisResult(outcome.result)
  const fit = fitted ? analysis.fit?.(outcome.result) : undefined
  const fits = { ...fitsOf(broadcast), ...(fit && { [broadcast.analysis]: fit }) }
  const { ended, next } = startFrom(course, at + 1, fits)
  return { ended: [{ analysis: broadcast.analysis, outcome }, ...ended], next }
}

/** A published sum in natural units. */
export function publishedSum(course: Course, round: PublishedRound): RoundSum {
  const input = inputOf(course.manifest, round.broadcast.analysis)
  const { layout } = roundPlan(course, input, round.broadcast)
  const values = dequantize(limbsFromBytes(round.sum), layout)
  return { values, layout, sites: round.members }
}

/** Over how many people a round was summed, where it counted them: first rounds do, before anything finer is asked. */
export function publishedPeople(course: Course, round: PublishedRound): number | null {
  const sum = publishedSum(course, round)
  const counts = sum.layout.segments.some(({ name, kind }) => name === 'people' && kind === 'count')
  return counts ? valueOf(sum, 'people') : null
}

/** The first analysis from a position of the plan on that has the fits it needs; those before it end without a round. */
function startFrom(course: Course, position: number, fits: Fits): Following {
  const id = course.plan.analyses[position]
  if (id === undefined) return { ended: [], next: null }
  const input = inputOf(course.manifest, id)
  const lacking = needsOf(course.manifest, id).find((need) => !Object.hasOwn(fits, need))
  if (lacking !== undefined) {
    const { ended, next } = startFrom(course, position + 1, fits)
    const outcome = { type: 'failure', code: 'fit-missing', context: { of: lacking } } as const
    return { ended: [{ analysis: id, outcome }, ...ended], next }
  }
  const needed = course.plan.analyses
    .slice(position)
    .flatMap((each) => needsOf(course.manifest, each))
  const carried = Object.fromEntries(Object.entries(fits).filter(([each]) => needed.includes(each)))
  const analysis = analysisOf(input.settings.kind)
  const broadcast = analysis.start({ ...input, fits: carried })
  return { ended: [], next: roundPlan(course, input, broadcast) }
}

function needsOf(manifest: Manifest, id: string): readonly string[] {
  const { settings } = inputOf(manifest, id)
  return analysisOf(settings.kind).needs?.(settings) ?? []
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
