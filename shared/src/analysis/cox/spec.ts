import type { AnalysisSettings } from '../../manifest/parts.ts'
import { triangleLength } from '../../numerics/symmetric.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { designOf, type Column, type Design } from '../design.ts'
import { midpoint, radius, shifted } from '../interval.ts'
import { withSlack } from '../sum-values.ts'
import { timeGridOf, type TimeGrid } from '../time-grid.ts'
import { eventCells, incrementsOf, type EventCells } from './cells.ts'
import {
  readBroadcast,
  type CoxStandard,
  type CoxState,
  type LaterState,
  type StateOf,
} from './state.ts'

export type CoxSettings = Extract<AnalysisSettings, { readonly kind: 'cox' }>
export type CoxInput = AnalysisInput<CoxSettings>

/** Largest |linear predictor| about the pooled mean with which a site answers. */
export const etaCap = 15
/** Above e^15. */
const riskMax = 3.3e6

export interface CoxModel {
  /** Without an intercept, which the baseline hazard takes up; factors are coded beside one. */
  readonly design: Design
  readonly grid: TimeGrid
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function modelOf({ manifest, settings }: CoxInput): CoxModel {
  const { time, event, start: entry, terms } = settings
  const design = designOf(manifest, { outcome: event, terms, intercept: true })
  const features = [time, ...(entry === null ? [] : [entry]), ...design.features]
  return {
    design: { ...design, columns: design.columns.slice(1), features: [...new Set(features)] },
    grid: timeGridOf(manifest, time),
  }
}

export function features(input: CoxInput): readonly string[] {
  return modelOf(input).design.features
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function start(input: CoxInput): Broadcast {
  modelOf(input)
  return { analysis: input.settings.id, kind: 'cox', step: 'moments' }
}

/** The model and what the broadcast says. @throws SampanError broadcast-mismatch */
export function stateOf(
  input: CoxInput,
  broadcast: Broadcast,
): { readonly model: CoxModel; readonly state: CoxState } {
  const model = modelOf(input)
  const { id, ties, strata } = input.settings
  const shape = {
    analysis: id,
    order: model.design.columns.length,
    cells: model.grid.cells,
    efron: ties === 'efron',
    stratified: strata !== null,
  }
  return { model, state: readBroadcast(shape, broadcast) }
}

/** The cells of a state. */
export function cellsOf({ settings }: CoxInput, { standard }: LaterState): EventCells {
  return eventCells(standard, settings.ties === 'efron')
}

/**
 * 'moments': people, rows, events, cells of categories, per column that is not an indicator sum and sum of squares about the
 * middle of its interval, and per cell of the public grid events, people who leave without one, and where observation
 * begins later, people who enter and people with a first event. 'risk': per cell with events the sums over those at risk.
 * 'step': score, information but for what is quadratic in the tied, log likelihood of the events. 'ties': sums of r x
 * over tied events. 'residuals': what the sandwich variance adds up. 'strata': all of these, with own risk sets.
 */
export function spec(input: CoxInput, broadcast: Broadcast): RoundSpec {
  const { model, state } = stateOf(input, broadcast)
  const people = input.manifest.largestSite
  if (state.step === 'moments')
    return { width: 128, segments: momentSegments(input, model, people) }
  const cells = cellsOf(input, state)
  const size = {
    order: model.design.columns.length,
    people,
    largest: largestOf(model, state.standard),
  }
  switch (state.step) {
    case 'risk':
      return { width: 128, segments: riskSegments(cells, size) }
    case 'step':
      return { width: 128, segments: stepSegments(state, cells, size) }
    case 'ties':
      return { width: 128, segments: [tiedSegment(cells, size)] }
    case 'residuals':
      return { width: 128, segments: [residualSegment(size, people + state.standard.events)] }
    case 'strata':
      return { width: 128, segments: strataSegments(input, size) }
  }
}

function count(name: string, length: number, bound: number): Segment {
  return { name, length, kind: 'count', bound }
}

function real(name: string, length: number, bound: number): Segment {
  return { name, length, kind: 'real', bound: withSlack(bound) }
}

function momentSegments(
  { settings }: CoxInput,
  { design, grid }: CoxModel,
  people: number,
): Segment[] {
  const cells = design.cells.length
  return [
    ...['people', 'rows', 'events'].map((name) => count(name, 1, people)),
    ...(cells === 0 ? [] : [count('cells', cells, people)]),
    ...measured(design).flatMap(({ name, interval }) => {
      const largest = radius(interval, midpoint(interval))
      return [
        real(`sum ${name}`, 1, people * largest),
        real(`squares ${name}`, 1, people * largest * largest),
      ]
    }),
    count('grid events', grid.cells, people),
    count('grid censored', grid.cells, people),
    ...(settings.start === null
      ? []
      : [
          count('grid first events', grid.cells, people),
          count('grid entered', grid.cells, people),
          count('grid turns', grid.cells, 2 * people),
        ]),
    ...(settings.strata === null ? [] : [count('empty strata', 1, 1)]),
  ]
}

/** Columns that are not indicators. */
export function measured(design: Design): readonly Column[] {
  return design.columns.filter((column) => !column.indicator)
}

interface Size {
  readonly order: number
  readonly people: number
  /** Largest |x| of a standardised column. */
  readonly largest: number
}

function largestOf({ design }: CoxModel, { shift, scale }: CoxStandard): number {
  return Math.max(
    ...design.columns.map(({ interval }, k) => {
      const { low, high } = shifted(interval, shift[k] ?? 0, scale[k] ?? 1)
      return Math.max(Math.abs(low), Math.abs(high))
    }),
  )
}

function riskSegments(cells: EventCells, { order, people, largest }: Size): Segment[] {
  const most = people * riskMax
  return [
    real('at risk', cells.count, most),
    real('at risk x', cells.count * order, most * largest),
    ...(cells.ties.length === 0 ? [] : [real('tied', cells.ties.length, most)]),
    count('over-cap', 1, 1),
  ]
}

/**
 * A site answers only where its own sums are part of the pooled ones, so that sum r A is at most the number of all events;
 * the cross terms of ties are at most 2 sum g R^2.
 */
function stepSegments(
  { standard, risk }: StateOf<'step'>,
  cells: EventCells,
  size: Size,
): Segment[] {
  const { order, people, largest } = size
  const { events } = standard
  const crossed = incrementsOf(cells, risk).first.reduce((sum, value) => sum + value, 0)
  const squares = largest * largest * (events + 2 * crossed)
  return [
    real('score', order, (people + events) * largest),
    real('information', triangleLength(order), squares),
    real('log likelihood', 1, people * etaCap),
  ]
}

function tiedSegment(cells: EventCells, { order, people, largest }: Size): Segment {
  return real('tied x', cells.ties.length * order, people * riskMax * largest)
}

/** Residuals add up to at most 2 R (own events + all events) in magnitude, their squares to at most its square. */
function residualSegment({ order, largest }: Size, events: number): Segment {
  return real('residuals', triangleLength(order), (2 * largest * events) ** 2)
}

/** Of each event |eta| <= 15, and log D lies within 15 of the logarithm of at most all people, and of 1 / d. */
function strataSegments({ settings }: CoxInput, size: Size): Segment[] {
  const { order, people, largest } = size
  return [
    real('score', order, 2 * people * largest),
    real('information', triangleLength(order), 2 * people * largest * largest),
    real('log likelihood', 1, people * 80),
    ...(settings.robust ? [residualSegment(size, 2 * people)] : []),
    count('over-cap', 1, 1),
  ]
}
