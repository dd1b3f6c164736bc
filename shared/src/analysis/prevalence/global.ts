import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import type { PrevalenceResult } from '../results.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import type { PrevalenceInput } from './spec.ts'

/** The counts are the result; which of them may be shown, and so picked, the release check says. */
export function global(input: PrevalenceInput, _broadcast: Broadcast, sum: RoundSum): Next {
  const { settings } = input
  const people = valueOf(sum, 'people')
  if (people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const result: PrevalenceResult = {
    analysis: settings.id,
    kind: 'prevalence',
    sites: sum.sites,
    people,
    shareMin: settings.shareMin,
    features: having(input, sum).map(({ name: feature, people: count }) => ({
      feature,
      people: count,
      picked: count >= settings.shareMin * people,
    })),
  }
  return { type: 'result', result }
}

/** One site's own counts, where they would be visible. */
export function ownVerdict(
  input: PrevalenceInput,
  _broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  return judgeCells(having(input, sum), valueOf(sum, 'people'), floors)
}

function having({ settings }: PrevalenceInput, sum: RoundSum) {
  const counts = valuesOf(sum, 'having')
  return settings.features.map((name, k) => ({ name, people: counts[k] ?? 0 }))
}
