import { triangleLength } from '../../numerics/symmetric.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { Broadcast, RoundSpec } from '../analysis.ts'
import type { Column, Design } from '../design.ts'
import { midpoint, radius } from '../interval.ts'
import { withSlack } from '../sum-values.ts'
import { finiteBound, largestColumn, personBounds } from './bounds.ts'
import { families } from './families.ts'
import { frameOf, glmDesign, type Frame } from './frame.ts'
import { outcomeSegments } from './outcome-sums.ts'
import type { GlmInput } from './settings.ts'
import { squareSegments } from './squares.ts'
import { readBroadcast, type GlmState, type NewtonState } from './state.ts'
import { groupSegments, treatedSegments } from './treatment-groups.ts'

export function features(input: GlmInput): readonly string[] {
  return glmDesign(input, frameOf(input)).features
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function start(input: GlmInput): Broadcast {
  glmDesign(input, frameOf(input))
  return { analysis: input.settings.id, kind: 'glm', step: 'moments' }
}

/** What a round is about. */
export interface Situation {
  readonly design: Design
  readonly frame: Frame
  readonly state: GlmState
}

/** The design and what the broadcast says. @throws SampanError broadcast-mismatch */
export function stateOf(input: GlmInput, broadcast: Broadcast): Situation {
  const frame = frameOf(input)
  const design = glmDesign(input, frame)
  const state = readBroadcast(input.settings.id, design.columns.length, broadcast)
  return { design, frame, state }
}

/**
 * 'moments': people with a value for everything, cases, cells, per column that is not an indicator sum and sum of squares
 * about the middle of its interval, and sums of the outcome. 'newton': score, second derivatives, deviance and the sites
 * over the cap; at the first point the people and cases of every column; at the last what only the result needs.
 * 'separation': per direction the sites at which somebody is on the wrong side, and on the right one.
 */
export function spec(input: GlmInput, broadcast: Broadcast): RoundSpec {
  const { design, frame, state } = stateOf(input, broadcast)
  const people = input.manifest.largestSite
  if (state.step === 'moments')
    return { width: 128, segments: momentSegments(input, { design, frame }, people) }
  if (state.step === 'newton')
    return { width: 128, segments: newtonSegments(input, { design, frame, state }, people) }
  return { width: 64, segments: separationSegments(state.directions.length) }
}

function count(name: string, length: number, bound: number): Segment {
  return { name, length, kind: 'count', bound }
}

function momentSegments(
  input: GlmInput,
  { design, frame }: Pick<Situation, 'design' | 'frame'>,
  people: number,
): readonly Segment[] {
  const cells = design.cells.length
  return [
    count('people', 1, people),
    ...(families[frame.family].separable ? [count('cases', 1, people)] : []),
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
    ...outcomeSegments(input, frame, people),
    ...treatedSegments(frame, people),
  ]
}

/** Columns that are not indicators. */
export function measured(design: Design): readonly Column[] {
  return design.columns.filter((column) => !column.indicator)
}

function newtonSegments(
  input: GlmInput,
  { design, frame, state }: Situation & { readonly state: NewtonState },
  people: number,
): readonly Segment[] {
  const order = design.columns.length
  const most = largestColumn(design, state.standard)
  const person = personBounds(frame)
  const real = (name: string, length: number, bound: number): Segment => {
    return { name, length, kind: 'real', bound: finiteBound(withSlack(people * bound)) }
  }
  const triangle = triangleLength(order)
  const isFirst = state.point.iteration === 0 && families[frame.family].separable
  const { weightMax } = frame
  return [
    real('score', order, person.residual * most),
    real('information', triangle, person.weight * most * most),
    real('deviance', 1, person.deviance),
    ...(families[frame.family].dispersed ? [real('pearson', 1, person.pearson)] : []),
    ...(hasTrials(input) ? [real('trials', 1, person.deviance)] : []),
    ...(hasBase(input)
      ? [real('base', 2, weightMax), real('base deviance', 1, person.deviance)]
      : []),
    ...(isFirst
      ? [count('column people', order, people), count('column cases', order, people)]
      : []),
    ...(state.point.final
      ? finalSegments(input, { design, frame, state }, people * weightMax * most * most)
      : []),
    count('over-cap', 1, 1),
  ]
}

/** Whether the likelihood has weights as whole trials, in which R rounds them. */
export function hasTrials({ settings }: GlmInput): boolean {
  return settings.family === 'binomial' && settings.weights !== null
}

/** Whether the model of the offset alone has to be found by iteration. */
export function hasBase({ settings }: GlmInput): boolean {
  return settings.family === 'binomial' && settings.offset !== null && settings.intercept
}

/** Whether a result needs sums that the iteration does not: a sandwich, the information that is expected, effective numbers. */
export function needsFinal({ settings }: GlmInput): boolean {
  const { family, weights } = settings
  const isWeighted = weights !== null && typeof weights !== 'string'
  return family === 'gamma' || isWeighted || isRobust({ settings })
}

export function isRobust({ settings }: Pick<GlmInput, 'settings'>): boolean {
  return settings.robust !== null || settings.cluster !== null
}

function finalSegments(
  input: GlmInput,
  situation: Situation & { readonly state: NewtonState },
  expected: number,
): readonly Segment[] {
  const triangle = triangleLength(situation.design.columns.length)
  const bound = finiteBound(withSlack(expected))
  return [
    ...(situation.frame.family === 'gamma'
      ? [{ name: 'expected', length: triangle, kind: 'real', bound } as const]
      : []),
    ...(isRobust(input)
      ? [
          ...squareSegments(input, situation, triangle),
          count('clusters', 1, input.manifest.largestSite),
        ]
      : []),
    ...groupSegments(situation.frame, input.manifest.largestSite),
  ]
}

function separationSegments(directions: number): readonly Segment[] {
  return [count('wrong side', directions, 1), count('right side', directions, 1)]
}
