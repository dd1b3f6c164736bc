import { judgeCells } from '../../disclosure/judge.ts'
import type { Floors } from '../../disclosure/floors.ts'
import { present } from '../../errors/sampan-error.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import type { FeasibilityResult } from '../results.ts'
import { completeStep, type FeasibilityInput } from './spec.ts'

/** The counts are the result; the release check suppresses small ones. */
export function global(
  { manifest, settings }: FeasibilityInput,
  _broadcast: Broadcast,
  sum: RoundSum,
): Next {
  const result: FeasibilityResult = {
    analysis: settings.id,
    kind: 'feasibility',
    sites: sum.sites,
    steps: [...attritionSteps(manifest), completeStep].map((step, k) => ({
      step,
      people: present(sum.values[k], step),
    })),
  }
  return { type: 'result', result }
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
