import { readWord, thresholdOf, writeWord, zeroWords, type Width } from '@sampan/shared'
import { expect } from 'vitest'
import { castOf, newCast, newChair, newParty, randomFor, randomWords } from './cast.ts'
import { phases, type Assignment, type Departure } from './departures.ts'
import { exposures } from './exposure.test.support.ts'
import {
  simulateAggregation,
  type Aggregated,
  type AggregationOptions,
  type Stage,
} from './simulate-aggregation.ts'

/** Sites with keys and a study, for any number of runs; every run has its own words. */
export interface TestStage extends Stage {
  readonly sites: number
  readonly threshold: number
  readonly run: (options: Omit<AggregationOptions, 'wordsOf'>) => Promise<Aggregated>
  readonly plain: (seed: string, site: number, round: number) => readonly bigint[]
}

/** `width` and dimension are those of one small statistic, unless told. */
export function stageOf(sites: number, width: Width = 128, dimension = 3): TestStage {
  const parties = Array.from({ length: sites }, (_, k) => newParty(k + 1))
  const chair = newChair()
  const segments = [
    { name: 'people', kind: 'count', length: 1, bound: 1000 },
    { name: 'score', kind: 'real', length: dimension - 1, bound: 10 },
  ] as const
  const certificates = parties.map(({ certificate }) => certificate)
  const cast = castOf(newCast(certificates, chair, { width, segments }))
  const plain = (seed: string, site: number, round: number): readonly bigint[] =>
    randomWords(cast.plan, randomFor(seed, 'words', site, round))
  return {
    ...{ cast, chair, parties, sites, threshold: thresholdOf(sites), plain },
    run: (options) => {
      const wordsOf = (site: number, round: number): Uint32Array => {
        const words = zeroWords(dimension, width)
        plain(options.seed, site, round).forEach((value, k) => {
          writeWord(words, k, value, width)
        })
        return words
      }
      return simulateAggregation({ cast, chair, parties }, { ...options, wordsOf })
    },
  }
}

/** Departures for good in the first round; how each site goes is drawn, but always the same in the same phase. */
export function departuresOf(assignment: Assignment, seed: string): readonly Departure[] {
  return assignment.flatMap((phase, k) => {
    if (phase === null) return []
    const [a = 0, b = 0, c = 0] = randomFor(seed, 'departure', k + 1, phase).bytes(3)
    const how = { isSeen: a % 4 > 0, isRecorded: b % 2 === 0, sent: phase === 'mask' ? c % 2 : 0 }
    return [{ site: k + 1, phase, round: 1, attempt: 1, back: null, ...how }]
  })
}

/** Whoever has sent its vector is in the sum; and it is opened when the threshold stays to the end. */
export function expectedOf(assignment: Assignment): readonly number[] | null {
  const stayed = assignment.filter((phase) => phase === null).length
  if (stayed < thresholdOf(assignment.length)) return null
  return assignment.flatMap((phase, k) =>
    phase === null || phase === 'confirm' || phase === 'reveal' ? [k + 1] : [],
  )
}

/**
 * Every published sum is that of the plain words, over exactly the sites that it names. Beyond it nothing is out: of a
 * round that was published, the self seeds of those in the sum and the mask keys of those who are not, in one attempt
 * alone; of anything else fewer shares than the threshold, which do not open it. Never both secrets of one site.
 */
export function expectExactOrNothing(stage: TestStage, seed: string, ended: Aggregated): void {
  const { width, dimension } = stage.cast.plan.layout
  for (const { round, members, words } of ended.published) {
    const vectors = members.map((site) => stage.plain(seed, site, round))
    for (let k = 0; k < dimension; k++)
      expect(readWord(words, k, width)).toBe(
        vectors.reduce((sum, each) => sum + (each[k] ?? 0n), 0n),
      )
  }
  for (const { round, attempt, site, kind, shares, isOpen } of exposures(ended.received)) {
    const sum = ended.published.find((each) => each.round === round && each.attempt === attempt)
    const asked = sum?.members.includes(site) === true ? 'self' : 'mask'
    const due = sum !== undefined && kind === asked
    const what = `${kind} of ${site} in ${round}/${attempt}: ${shares} shares`
    if (due ? !isOpen || shares < stage.threshold : isOpen || shares >= stage.threshold)
      expect.fail(what)
  }
}

/** What of an assignment took place: a departure that a run never comes to changes nothing in it. */
export function effective(assignment: Assignment, asked: Aggregated['asked']): string {
  return assignment
    .map((phase, k) => {
      const furthest = asked.get(k + 1)
      const reached = furthest === undefined ? -1 : phases.indexOf(furthest)
      const fate = phase === null ? phases.length : phases.indexOf(phase)
      return Math.min(fate, reached + 1)
    })
    .join()
}
