import {
  broadcastBytes,
  digestOf,
  formatDigest,
  judgeNumbers,
  publishedPeople,
  SampanError,
  suite,
  valuesBehind,
  type Floors,
  type PublishedRound,
  type RoundPlan,
} from '@sampan/shared'
import type { LedgerTransaction } from '../ledger/ledger.ts'
import type { Lineage } from '../ledger/lineage.ts'
import { keepNumbers, otherRounds, type NumbersOfRound } from '../ledger/published-numbers.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'

export interface NumbersAsked {
  readonly lineage: Lineage
  readonly run: JoinedRun
  readonly round: number
  readonly plan: RoundPlan
  /** The round before, whose sum may say how many people there are. */
  readonly last: PublishedRound | null
  /** At this site. */
  readonly people: number
  /** The stricter of the site's floors and the study's. */
  readonly floors: Floors
}

/**
 * Counts the numbers that this round will publish with all that the lineage published. In the transaction that keeps
 * the vector: of two runs that ask at one moment the second meets what the first took.
 * @throws SampanError numbers-exhausted
 */
export async function recordNumbers(
  ledger: LedgerTransaction,
  { defences }: Pick<Vault, 'defences'>,
  asked: NumbersAsked,
): Promise<void> {
  const { lineage, run, people, floors } = asked
  const { manifest } = run.study
  const own = numbersOf(asked)
  const rounds = [...(await otherRounds(ledger, lineage, own)), own]
  const known = rounds.flatMap((round) => round.people ?? [])
  const published = known.length === 0 ? null : Math.max(...known)
  const sites = run.roster.sites.length
  defences.requireNumbersLeft(
    rounds,
    valuesBehind(manifest, { own: people, sites, published }),
    floors,
  )
  await keepNumbers(ledger, lineage.name, own)
}

/** @throws SampanError numbers-exhausted, whatever has been asked for */
export function requireNumbersLeft(...question: Parameters<typeof judgeNumbers>): void {
  const verdict = judgeNumbers(...question)
  if (verdict !== null) throw new SampanError(verdict.code, verdict.context)
}

function numbersOf({ run, round, plan, last }: NumbersAsked): NumbersOfRound {
  const { broadcast, layout } = plan
  const course = { manifest: run.study.manifest, plan: run.plan, sites: run.roster.sites.length }
  const asked = [run.study.name, run.snapshotDigest, broadcastBytes(broadcast)]
  return {
    ...{ run: run.id, round, analysis: broadcast.analysis, step: broadcast.step },
    numbers: layout.dimension,
    question: formatDigest(digestOf(suite, 'question', asked)),
    people: last === null ? null : publishedPeople(course, last),
  }
}
