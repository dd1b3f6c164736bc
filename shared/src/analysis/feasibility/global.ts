import { judgeCells } from '../../disclosure/judge.ts'
import type { Floors } from '../../disclosure/floors.ts'
import { present } from '../../errors/sampan-error.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import type { Band, FeasibilityResult } from '../results.ts'
import { valuesOf } from '../sum-values.ts'
import { bandRange } from './bands.ts'
import { bandSegment, completeStep, type FeasibilityInput } from './spec.ts'

/** The counts are the result; the release check suppresses small ones. */
export function global(
  { manifest, settings }: FeasibilityInput,
  _broadcast: Broadcast,
  sum: RoundSum,
): Next {
  const steps = [...attritionSteps(manifest), completeStep]
  const result: FeasibilityResult = {
    analysis: settings.id,
    kind: 'feasibility',
    sites: sum.sites,
    steps: steps.map((step, k) => ({ step, people: present(sum.values[k], step) })),
    hospitals: settings.perSite
      ? manifest.participants.map(({ site }) => ({ site, bands: bandsOf(site, sum) }))
      : null,
  }
  return { type: 'result', result }
}

/** Null where they are not given. Whoever writes into another's place makes what is no band, or bands that grow. */
function bandsOf(site: string, sum: RoundSum): readonly Band[] | null {
  const numbers = [...valuesOf(sum, bandSegment(site))]
  const bands = numbers.flatMap((band) => bandRange(band) ?? [])
  const falls = numbers.every((band, k) => k === 0 || band <= (numbers[k - 1] ?? 0))
  return bands.length === numbers.length && falls ? bands : null
}

/** One site's own steps, where they would be visible. Complements are the people whom a step removes. */
export function ownVerdict(
  { manifest }: FeasibilityInput,
  _broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  for (const [k, step] of [...attritionSteps(manifest), completeStep].entries()) {
    const people = sum.values[k] ?? 0
    const removed = k === 0 ? 0 : (sum.values[k - 1] ?? 0) - people
    const cells = [{ name: step, people }]
    const verdict = judgeCells(
      cells,
      removed === 0 ? Number.MAX_SAFE_INTEGER : people + removed,
      floors,
    )
    if (verdict !== null) return verdict
  }
  return null
}
