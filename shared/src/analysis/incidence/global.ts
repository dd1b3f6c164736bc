import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { largestShare, rateOf, ratioOf } from './rates.ts'
import type { IncidenceRate, IncidenceResult } from './result.ts'
import { strataOf, type IncidenceInput } from './spec.ts'

/** Rates per stratum; which may be shown, the release check says. */
export function global(input: IncidenceInput, _broadcast: Broadcast, sum: RoundSum): Next {
  const { settings } = input
  const strata = stratumSums(input, sum)
  const people = strata.reduce((total, stratum) => total + stratum.people, 0)
  if (people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const { event, time, strata: by, per, confidence } = settings
  const result: IncidenceResult = {
    analysis: settings.id,
    kind: 'incidence',
    sites: sum.sites,
    event,
    time,
    strata: by,
    per,
    confidence,
    people,
    missing: valueOf(sum, 'everybody') - people,
    rates: strata.map((own, k): IncidenceRate => {
      const first = strata[0]
      return {
        stratum: own.stratum,
        people: own.people,
        having: own.having,
        events: own.events,
        personDays: own.days,
        ...rateOf(own, settings),
        ratio: k === 0 || first === undefined ? null : ratioOf(own, first, confidence),
        shares: {
          days: largestShare(own.people, own.days, own.daySquares),
          events: largestShare(own.having, own.events, own.eventSquares),
        },
      }
    }),
  }
  return { type: 'result', result }
}

function stratumSums(input: IncidenceInput, sum: RoundSum) {
  const part = (name: string): Float64Array => valuesOf(sum, name)
  const [people, having, events] = [part('people'), part('having'), part('events')]
  const [days, eventSquares, daySquares] = [
    part('days'),
    part('event squares'),
    part('day squares'),
  ]
  return strataOf(input).map((stratum, k) => ({
    stratum,
    people: people[k] ?? 0,
    having: having[k] ?? 0,
    events: events[k] ?? 0,
    days: days[k] ?? 0,
    eventSquares: eventSquares[k] ?? 0,
    daySquares: daySquares[k] ?? 0,
  }))
}

/** One site's own strata, where they would be visible. */
export function ownVerdict(
  input: IncidenceInput,
  _broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  for (const { stratum, people, having } of stratumSums(input, sum)) {
    const name = stratum === '' ? input.settings.event : stratum
    const verdict = judgeCells([{ name, people: having }], people, floors)
    if (verdict !== null) return verdict
  }
  return null
}
