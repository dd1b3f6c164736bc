import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeLevels, judgeParameters } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import type { Column, Design } from '../design.ts'
import { midpoint } from '../interval.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { mergeCells, type CellCounts } from '../time-grid.ts'
import { modelOf, stateOf, type CoxInput, type CoxModel } from './spec.ts'
import { gridNumbersMax, type CoxStandard, type StateOf } from './state.ts'

/** Spread, as a share of the mean square about the middle of the range, up to which a column counts as constant. */
const constantTolerance = 1e-13

/** Judges the moments, merges the grid once for all rounds, and opens the iteration at all coefficients 0. */
export function afterMoments(input: CoxInput, model: CoxModel, sum: RoundSum): Next {
  const { design } = model
  const { floors } = input.manifest
  if (valueOf(sum, 'people') === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const ends = mergedEnds(input, sum)
  const verdict = judgeMoments(input, sum, floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  if (valueOf(sum, 'events') === 0)
    return { type: 'failure', code: 'outcome-constant', context: { term: design.outcome } }
  const spreads = design.columns.map((column) => spreadOf(column, design, sum))
  const constant = design.columns.find((_, k) => !((spreads[k]?.share ?? 0) > constantTolerance))
  if (constant !== undefined)
    return { type: 'failure', code: 'column-constant', context: { term: constant.name } }
  const standard = {
    people: valueOf(sum, 'people'),
    rows: valueOf(sum, 'rows'),
    events: valueOf(sum, 'events'),
    emptyStrata: valuesOf(sum, 'empty strata')[0] ?? 0,
    shift: spreads.map(({ shift }) => shift),
    scale: spreads.map(({ scale }) => scale),
    ends: [...ends],
    cellEvents: totals(valuesOf(sum, 'grid events'), ends),
  }
  const numbers = standard.cellEvents.filter((count) => count > 0).length * (spreads.length + 2)
  if (input.settings.strata === null && numbers > gridNumbersMax)
    return { type: 'failure', code: 'study-overflow', context: { segment: 'at risk x' } }
  return { type: 'round', broadcast: firstPoint(input, standard) }
}

function firstPoint({ settings }: CoxInput, standard: CoxStandard): StateOf<'risk' | 'strata'> {
  const zero = standard.shift.map(() => 0)
  return {
    analysis: settings.id,
    kind: 'cox',
    step: settings.strata === null ? 'risk' : 'strata',
    round: 2,
    standard,
    point: {
      beta: zero,
      previous: zero,
      iteration: 0,
      halvings: 0,
      logLiks: [],
      decrements: [],
      alike: 0,
      scoreTest: null,
      robustScoreTest: null,
    },
  }
}

/**
 * Cells are merged until each has enough events, and nobody or enough people who leave, and likewise who enter. Where a person
 * may have several events the first of each counts, so that every cell has events of enough people.
 */
function mergedEnds(input: CoxInput, sum: RoundSum): readonly number[] {
  const floor = input.manifest.floors.eventsPerCell
  // Without a floor nothing that happens between two rows is lost: cells stand alone wherever one begins or ends.
  if (floor <= 1 && input.settings.start !== null) {
    const turns = valuesOf(sum, 'grid turns')
    return mergeCells([{ events: turns, censored: turns.map(() => 0) }], floor)
  }
  return mergeCells(groupsOf(input, sum), floor)
}

function groupsOf({ settings }: CoxInput, sum: RoundSum): readonly CellCounts[] {
  const censored = valuesOf(sum, 'grid censored')
  if (settings.start === null) return [{ events: valuesOf(sum, 'grid events'), censored }]
  const events = valuesOf(sum, 'grid first events')
  return [
    { events, censored },
    { events, censored: valuesOf(sum, 'grid entered') },
  ]
}

/** Counts within each merged cell. */
function totals(counts: ArrayLike<number>, ends: readonly number[]): number[] {
  return ends.map((end, k) => {
    let total = 0
    for (let cell = (ends[k - 1] ?? -1) + 1; cell <= end; cell++) total += counts[cell] ?? 0
    return total
  })
}

interface Spread {
  readonly shift: number
  readonly scale: number
  /** Of an indicator the share in it times the share outside; else mean square about the mean by that about the middle. */
  readonly share: number
}

/** Any shift and scale gives the same model; these make its information well conditioned and centre the predictor. */
function spreadOf(column: Column, design: Design, sum: RoundSum): Spread {
  if (column.indicator) {
    const cell = design.cells.findIndex(({ name }) => name === column.name)
    if (cell < 0) return { shift: 0, scale: 1, share: 1 }
    const shift = (valuesOf(sum, 'cells')[cell] ?? 0) / valueOf(sum, 'people')
    return { shift, scale: 1, share: shift * (1 - shift) }
  }
  const rows = valueOf(sum, 'rows')
  const first = valueOf(sum, `sum ${column.name}`) / rows
  const second = valueOf(sum, `squares ${column.name}`) / rows
  const variance = second - first * first
  const share = variance / second
  const scale = share > constantTolerance ? Math.sqrt(variance) : 1
  return { shift: midpoint(column.interval) + first, scale, share }
}

function judgeMoments(input: CoxInput, sum: RoundSum, floors: Floors): Verdict | null {
  const { design } = modelOf(input)
  const people = valueOf(sum, 'people')
  const counts = valuesOf(sum, 'cells')
  const [parameters, events] = [design.columns.length, valueOf(sum, 'events')]
  return (
    judgeLevels(design.factors, people, floors) ??
    judgeGrid(input, sum, floors) ??
    (events === 0 ? null : judgeParameters(parameters, events, floors)) ??
    judgeCells(
      design.cells.map(({ name }, k) => ({ name, people: counts[k] ?? 0 })),
      people,
      floors,
    )
  )
}

/** Events, and people who leave or enter, in every cell that the study's own floors made. */
function judgeGrid(input: CoxInput, sum: RoundSum, floors: Floors): Verdict | null {
  const { eventsPerCell: least, timeBandDays } = floors
  const { settings, manifest } = input
  if (timeBandDays > (manifest.timeGrid?.bandDays ?? 0))
    return { code: 'time-band-too-narrow', context: {} }
  if (least <= 1) return null
  const ends = mergedEnds(input, sum)
  const few = groupsOf(input, sum).some(({ events, censored }) => {
    const others = totals(censored, ends)
    return totals(events, ends).some((count, k) => {
      const leaving = others[k] ?? 0
      return count < least || (leaving > 0 && leaving < least)
    })
  })
  return few || ends.length === 0
    ? { code: 'cell-too-small', context: { term: settings.time } }
    : null
}

/** In the moments: levels, cells of time and of categories with their complements, parameters per event. */
export function verdict(
  input: CoxInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const { state } = stateOf(input, broadcast)
  return state.step === 'moments' ? judgeMoments(input, sum, floors) : null
}
