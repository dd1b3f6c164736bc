import type { Bodies, Envelope } from '@sampan/proto'
import {
  codes,
  errorKind,
  isCode,
  isSampanError,
  type Code,
  type RosterSite,
  type RunView,
} from '@sampan/shared'
import { attemptRefusals } from './departures.ts'
import {
  endingOf,
  type DriverEvent,
  type Ending,
  type RoundDependencies,
} from './driver-context.ts'
import { DriverEffects } from './effects.ts'
import { Inbox } from './inbox.ts'
import { Invitations } from './invitations.ts'
import { Members } from './members.ts'
import { courseOf, Patience, timesOf } from './patience.ts'
import { Rounds } from './rounds.ts'
import { RunStanding } from './run-standing.ts'
import type { RunRecord } from './run-store.ts'

/**
 * Drives one run: takes checked events one at a time, and hands each to the invitations or to the rounds. Nothing that a
 * socket does runs in here at the time it arrives.
 */
export class RunDriver {
  readonly #run: RunRecord
  readonly #dependencies: RoundDependencies
  readonly #effects: DriverEffects
  readonly #members: Members
  readonly #standing: RunStanding
  readonly #invitations: Invitations
  readonly #rounds: Rounds
  readonly #inbox = new Inbox()
  readonly #patience: Patience
  #queue: Promise<void> = Promise.resolve()
  /** Why the run is over, while that could not be written down yet. */
  #broken: Ending | null = null

  constructor(run: RunRecord, dependencies: RoundDependencies) {
    this.#run = run
    this.#dependencies = dependencies
    const effects = new DriverEffects(run, dependencies)
    const members = new Members(run, dependencies)
    const standing = new RunStanding(run.state, effects)
    const stalled = (): void => void this.#post({ type: 'stalled' })
    const shared = { ...dependencies, effects, members, standing, stalled }
    this.#effects = effects
    this.#members = members
    this.#standing = standing
    this.#invitations = new Invitations(run, shared)
    this.#rounds = new Rounds(run, shared)
    this.#patience = new Patience(dependencies.clock, () => void this.#post({ type: 'late' }))
  }

  get id(): string {
    return this.#run.id
  }

  involves(site: string): boolean {
    return this.#run.roster.sites.some((member) => member.site === site)
  }

  /** Takes the run up where the database says it stands: also after a crash. */
  start(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#effects.load()
      const { state } = this.#standing
      if (state === 'inviting') await this.#invitations.send(this.#members.all)
      else if (state !== 'paused') await this.#rounds.takeUp()
    })
  }

  message(site: string, envelope: Envelope): void {
    if (!this.#inbox.admits(site)) {
      this.#dependencies.log.warn({ site, run: this.id }, 'queue of the run is full')
      return
    }
    void this.#enqueue(() => {
      this.#inbox.leaves(site)
      return this.#onMessage(site, envelope)
    })
  }

  connected(site: string, fresh: boolean): void {
    void this.#post({ type: 'connected', site, fresh })
  }

  disconnected(site: string): void {
    void this.#post({ type: 'disconnected', site })
  }

  cancel(): Promise<void> {
    return this.#post({ type: 'cancel' })
  }

  continue(): Promise<void> {
    return this.#post({ type: 'continue' })
  }

  /** Stops driving without ending the run: the process is going down. */
  async stop(): Promise<void> {
    this.#standing.leave()
    this.#patience.end()
    await this.#queue
    this.#rounds.endUploads()
  }

  /** Resolves when everything posted so far has been dealt with. */
  settled(): Promise<void> {
    return this.#queue
  }

  view(): RunView {
    const { state } = this.#standing
    const { attempt, phase } = this.#rounds
    const { accepted } = this.#members
    return this.#effects.view({ state, phase, attempt, accepted })
  }

  #post(event: DriverEvent): Promise<void> {
    return this.#enqueue(() => this.#on(event))
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#standing.isOver) return
      try {
        await (this.#broken === null ? work() : this.#standing.end('lost', this.#broken))
      } catch (error) {
        await this.#failed(error)
      }
      this.#watch()
      this.#dependencies.changed(this.view())
    })
    return this.#queue
  }

  /**
   * Errors that name a culprit or make the round impossible end the run; others are ours and end it too, as lost. When
   * even that cannot be written down it is tried again with whatever comes next, the timer at the latest.
   */
  async #failed(error: unknown): Promise<void> {
    const { log } = this.#dependencies
    log.warn({ run: this.id, code: errorKind(error) }, 'run broken off')
    this.#broken ??= isSampanError(error)
      ? endingOf(error, this.#members.at(error.context['index'])?.site ?? null)
      : { code: 'internal', subject: null }
    await this.#standing.end('lost', this.#broken).catch((fault: unknown) => {
      log.warn({ run: this.id, code: errorKind(fault) }, 'end of a run not recorded yet')
    })
  }

  async #on(event: DriverEvent): Promise<void> {
    switch (event.type) {
      case 'connected':
        return this.#onConnected(this.#members.named(event.site), event.fresh)
      case 'disconnected': {
        const { index } = this.#members.named(event.site)
        return this.#rounds.advance({ type: 'disconnected', index })
      }
      case 'late':
        return this.#rounds.late()
      case 'stalled':
        this.#rounds.expireUploads()
        return
      case 'cancel':
        return this.#standing.end('cancelled', { code: 'run-cancelled', subject: null })
      case 'continue':
        return this.#rounds.goOn()
    }
  }

  async #onConnected(member: RosterSite, fresh: boolean): Promise<void> {
    const isInvited =
      this.#standing.state === 'inviting' && !this.#members.accepted.has(member.site)
    if (fresh) await (isInvited ? this.#invitations.send([member]) : this.#rounds.restarted(member))
    await this.#rounds.advance({ type: 'connected', index: member.index })
  }

  async #onMessage(site: string, envelope: Envelope): Promise<void> {
    const from = this.#members.named(site)
    const { body } = envelope
    if (body.type === 'refusal') return this.#onRefusal(from, envelope, body.value)
    if (body.type !== 'runAcceptance') return this.#rounds.message(from, envelope)
    if (this.#standing.state !== 'inviting') return
    await this.#invitations.accept(from, body.value)
    await this.#decide()
  }

  async #onRefusal(
    site: RosterSite,
    envelope: Envelope,
    { code, subject }: Bodies['refusal'],
  ): Promise<void> {
    const known: Code = isCode(code) ? code : 'internal'
    const { log } = this.#dependencies
    log.warn({ run: this.id, site: site.site, code: known, subject }, 'a site refused')
    const { state } = this.#standing
    const isCurrent = this.#rounds.isCurrent(envelope)
    if (attemptRefusals.has(known)) {
      if (isCurrent && state === 'running')
        await this.#rounds.advance({ type: 'lost', index: site.index })
    } else if (state === 'inviting') {
      await this.#invitations.refuse(site, { code: known, subject })
      await this.#decide()
    } else if (isCurrent) {
      await this.#effects.recordRefusal(site.site, { code: known, subject })
      const isCheat = codes[known].disposition === 'abort-round'
      await this.#standing.end(isCheat ? 'lost' : 'refused', { code: known, subject: site.site })
    }
  }

  /** Once every invited site has answered: begins, or ends. */
  async #decide(): Promise<void> {
    const outcome = this.#invitations.outcome()
    if (outcome === 'pending') return
    if (outcome === 'accepted') return this.#rounds.begin()
    await this.#standing.end('refused', outcome)
  }

  /** Sets the timer by what the run waits for now. */
  #watch(): void {
    const { state, isOver } = this.#standing
    if (isOver) this.#rounds.endUploads()
    if (isOver || (state === 'paused' && this.#broken === null)) {
      this.#patience.end()
      return
    }
    const { attempt, phase, rules, granted } = this.#rounds
    const course = courseOf({ state, attempt, phase }, this.#invitations.answered + granted)
    this.#patience.watch(course, timesOf(phase, rules, this.#dependencies.timeouts))
  }
}
