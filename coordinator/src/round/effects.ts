import type { Bodies, Body } from '@sampan/proto'
import { limits } from '@sampan/proto'
import {
  broadcastBytes,
  formatDigest,
  noTopic,
  present,
  sharedDigest,
  suite,
  survivorsDigest,
  digestOf,
  type RosterSite,
  type RunPlan,
  type Manifest,
  type Topic,
  type RunView,
  type RunState,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import type { Appended } from '../audit/round-log.ts'
import type { MakeBody } from '../session/hub.ts'
import type { RecordedEvent } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'
import { actorOf, type Ending, type RoundDependencies } from './driver-context.ts'
import { membersText } from './members-text.ts'
import * as messages from './messages.ts'
import type { DealerPaths, PublishedRecord } from './messages.ts'
import { openRound } from './open-round.ts'
import { unmaskRound } from './publish.ts'
import { keepSum } from './published.ts'
import {
  eraseAttempts,
  keepAttemptNumber,
  keepSurvivors,
  setRunState,
  type RunRecord,
} from './run-store.ts'
import type { AttemptState, Effect } from './transitions.ts'
import { keepLateConfirmation, keepSumMembers, receiptsFor } from './sum-members.ts'
import { RunProgress, type SiteRefusal, type Standing } from './progress.ts'

/** What the driver's decisions do: to the database, the log and the sites. */
export class DriverEffects {
  readonly #run: RunRecord
  readonly #dependencies: RoundDependencies
  readonly #progress: RunProgress
  readonly course: { readonly manifest: Manifest; readonly plan: RunPlan; readonly sites: number }
  #paths: DealerPaths = new Map()
  /** Attempts of the round at the time a human last said go on. */
  #forgiven = 0

  constructor(run: RunRecord, dependencies: RoundDependencies) {
    this.#run = run
    this.#dependencies = dependencies
    this.#progress = new RunProgress(run, dependencies)
    this.course = {
      manifest: run.study.manifest,
      plan: run.plan,
      sites: run.roster.sites.length,
    }
  }

  get origin(): string {
    return this.#dependencies.results.origin
  }

  load(): Promise<void> {
    return this.#progress.load()
  }

  view(standing: Standing): RunView {
    return this.#progress.view(standing)
  }

  noteFloors(site: string, lowered: boolean): void {
    this.#progress.noteFloors(site, lowered)
  }

  attemptsExhausted(used: number): boolean {
    return used - this.#forgiven >= limits.attemptsMax || used >= limits.attemptNumberMax
  }

  async recordContinued(used: number): Promise<void> {
    this.#forgiven = used
    await this.#record({ type: 'run-continued' })
  }

  async carryOut(effect: Effect, attempt: Attempt): Promise<void> {
    switch (effect.type) {
      case 'open-round':
        return this.#openRound(attempt)
      case 'deliver-shares':
        this.#paths = messages.dealerPaths(attempt)
        this.#reached('mask')
        return
      case 'propose-survivors':
        return this.#fixSurvivors(attempt)
      case 'request-reveal':
        return this.#recordConfirmed(attempt)
      default:
    }
  }

  /** Sends what the phase wants of these sites. Sent again, it is the same request. */
  request(state: AttemptState, attempt: Attempt, sites: readonly RosterSite[]): void {
    for (const site of sites) {
      const make = this.#requestOf(state, attempt, site)
      if (make !== null) this.#send(site, this.#topic(attempt), make)
    }
  }

  #requestOf(state: AttemptState, attempt: Attempt, site: RosterSite): MakeBody | null {
    switch (state.phase) {
      case 'advertise':
        return () => messages.advertisementRequest(this.#run)
      case 'share': {
        const opening = present(attempt.opening, 'opening')
        return (log) => messages.opening(opening, attempt.openedEntry, log)
      }
      case 'mask': {
        const paths = this.#paths
        return (log) => messages.delivery(attempt, paths, site, log)
      }
      case 'confirm':
        return () => messages.survivorSet(attempt)
      case 'reveal':
        return () => messages.revealRequest(attempt)
      case 'waiting':
      case 'done':
        return null
    }
  }

  /** Tells a site that it may send its vector, from this chunk on. */
  grant(attempt: Attempt, index: number, fromChunk: number): void {
    for (const site of this.#run.roster.sites)
      if (site.index === index)
        this.#send(site, this.#topic(attempt), () => messages.streamGrant(attempt, fromChunk))
  }

  /** Shows the site its newest sum first: what it lets itself in for depends on what it knows of the last. */
  async sendInvitation(site: RosterSite): Promise<void> {
    const { database, hub } = this.#dependencies
    const key = formatDigest(site.protocolDigest)
    const receipts = await receiptsFor(database, { id: site.site, key }, Infinity)
    for (const receipt of receipts) hub.send(site.site, noTopic, receipt)
    this.#send(site, this.#topic(null), (log) => messages.invitation(this.#run, log))
  }

  sendResult(site: RosterSite, published: PublishedRecord): void {
    const topic = { ...this.#topic(null), round: published.round, attempt: published.attempt }
    this.#send(site, topic, (log) => messages.roundResult(published, log))
  }

  async keepNewAttempt(attempt: Attempt): Promise<void> {
    const broadcast = broadcastBytes(attempt.plan.broadcast)
    await this.#dependencies.database.transaction().execute(async (transaction) => {
      await keepAttemptNumber(transaction, this.#run.id, attempt, broadcast)
      if (attempt.attempt > 1)
        await this.#append(transaction, {
          type: 'attempt-abandoned',
          round: attempt.round,
          attempt: attempt.attempt - 1,
        })
    })
    this.#progress.attemptStarted()
    this.#reached('advertise')
  }

  async #openRound(attempt: Attempt): Promise<void> {
    const { database, coordinator, clock, append } = this.#dependencies
    const opener = { coordinator, nowMs: clock.nowMs(), append }
    const opened = await database
      .transaction()
      .execute((transaction) => openRound(opener, transaction, this.#run, attempt))
    attempt.opening = opened.opening
    attempt.openedEntry = opened.entry
    this.#reached('share')
  }

  /** The durable point of Confirm, before anyone is told who survived. */
  async #fixSurvivors(attempt: Attempt): Promise<void> {
    attempt.survivors = [...attempt.vectorDigests.keys()].sort((a, b) => a - b)
    await this.#dependencies.database.transaction().execute(async (transaction) => {
      await keepSurvivors(transaction, this.#run.id, attempt)
      await this.#append(transaction, {
        type: 'messages-received',
        ...this.#place(attempt),
        digests: messageDigests(attempt),
      })
    })
    this.#reached('confirm')
  }

  async #recordConfirmed(attempt: Attempt): Promise<void> {
    const signatures = [...attempt.confirmations.values()].map(({ index, signature }) => [
      index,
      signature,
    ])
    await this.#dependencies.database.transaction().execute(async (transaction) => {
      const { index: entry } = await this.#append(transaction, {
        type: 'survivors-confirmed',
        ...this.#place(attempt),
        object: membersText(attempt.survivors),
        digests: {
          survivors: formatDigest(survivorsDigest(suite, attempt.survivors)),
          confirmations: formatDigest(digestOf(suite, 'confirmations', [signatures])),
        },
      })
      await keepSumMembers(transaction, { run: this.#run, attempt, entry })
    })
    this.#reached('reveal')
  }

  /** Publishes the sum and releases what it ended. True when the run is complete. */
  async publish(attempt: Attempt): Promise<boolean> {
    const { database, clock, results, masks } = this.#dependencies
    const unmasked = await unmaskRound(masks, this.#run, attempt)
    const { ended, next } = unmasked.following
    const entry = await database.transaction().execute(async (transaction) => {
      const { index } = await this.#append(transaction, {
        type: 'aggregate-published',
        ...this.#place(attempt),
        digests: { sum: formatDigest(unmasked.sumDigest) },
      })
      await keepSum(transaction, {
        run: this.#run.id,
        ...unmasked,
        entry: index,
        atMs: clock.nowMs(),
      })
      await eraseAttempts(transaction, this.#run.id, attempt.round)
      for (const each of ended)
        await results.release(transaction, {
          run: this.#run,
          ended: each,
          members: this.#run.roster.sites.filter(({ index }) => unmasked.members.includes(index)),
          ...this.#progress.provenance(),
        })
      return index
    })
    this.#reached('published')
    this.#progress.published(attempt, next?.broadcast ?? null)
    for (const site of this.#run.roster.sites) this.sendResult(site, { ...unmasked, entry })
    return next === null
  }

  async setState(before: RunState, state: RunState, ending: Ending | null): Promise<void> {
    const { database, clock } = this.#dependencies
    const change = { state, reason: ending?.code ?? null, subject: ending?.subject ?? null }
    await database.transaction().execute(async (transaction) => {
      await setRunState(transaction, this.#run.id, change, clock)
      if (ending !== null && before !== state)
        await this.#append(transaction, {
          type: 'run-paused',
          outcome: 'error',
          reason: ending.code,
          object: ending.subject,
        })
    })
    this.#progress.reason(ending)
  }

  /** Ends the run: on record first, then the sites are told to forget it. */
  async end(state: RunState, ending: Ending | null): Promise<void> {
    const { database, clock } = this.#dependencies
    const reason = ending?.code ?? 'completed'
    const entry = await database.transaction().execute(async (transaction) => {
      const change = { state, reason: ending?.code ?? null, subject: ending?.subject ?? null }
      await setRunState(transaction, this.#run.id, change, clock)
      await eraseAttempts(transaction, this.#run.id, limits.roundsMax)
      const { index } = await this.#append(transaction, {
        type: endType(state),
        outcome: state === 'completed' ? 'ok' : 'error',
        reason: ending?.code ?? null,
        object: ending?.subject ?? null,
      })
      return index
    })
    this.#progress.reason(ending)
    for (const site of this.#run.roster.sites)
      this.#send(site, this.#topic(null), (log) => messages.runEnded(reason, entry, log))
  }

  get refusals(): ReadonlyMap<string, SiteRefusal> {
    return this.#progress.refusals
  }

  async recordRefusal(site: string, refusal: SiteRefusal): Promise<void> {
    const { code, subject } = refusal
    await this.#dependencies.database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('run_site')
        .set({ refusal: code, refusal_subject: subject })
        .where('run', '=', this.#run.id)
        .where('site', '=', site)
        .execute()
      await this.#append(transaction, {
        type: 'run-refused',
        actor: { kind: 'site', id: site, certificate: null },
        outcome: 'denied',
        reason: code,
        object: subject === '' ? null : subject,
      })
    })
    this.#progress.noteRefusal(site, refusal)
  }

  async recordDepartures(indices: readonly number[]): Promise<void> {
    for (const { index, site } of this.#run.roster.sites)
      if (indices.includes(index)) await this.recordIncident('site-absent', site)
  }

  recordIncident(reason: string, object: string): Promise<void> {
    return this.#record({ type: 'incident', outcome: 'error', reason, object })
  }

  /** An answer that nobody waits for any more. */
  noteLate(attempt: Attempt, site: RosterSite, body: Body): Promise<void> {
    const { database } = this.#dependencies
    return keepLateConfirmation(database, this.#run.id, attempt, { site, body })
  }

  async keepCosignature(
    site: RosterSite,
    cosignature: Bodies['cosignature'] | null,
  ): Promise<void> {
    if (cosignature === null) return
    const { logSize, logRoot, timeS, signature } = cosignature
    await this.#dependencies.database
      .insertInto('cosignature')
      .values({
        site: site.site,
        log_size: BigInt(logSize),
        log_root: logRoot,
        time_s: BigInt(timeS),
        signature,
      })
      .onConflict((conflict) => conflict.columns(['site', 'log_size']).doNothing())
      .execute()
  }

  async #record(event: Partial<RecordedEvent> & Pick<RecordedEvent, 'type'>): Promise<void> {
    await this.#dependencies.database.transaction().execute(async (transaction) => {
      await this.#append(transaction, event)
    })
  }

  #append(
    transaction: DatabaseTransaction,
    event: Partial<RecordedEvent> & Pick<RecordedEvent, 'type'>,
  ): Promise<Appended> {
    const { append, coordinator } = this.#dependencies
    return append(transaction, {
      actor: actorOf(coordinator.id),
      study: this.#run.study.name,
      run: this.#run.id,
      ...event,
    })
  }

  #place(attempt: Attempt): Pick<RecordedEvent, 'round' | 'attempt' | 'ctx'> {
    const { ctx } = present(attempt.opening, 'opening')
    return { round: attempt.round, attempt: attempt.attempt, ctx: formatDigest(ctx) }
  }

  #topic(attempt: Attempt | null): Topic {
    const { manifest } = this.#run.study
    const place = { round: attempt?.round ?? 0, attempt: attempt?.attempt ?? 0 }
    return { study: manifest.id, run: this.#run.id, ...place }
  }

  #send(site: RosterSite, topic: Topic, make: MakeBody): void {
    this.#dependencies.hub.send(site.site, topic, make)
  }

  #reached(point: string): void {
    this.#dependencies.reached?.(point)
  }
}

function endType(state: RunState): RecordedEvent['type'] {
  if (state === 'cancelled') return 'run-cancelled'
  return state === 'lost' ? 'run-lost' : 'run-closed'
}

/** What the coordinator had of every site before it fixed the survivors. */
function messageDigests(attempt: Attempt): Record<string, string> {
  const dealers = [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, { root, selfSeedDigest }]) => ({ index, root, selfSeedDigest }))
  const vectors = [...attempt.vectorDigests.entries()].sort(([a], [b]) => a - b)
  return {
    shared: formatDigest(sharedDigest(suite, dealers)),
    vectors: formatDigest(digestOf(suite, 'vectors', [vectors.map(([i, digest]) => [i, digest])])),
  }
}
