import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { hiddenCells } from '../../disclosure/table-cells.ts'
import { present } from '../../errors/sampan-error.ts'
import type { IncidenceRate, IncidenceResult } from './result.ts'

/**
 * A stratum is shown as a whole or not at all: enough people with an event and without, enough events, and nobody with
 * most of the events or the days; hidden strata hide one another. Ratios need the first stratum. Rates are functions of
 * exact counts and are not shown where counts are rounded.
 */
export function releaseIncidence(result: IncidenceResult, floors: Floors): Release {
  const hidden = hiddenStrata(result, floors)
  if (result.people < floors.cell || hidden.size === result.rates.length)
    return refused({ reason: 'cell-too-small', term: result.event })
  const missing = present(result.missing, 'an unreleased count')
  const hideMissing = missing > 0 && missing < floors.cell
  const round = (count: number | null): number | null =>
    count === null ? null : roundedCount(count, floors.countMultiple)
  const rates = result.rates.map((unreleased, k): IncidenceRate => {
    const rate = { ...unreleased }
    delete rate.shares
    if (hidden.has(k)) return { ...rate, ...nothing }
    const { people, having, events } = rate
    const counts = { people: round(people), having: round(having), events: round(events) }
    const exact = floors.countMultiple > 1 ? noRate : hidden.has(0) ? { ratio: null } : {}
    return { ...rate, ...counts, ...exact }
  })
  const strata = [...hidden].map((k) => `${result.strata ?? ''}=${result.rates[k]?.stratum ?? ''}`)
  const ratios = hidden.has(0) || floors.countMultiple > 1 ? ['ratio'] : []
  return {
    type: 'released',
    result: {
      ...result,
      people: roundedCount(result.people, floors.countMultiple),
      missing: hideMissing ? null : round(missing),
      rates,
    },
    suppressed: [
      ...strata.map((what) => ({ of: '', what })),
      ...[...(hideMissing ? ['missing'] : []), ...ratios].map((what) => ({ of: '', what })),
      ...(floors.countMultiple > 1 ? [{ of: '', what: 'rate' }] : []),
    ],
  }
}

const noRate = { rate: null, 'conf.low': null, 'conf.high': null, ratio: null } as const
const nothing = {
  ...noRate,
  people: null,
  having: null,
  events: null,
  personDays: null,
} as const

function hiddenStrata({ rates }: IncidenceResult, floors: Floors): ReadonlySet<number> {
  const counts = rates.flatMap(({ people, having }) => {
    const own = present(having, 'an unreleased count')
    return [own, present(people, 'an unreleased count') - own]
  })
  const [places = new Uint8Array()] = hiddenCells(
    { rows: rates.length, columns: 2, layers: [counts] },
    floors.cell,
  )
  const all = [...rates.keys()]
  const hidden = new Set(
    all.filter((k) => places.subarray(2 * k, 2 * k + 2).includes(1) || isFew(rates[k], floors)),
  )
  if (hidden.size === 1) for (const k of leastOf(rates, hidden)) hidden.add(k)
  return hidden
}

/** Few events, or most of the events or days one person's. */
function isFew(rate: IncidenceRate | undefined, floors: Floors): boolean {
  const { events, shares } = present(rate, 'a stratum')
  const { events: ofEvents, days } = present(shares, 'unreleased shares')
  const most = Math.max(ofEvents, days)
  return (floors.cell > 1 && (events ?? 0) < floors.eventsPerCell) || most > floors.dominanceMax
}

/** The stratum with the fewest people of those that are shown. */
function leastOf(rates: readonly IncidenceRate[], hidden: ReadonlySet<number>): readonly number[] {
  const shown = [...rates.keys()].filter((k) => !hidden.has(k))
  return shown.sort((a, b) => (rates[a]?.people ?? 0) - (rates[b]?.people ?? 0)).slice(0, 1)
}
