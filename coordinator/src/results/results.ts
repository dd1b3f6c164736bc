import {
  canonicalJson,
  formatDigest,
  sha256,
  utf8,
  type Clock,
  type Ended,
  type Floors,
  type JsonObject,
  type Random,
  type RosterSite,
} from '@sampan/shared'
import type { CoordinatorDefences } from '../defences.ts'
import type { Appended } from '../audit/round-log.ts'
import { actorOf } from '../round/driver-context.ts'
import type { RunRecord } from '../round/run-store.ts'
import { mintId } from '../storage/id.ts'
import type { RecordedEvent } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'

/** Releases results: checks them against the floors, writes them down and puts them on record, in one transaction. */
export interface ResultStore {
  /** Origin of the log, as cosignatures name it. */
  readonly origin: string
  readonly release: (transaction: DatabaseTransaction, ending: AnalysisEnding) => Promise<void>
}

export interface AnalysisEnding {
  readonly run: RunRecord
  readonly ended: Ended
  /** Sites whose people are in it. */
  readonly members: readonly RosterSite[]
  /** Sites whose floors are below the defaults: the result says so. */
  readonly floorsLowered: readonly string[]
}

interface StoreDependencies {
  readonly coordinator: string
  readonly origin: string
  readonly clock: Clock
  readonly random: Random
  readonly releaseCheck: CoordinatorDefences['releaseCheck']
  readonly append: (transaction: DatabaseTransaction, event: RecordedEvent) => Promise<Appended>
}

export function resultStore(dependencies: StoreDependencies): ResultStore {
  return {
    origin: dependencies.origin,
    release: (transaction, ending) => release(dependencies, transaction, ending),
  }
}

async function release(
  dependencies: StoreDependencies,
  transaction: DatabaseTransaction,
  ending: AnalysisEnding,
): Promise<void> {
  const { run, ended, members } = ending
  const id = mintId('result', dependencies.clock, dependencies.random)
  const checked = check(ended, run.study.manifest.floors, dependencies.releaseCheck)
  const names = new Set(members.map((site) => site.site))
  const body = canonicalJson({
    schema: 'sampan/result/v1',
    id,
    run: run.id,
    study: run.study.manifest.id,
    manifest: run.study.name,
    analysis: ended.analysis,
    sites: members.map((site) => site.site),
    controllers: [...new Set(members.map((site) => site.controller))],
    floorsLowered: ending.floorsLowered.filter((site) => names.has(site)),
    releasedAt: new Date(dependencies.clock.nowMs()).toISOString(),
    ...checked,
  })
  const { index } = await dependencies.append(transaction, {
    type: checked.outcome === 'released' ? 'result-released' : 'result-withheld',
    actor: actorOf(dependencies.coordinator),
    study: run.study.name,
    run: run.id,
    object: ended.analysis,
    outcome: checked.outcome === 'released' ? 'ok' : 'denied',
    reason: checked.code ?? null,
    digests: { result: formatDigest(sha256(utf8(body))) },
  })
  await transaction
    .insertInto('result')
    .values({
      id,
      run: run.id,
      analysis: ended.analysis,
      body,
      released_at: BigInt(dependencies.clock.nowMs()),
      released_entry: BigInt(index),
    })
    .execute()
}

interface Checked extends JsonObject {
  readonly outcome: 'released' | 'failed' | 'withheld'
  readonly code?: string
}

/** The release check stands between every result and everything that stores or shows it. */
function check(
  ended: Ended,
  floors: Floors,
  releaseCheck: CoordinatorDefences['releaseCheck'],
): Checked {
  const { outcome } = ended
  if (outcome.type === 'failure')
    return { outcome: 'failed', code: outcome.code, context: { ...outcome.context } }
  const released = releaseCheck(outcome.result, floors)
  if (released.type === 'refused')
    return { outcome: 'withheld', code: released.code, context: { ...released.context } }
  const suppressed = released.suppressed.map(({ of, what }) => ({ of, what }))
  return { outcome: 'released', result: released.result, suppressed }
}
