import { performance } from 'node:perf_hooks'
import { quantile } from './print.ts'

/** Enough to be steady, little enough to be waited for. */
const budgetMs = 1500
const [repeatsMin, repeatsMax] = [5, 25]

/**
 * Median milliseconds of every piece of work. All of them take turns within each repetition, so that whatever else the
 * machine does falls on all alike: the ratios mean more than the times.
 */
export function compare<Name extends string>(
  works: Readonly<Record<Name, () => void>>,
): Record<Name, number> {
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (const name of names) works[name]()
  const startedMs = performance.now()
  for (let k = 0; k < repeatsMax; k++) {
    if (k >= repeatsMin && performance.now() - startedMs > budgetMs) break
    for (const name of names) times.get(name)?.push(elapsedMs(works[name]))
  }
  const medians = names.map((name) => [name, quantile(times.get(name) ?? [], 0.5)] as const)
  return Object.fromEntries(medians) as Record<Name, number>
}

function elapsedMs(work: () => void): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}
