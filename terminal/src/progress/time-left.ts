import type { RunView } from '@sampan/shared'

/** Relative change of the deviance at which a fit counts as settled. */
const settled = 1e-9
/** Nobody is told of more rounds than this: the estimate is too rough. */
const roundsMax = 12

/**
 * Seconds until the present analysis is done, roughly; null when there is nothing to go by. Newton's steps converge
 * quadratically: near the end each change of the deviance is about the square of the one before.
 */
export function secondsLeft(view: Pick<RunView, 'deviance' | 'roundMs'>): number | null {
  const [before, last] = view.deviance.slice(-2)
  const roundMs = median(view.roundMs)
  if (before === undefined || last === undefined || roundMs === null) return null
  let change = Math.abs(before - last) / (Math.abs(last) + 0.1)
  let rounds = 1
  for (; change > settled && rounds < roundsMax; rounds++)
    change = change > 0.1 ? change / 10 : change * change
  return Math.max(1, Math.round((rounds * roundMs) / 1000))
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
