import { performance } from 'node:perf_hooks'

/** Enough to be steady, little enough to be waited for. */
const budgetMs = 1500
const [repeatsMin, repeatsMax] = [2, 25]

/**
 * Least milliseconds of processor time of every piece of work, in all threads of the process: what it costs when nothing
 * disturbs it. The works take turns within each repetition, so that whatever else the machine does to its caches
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
  return leastOf(times)
}

/** Least milliseconds on the clock of every piece of work, in turns: what several threads make shorter. */
export async function compareWaiting<Name extends string>(
  works: Readonly<Record<Name, () => Promise<unknown>>>,
  repeats = 5,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (const name of names) await works[name]()
  for (let k = 0; k < repeats; k++)
    for (const name of names) {
      const startedMs = performance.now()
      await works[name]()
      times.get(name)?.push(performance.now() - startedMs)
    }
  return leastOf(times)
}

function leastOf<Name extends string>(
  times: ReadonlyMap<Name, readonly number[]>,
): Record<Name, number> {
  const least = [...times].map(([name, measured]) => [name, Math.min(...measured)] as const)
  return Object.fromEntries(least) as Record<Name, number>
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
