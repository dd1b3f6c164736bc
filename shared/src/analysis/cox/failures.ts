import type { Next } from '../analysis.ts'
import type { Design } from '../design.ts'

export function notConverged(reason: string): Next {
  return { type: 'failure', code: 'not-converged', context: { reason } }
}

/** Names the columns with the largest components of a step, at least half of the largest, at most three. */
export function monotone({ columns }: Design, step: Float64Array): Next {
  const sizes = columns
    .map(({ name }, k) => ({ name, size: Math.abs(step[k] ?? 0) }))
    .sort((a, b) => b.size - a.size)
  const most = sizes[0]?.size ?? 0
  const names = sizes.filter(({ size }) => size >= most / 2).slice(0, 3)
  const term = names.map(({ name }) => name).join(', ')
  return { type: 'failure', code: 'monotone-likelihood', context: { term } }
}
