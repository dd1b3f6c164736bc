import { performance } from 'node:perf_hooks'
import { quantile } from './print.ts'

/** Enough to be steady, little enough to be waited for. */
const budgetMs = 1500
const [repeatsMin, repeatsMax] = [5, 25]

/**
 * Median milliseconds of processor time of every piece of work, in all threads of the process: what other processes take
 * is not counted. The works take turns within each repetition, so that whatever else the machine does to its caches
 * falls on all alike: the ratios mean more than the times.
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
    for (const name of names) times.get(name)?.push(processorMs(works[name]))
  }
  const medians = names.map((name) => [name, quantile(times.get(name) ?? [], 0.5)] as const)
  return Object.fromEntries(medians) as Record<Name, number>
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
