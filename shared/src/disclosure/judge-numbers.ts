import type { Verdict } from '../analysis/analysis.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Floors } from './floors.ts'

/** One round of a lineage: what it published. */
export interface PublishedNumbers {
  readonly run: string
  readonly analysis: string
  readonly step: string
  /** Dimension of the published sum. */
  readonly numbers: number
  /** What was asked of which data: equal questions have equal answers. */
  readonly question: string
}

/**
 * Numbers that a study and its amendments give away, against the values that they are made of. Reconstruction solves
 * equations (Dinur and Nissim, PODS 2003): with as many numbers as values it may succeed, whatever each of them hides.
 * A question that was answered before adds nothing. The rounds of an iteration count once towards the floor, with the
 * longest of them, since they end in one result; all of them together stay below the number of values, unless the floor
 * itself is above it.
 */
export function judgeNumbers(
  rounds: readonly PublishedNumbers[],
  values: number,
  floors: Floors,
): Verdict | null {
  const { steps, all } = countNumbers(rounds)
  const most = floors.scalarsPerValue
  const isTooMany = steps > most * values || all > Math.max(most, 1) * values
  return isTooMany ? { code: 'numbers-exhausted', context: {} } : null
}

/** `steps` counts every step of every analysis of every run once; `all` counts every round. */
export function countNumbers(rounds: readonly PublishedNumbers[]): {
  readonly steps: number
  readonly all: number
} {
  const questions = new Set<string>()
  const longest = new Map<string, number>()
  let all = 0
  for (const { run, analysis, step, numbers, question } of rounds) {
    if (questions.has(question)) continue
    questions.add(question)
    all += numbers
    const key = `${run} ${analysis} ${step}`
    longest.set(key, Math.max(longest.get(key) ?? 0, numbers))
  }
  return { steps: [...longest.values()].reduce((sum, each) => sum + each, 0), all }
}

/** What is known of how many people the sums of a lineage are about. */
export interface KnownPeople {
  /** At this site. */
  readonly own: number
  /** Sites in the sum. */
  readonly sites: number
  /** As published sums of the lineage say; null before any. */
  readonly published: number | null
}

/**
 * Values behind the sums: a column per feature, and who is in it. Where a site's own numbers may be visible only its own
 * people count; else everybody, who are at least as many as every other site must have.
 */
export function valuesBehind(manifest: Manifest, { own, sites, published }: KnownPeople): number {
  const columns = manifest.features.length + 1
  if (manifest.cells === 'site') return own * columns
  const least = own + (sites - 1) * manifest.floors.peoplePerSite
  return Math.max(least, published ?? 0) * columns
}
