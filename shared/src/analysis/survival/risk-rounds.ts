import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import { present, SampanError } from '../../errors/sampan-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Broadcast, Next, RoundSpec, RoundSum, Snapshot, Verdict } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import {
  cellsHold,
  mergeCells,
  mergedCells,
  mergedCounts,
  timeGridOf,
  type CellCounts,
} from '../time-grid.ts'
import { followUpOf } from './follow-up.ts'
import {
  countRisk,
  riskCounts,
  riskPlaces,
  riskSegments,
  totalOf,
  type RiskPlaces,
} from './risk-cells.ts'
import { seriesAt, seriesOf, splitFeatures, type RiskDesign } from './risk-design.ts'
import { readRiskState, type RiskState } from './risk-state.ts'

/**
 * Two rounds: who leaves (and enters) per cell of the public grid, from which cells are merged to the study's floors;
 * then the same per merged cell. The second says nothing that the first did not, but every site answers it only after
 * its own, perhaps stricter floors hold in the merged cells.
 */
export function riskStart({ analysis, kind }: RiskDesign): Broadcast {
  return { analysis, kind, step: 'counts' }
}

/** @throws SampanError settings-invalid, study-invalid, broadcast-mismatch */
export function riskSpec(manifest: Manifest, design: RiskDesign, broadcast: Broadcast): RoundSpec {
  const places = placesOf(manifest, design, stateOf(manifest, design, broadcast))
  const delayed = design.followUp.start !== null
  return { width: 64, segments: riskSegments(places, manifest.largestSite, delayed) }
}

function stateOf(manifest: Manifest, design: RiskDesign, broadcast: Broadcast): RiskState {
  const { cells } = timeGridOf(manifest, design.followUp.time)
  const grids = new Set(seriesOf(manifest, design).map(({ grid }) => grid)).size
  const { analysis, kind } = design
  return readRiskState({ analysis, kind, grids, cells }, broadcast)
}

function placesOf(manifest: Manifest, design: RiskDesign, state: RiskState): RiskPlaces {
  const { cells } = timeGridOf(manifest, design.followUp.time)
  const whole = { cells: Uint32Array.from({ length: cells }, (_, cell) => cell), count: cells }
  return riskPlaces(
    seriesOf(manifest, design).map(({ grid }) => {
      if (state.step === 'counts') return whole
      const ends = state.ends[grid] ?? []
      return { cells: mergedCells(ends), count: ends.length }
    }),
  )
}

/** @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function riskLocal(
  manifest: Manifest,
  design: RiskDesign,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, manifest.largestSite)
  const places = placesOf(manifest, design, stateOf(manifest, design, broadcast))
  const people = followUpOf(manifest, design.followUp, splitFeatures(design), snapshot)
  const counts = countRisk(people, places, seriesAt(manifest, design, snapshot))
  if (counts === null) throw new SampanError('broadcast-mismatch', { analysis: design.analysis })
  return vectorOf(riskSpec(manifest, design, broadcast).segments, counts)
}

/** Counts of one series, and when its cells end. */
export interface RiskTable {
  readonly group: string | null
  readonly stratum: string | null
  readonly time: readonly number[]
  readonly counts: CellCounts
}

/** The next round, or what `finish` makes of the counts in merged cells. */
export function afterRisk(
  manifest: Manifest,
  design: RiskDesign,
  asked: { readonly broadcast: Broadcast; readonly sum: RoundSum },
  finish: (tables: readonly RiskTable[], sum: RoundSum) => Next,
): Next {
  const { broadcast, sum } = asked
  const state = stateOf(manifest, design, broadcast)
  const counts = riskCounts(sum, placesOf(manifest, design, state))
  if (state.step === 'counts') return afterCounts(manifest, design, counts)
  const { band } = timeGridOf(manifest, design.followUp.time)
  const tables = seriesOf(manifest, design).map(({ group, stratum, grid }, k) => ({
    group,
    stratum,
    time: (state.ends[grid] ?? []).map((end) => end * band),
    counts: present(counts[k], 'counts of a series'),
  }))
  return finish(tables, sum)
}

function afterCounts(manifest: Manifest, design: RiskDesign, counts: readonly CellCounts[]): Next {
  if (counts.every((each) => peopleOf(each) === 0))
    return { type: 'failure', code: 'nobody-complete', context: {} }
  const verdict = judgeCounts(manifest, design, counts, manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  const ends = endsOf(manifest, design, counts)
  const { analysis, kind } = design
  return { type: 'round', broadcast: { analysis, kind, step: 'cells', ends } }
}

export function peopleOf({ events, censored }: CellCounts): number {
  return totalOf(events) + totalOf(censored)
}

/** Per grid, the last cell of each merged one, under the study's floors. */
function endsOf(
  manifest: Manifest,
  design: RiskDesign,
  counts: readonly CellCounts[],
): readonly (readonly number[])[] {
  const series = seriesOf(manifest, design)
  const grids = new Set(series.map(({ grid }) => grid))
  return [...grids].map((grid) =>
    mergeCells(
      counts.filter((_, k) => series[k]?.grid === grid),
      manifest.floors.eventsPerCell,
    ),
  )
}

/** Under a site's own floors: people of every group, and the merged cells, which the study's floors made. */
export function judgeRisk(
  manifest: Manifest,
  design: RiskDesign,
  asked: { readonly broadcast: Broadcast; readonly sum: RoundSum },
  floors: Floors,
): Verdict | null {
  const state = stateOf(manifest, design, asked.broadcast)
  const counts = riskCounts(asked.sum, placesOf(manifest, design, state))
  return state.step === 'counts'
    ? judgeCounts(manifest, design, counts, floors)
    : judgeHeld(manifest, design, counts, floors)
}

function judgeCounts(
  manifest: Manifest,
  design: RiskDesign,
  counts: readonly CellCounts[],
  floors: Floors,
): Verdict | null {
  const series = seriesOf(manifest, design)
  const people = counts.map((each, k) => ({
    name: series[k]?.name ?? '',
    people: peopleOf(each),
  }))
  const total = people.reduce((sum, each) => sum + each.people, 0)
  const verdict = judgeCells(people, series.length === 1 ? Number.MAX_SAFE_INTEGER : total, floors)
  if (verdict !== null) return verdict
  const ends = endsOf(manifest, design, counts)
  const merged = counts.map((each, k) => mergedCounts(each, ends[series[k]?.grid ?? 0] ?? []))
  return judgeHeld(manifest, design, merged, floors)
}

/** A group without cells has too few events, or too few who leave without one. */
function judgeHeld(
  manifest: Manifest,
  design: RiskDesign,
  merged: readonly CellCounts[],
  floors: Floors,
): Verdict | null {
  const floor = floors.eventsPerCell
  if (floor <= 1) return null
  const small = seriesOf(manifest, design).find((_, k) => {
    const own = present(merged[k], 'counts of a series')
    return own.events.length === 0 || !cellsHold([own], floor)
  })
  return small === undefined ? null : { code: 'cell-too-small', context: { term: small.name } }
}
