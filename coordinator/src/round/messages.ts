import type { Bodies, Body } from '@sampan/proto'
import {
  commitmentPaths,
  joinHashes,
  planBytes,
  present,
  splitLeaves,
  type RosterSite,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import type { LogReader } from '../audit/proofs.ts'
import type { RunRecord } from './run-store.ts'

/** What the coordinator says in the course of a run. Proofs are made for the one reader that gets them. */
export async function invitation(run: RunRecord, log: LogReader): Promise<Body> {
  const roster = run.roster.sites.map(({ site, controller, certificate }) => ({
    site,
    controller,
    certificate,
  }))
  const value = {
    manifestDigest: run.study.digest,
    roster,
    plan: planBytes(run.plan),
    number: run.number,
    opened: await log.entry(run.openedEntry),
  }
  return { type: 'runInvitation', value }
}

export function advertisementRequest(run: RunRecord): Body {
  return {
    type: 'advertisementRequest',
    value: { rosterDigest: run.roster.digest, serialMin: 1 },
  }
}

/** The opening with the checkpoint of ctx, proven to this reader whichever of the two is newer. */
export async function opening(
  value: Bodies['roundOpening'],
  logSize: number,
  log: LogReader,
): Promise<Body> {
  const { head, consistency } = await log.at(logSize)
  return { type: 'roundOpening', value: { ...value, checkpoint: head.note, consistency } }
}

/** Everyone's shares for one holder, with the paths that prove them; the holder's own entry carries no ciphertext. */
export async function delivery(
  attempt: Attempt,
  paths: DealerPaths,
  holder: RosterSite,
  log: Pick<LogReader, 'entry'>,
): Promise<Body> {
  const advertised = [...attempt.advertisements.keys()].sort((a, b) => a - b)
  const position = advertised.indexOf(holder.index)
  const shares = [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([from, dealt]) => {
      const sealed = dealt.ciphertexts.find((ciphertext) => ciphertext.to === holder.index)
      const path = present(paths.get(from), 'paths of a dealer')
      return {
        from,
        root: dealt.root,
        selfSeedDigest: dealt.selfSeedDigest,
        signature: dealt.signature,
        ciphertext: sealed?.ciphertext ?? new Uint8Array(80),
        pathSelf: joinHashes(path(position, 'self')),
        pathMask: joinHashes(path(position, 'mask')),
      }
    })
  const ctx = present(attempt.opening, 'opening').ctx
  const opened = await log.entry(attempt.openedEntry)
  return { type: 'shareDelivery', value: { ctx, shares, opened } }
}

export type DealerPaths = ReadonlyMap<number, ReturnType<typeof commitmentPaths>>

/** Merkle paths of every dealer's commitments, computed once per attempt. */
export function dealerPaths(attempt: Attempt): DealerPaths {
  return new Map(
    [...attempt.shares.entries()].map(([index, dealt]) => [
      index,
      commitmentPaths(splitLeaves(dealt.leaves)),
    ]),
  )
}

export function streamGrant(attempt: Attempt, fromChunk: number): Body {
  const { ctx } = present(attempt.opening, 'opening')
  return { type: 'streamGrant', value: { ctx, kind: 'vector', fromChunk } }
}

export function survivorSet(attempt: Attempt): Body {
  const { ctx } = present(attempt.opening, 'opening')
  return { type: 'survivorSet', value: { ctx, members: attempt.survivors } }
}

export function revealRequest(attempt: Attempt): Body {
  const { ctx } = present(attempt.opening, 'opening')
  const confirmations = [...attempt.confirmations.values()]
  return { type: 'revealRequest', value: { ctx, confirmations } }
}

export interface PublishedRecord {
  readonly round: number
  readonly attempt: number
  readonly ctx: Uint8Array
  readonly sum: Uint8Array
  readonly sumDigest: Uint8Array
  readonly members: readonly number[]
  readonly entry: number
}

export async function roundResult(published: PublishedRecord, log: LogReader): Promise<Body> {
  const { ctx, sum, sumDigest, members, entry } = published
  const value = { ctx, sum, sumDigest, members, published: await log.entry(entry) }
  return { type: 'roundResult', value }
}

export async function runEnded(
  reason: string,
  entry: number | null,
  log: LogReader,
): Promise<Body> {
  const closed = entry === null ? null : await log.entry(entry)
  return { type: 'runEnded', value: { reason, closed } }
}
