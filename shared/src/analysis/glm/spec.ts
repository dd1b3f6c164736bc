import type { AnalysisSettings } from '../../manifest/parts.ts'
import { triangleLength } from '../../numerics/symmetric.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { designOf, type Column, type Design } from '../design.ts'
import { midpoint, radius, shifted } from '../interval.ts'
import { withSlack } from '../sum-values.ts'
import { readBroadcast, type GlmState, type PooledStandard } from './state.ts'

export type GlmSettings = Extract<AnalysisSettings, { readonly kind: 'glm' }>
export type GlmInput = AnalysisInput<GlmSettings>

/**
 * Largest |linear predictor| with which a site answers: beyond it the weight of a person is below 1e-13. Public, so
 * that the deviance has a bound.
 */
export const etaCap = 30
/** -2 log p at the cap is 60 + 2e-13. */
const deviancePerPerson = 61
export function features({ manifest, settings }: GlmInput): readonly string[] {
  return designOf(manifest, settings).features
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function start({ manifest, settings }: GlmInput): Broadcast {
  designOf(manifest, settings)
  return { analysis: settings.id, kind: 'glm', step: 'moments' }
}

/** The design and what the broadcast says. @throws SampanError broadcast-mismatch */
export function stateOf(
  { manifest, settings }: GlmInput,
  broadcast: Broadcast,
): { readonly design: Design; readonly state: GlmState } {
  const design = designOf(manifest, settings)
  return { design, state: readBroadcast(settings.id, design.columns.length, broadcast) }
}

/**
 * 'moments': people with a value for everything, cases, cells, and per column that is not an indicator sum and sum of
 * squares about the middle of its interval. 'newton': score, information, deviance and the sites over the cap.
 * 'separation': per direction the sites at which somebody is on the wrong side, and on the right one.
 */
export function spec(input: GlmInput, broadcast: Broadcast): RoundSpec {
  const { design, state } = stateOf(input, broadcast)
  const people = input.manifest.largestSite
  if (state.step === 'moments') return { width: 128, segments: momentSegments(design, people) }
  if (state.step === 'newton')
    return { width: 128, segments: newtonSegments(design, state.standard, people) }
  return { width: 64, segments: separationSegments(state.directions.length) }
}

function count(name: string, length: number, bound: number): Segment {
  return { name, length, kind: 'count', bound }
}

function momentSegments(design: Design, people: number): readonly Segment[] {
  const cells = design.cells.length
  return [
    count('people', 1, people),
    count('cases', 1, people),
    ...(cells === 0 ? [] : [count('cells', cells, people)]),
    ...measured(design).flatMap(({ name, interval }) => {
      const largest = radius(interval, midpoint(interval))
      return [
        { name: `sum ${name}`, length: 1, kind: 'real', bound: withSlack(people * largest) },
        {
          name: `squares ${name}`,
          length: 1,
          kind: 'real',
          bound: withSlack(people * largest * largest),
        },
      ] as const
    }),
  ]
}

/** Columns that are not indicators. */
export function measured(design: Design): readonly Column[] {
  return design.columns.filter((column) => !column.indicator)
}

function newtonSegments(
  design: Design,
  standard: PooledStandard,
  people: number,
): readonly Segment[] {
  const order = design.columns.length
  const largest = Math.max(
    ...design.columns.map((column, k) => {
      const { low, high } = shifted(column.interval, standard.shift[k] ?? 0, standard.scale[k] ?? 1)
      return Math.max(Math.abs(low), Math.abs(high))
    }),
  )
  const triangle = triangleLength(order)
  const squares = (people * largest * largest) / 4
  return [
    { name: 'score', length: order, kind: 'real', bound: withSlack(people * largest) },
    { name: 'information', length: triangle, kind: 'real', bound: withSlack(squares) },
    { name: 'deviance', length: 1, kind: 'real', bound: deviancePerPerson * people },
    count('over-cap', 1, 1),
  ]
}

function separationSegments(directions: number): readonly Segment[] {
  return [count('wrong side', directions, 1), count('right side', directions, 1)]
}
