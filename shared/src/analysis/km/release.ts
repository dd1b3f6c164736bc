import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import { refused, type Release, type Suppressed } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { cellsHold, type CellCounts } from '../time-grid.ts'
import { kmCurve } from './curves.ts'
import type { KmCurve, KmResult } from './result.ts'

/**
 * Curves are shown together or not at all: people of a group that is left out would be all but the others. Where counts
 * are rounded the curve is that of the rounded counts, since 1 - d/n of exact ones tells both.
 */
export function releaseKm(result: KmResult, floors: Floors): Release {
  const cells = result.curves.map(({ group, n }) => ({ name: group ?? result.event, people: n }))
  const verdict = judgeCells(cells, cells.length === 1 ? Number.MAX_SAFE_INTEGER : result.n, floors)
  if (verdict !== null) return refused({ reason: verdict.code, ...verdict.context })
  const small = result.curves.find((curve) => !cellsHold([countsOf(curve)], floors.eventsPerCell))
  if (small !== undefined)
    return refused({ reason: 'cell-too-small', term: small.group ?? result.event })
  const suppressed: Suppressed[] = []
  const curves = result.curves.map((curve) => {
    const shown = floors.countMultiple === 1 ? curve : rounded(result, curve, floors.countMultiple)
    if (curve.n >= floors.quantilePeople) return shown
    suppressed.push({ of: curve.group ?? '', what: 'quantiles' })
    return { ...shown, quantiles: [] }
  })
  const n = roundedCount(result.n, floors.countMultiple)
  const events = roundedCount(result.events, floors.countMultiple)
  return { type: 'released', result: { ...result, n, events, curves }, suppressed }
}

function countsOf(curve: KmCurve): CellCounts {
  const left = { events: curve['n.event'], censored: curve['n.censor'] }
  return { ...left, entered: enteredFor(curve['n.risk'], left) }
}

/** Who entered follows from who is at risk: no fewer than leave. */
function enteredFor(
  risk: readonly number[],
  { events, censored }: Pick<CellCounts, 'events' | 'censored'>,
): readonly number[] {
  let remaining = 0
  return risk.map((count, k) => {
    const leaving = (events[k] ?? 0) + (censored[k] ?? 0)
    const entered = Math.max(count, leaving) - remaining
    remaining += entered - leaving
    return entered
  })
}

function rounded(result: KmResult, curve: KmCurve, multiple: number): KmCurve {
  const round = (values: ArrayLike<number>): number[] =>
    Array.from(values, (value) => roundedCount(value, multiple))
  const left = { events: round(curve['n.event']), censored: round(curve['n.censor']) }
  const counts =
    result.start === null ? left : { ...left, entered: enteredFor(round(curve['n.risk']), left) }
  const { group, time, quantiles, rmst, at } = curve
  return kmCurve(
    { group, time, counts },
    {
      confType: result.confType,
      confidence: result.confidence,
      quantiles: quantiles.map(({ p }) => p),
      tau: rmst.map(({ tau }) => tau),
      times: at.map((each) => each.time),
    },
  )
}
