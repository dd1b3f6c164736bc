import type { Bodies } from '@sampan/proto'
import {
  broadcastBytes,
  broadcastDigest,
  contextDigest,
  formatDigest,
  keyDigest,
  prekeysDigest,
  present,
  suite,
  survivorsMinOf,
  taskBytes,
  taskDigest,
  thresholdOf,
  type PublicKey,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import { readHead, type Appended, type Head } from '../audit/round-log.ts'
import type { RecordedEvent } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'
import { actorOf } from './driver-context.ts'
import type { RunRecord } from './run-store.ts'

/** How long an attempt may take before sites refuse to go on with it, in seconds: longer than any wait inside one. */
const attemptLifetimeS = 24 * 60 * 60

export interface RoundOpener {
  readonly coordinator: { readonly id: string; readonly protocolKey: PublicKey }
  readonly nowMs: number
  readonly append: (transaction: DatabaseTransaction, event: RecordedEvent) => Promise<Appended>
}

export interface Opened {
  readonly opening: Bodies['roundOpening']
  /** Index of the entry, which is also the size of the log that ctx names. */
  readonly entry: number
}

/** Fixes U1 and with it ctx, and writes 'round opened' right behind the checkpoint that ctx names. */
export async function openRound(
  opener: RoundOpener,
  transaction: DatabaseTransaction,
  run: RunRecord,
  attempt: Attempt,
): Promise<Opened> {
  const head = present(await readHead(transaction), 'a log with entries')
  const { opening, event } = openingOf(opener, head, run, attempt)
  const { index } = await opener.append(transaction, event)
  return { opening, entry: index }
}

/** The opening behind the checkpoint `head`, and the entry that has to follow it in the log. */
export function openingOf(
  opener: Pick<RoundOpener, 'coordinator' | 'nowMs'>,
  head: Head,
  run: RunRecord,
  attempt: Attempt,
): { readonly opening: Bodies['roundOpening']; readonly event: RecordedEvent } {
  const { manifest, digest } = run.study
  const n = run.roster.sites.length
  const advertisements = [...attempt.advertisements.values()].sort((a, b) => a.index - b.index)
  const broadcast = broadcastBytes(attempt.plan.broadcast)
  const task = taskBytes(attempt.plan, { plan: run.plan })
  const notBeforeS = Math.floor(opener.nowMs / 1000)
  const terms = {
    threshold: thresholdOf(n),
    survivorsMin: survivorsMinOf(n, manifest.survivorsMin),
    controllersMin: manifest.controllersMin,
    notBeforeS,
    notAfterS: notBeforeS + attemptLifetimeS,
  }
  const ctx = contextDigest({
    suite,
    study: manifest.id,
    manifestDigest: digest,
    run: run.id,
    round: attempt.round,
    attempt: attempt.attempt,
    broadcastDigest: broadcastDigest(broadcast),
    taskDigest: taskDigest(task),
    layout: attempt.plan.layout,
    privacy: 'none',
    ...terms,
    roster: run.roster,
    prekeys: advertisements,
    coordinatorDigest: keyDigest(opener.coordinator.protocolKey),
    logSize: head.size,
    logRoot: head.root,
  })
  const event: RecordedEvent = {
    type: 'round-opened',
    actor: actorOf(opener.coordinator.id),
    study: run.study.name,
    run: run.id,
    round: attempt.round,
    attempt: attempt.attempt,
    ctx: formatDigest(ctx),
    object: attempt.plan.broadcast.analysis,
    digests: {
      broadcast: formatDigest(broadcastDigest(broadcast)),
      task: formatDigest(taskDigest(task)),
      advertised: formatDigest(prekeysDigest(suite, advertisements)),
    },
  }
  const opening = {
    task,
    broadcast,
    broadcastDigest: broadcastDigest(broadcast),
    ...terms,
    advertisements,
    checkpoint: head.note,
    consistency: null,
    abandonments: advertisements.flatMap((entry) =>
      entry.abandonment === null ? [] : [entry.abandonment],
    ),
    ctx,
  }
  return { opening, event }
}
