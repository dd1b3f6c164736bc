import { cumulated, incrementsOf } from './cells.ts'
import type { Fitting } from './fitting.ts'
import type { CoxHazard } from './result.ts'
import { cellsOf } from './spec.ts'
import type { LaterState } from './state.ts'

/** Cumulative hazard at the end of each merged cell, moved from the pooled means to covariates of 0. */
export function baselineOf(
  fitting: Fitting,
  state: LaterState,
  gamma: readonly number[],
): readonly CoxHazard[] | null {
  if (!('risk' in state)) return null
  const { shift, scale, ends } = state.standard
  const cells = cellsOf(fitting.input, state)
  const hazard = cumulated(incrementsOf(cells, state.risk).hazard)
  const eta = gamma.reduce((sum, value, k) => sum + (value * (shift[k] ?? 0)) / (scale[k] ?? 1), 0)
  const rows = ends.map((end, k) => ({
    time: end * fitting.model.grid.band,
    hazard: (hazard[cells.upTo[k] ?? -1] ?? 0) * Math.exp(-eta),
  }))
  return rows.every((row) => Number.isFinite(row.hazard)) ? rows : null
}
