import type { Bodies, Body, Envelope } from '@sampan/proto'
import {
  equalBytes,
  errorKind,
  following,
  isCode,
  isSampanError,
  present,
  SampanError,
  codes,
  type Code,
  type RosterSite,
  type RunView,
  type RunState,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import { newAttempt, type Attempt, type AttemptMeans } from '../aggregation/attempt.ts'
import type { RunIdentity } from '../aggregation/receive.ts'
import { answeredIn, answerIn, takeAnswer } from '../aggregation/take-answer.ts'
import type { DriverEvent, Ending, RoundDependencies } from './driver-context.ts'
import { endingOf } from './driver-context.ts'
import { DriverEffects } from './effects.ts'
import { attemptRefusals } from './departures.ts'
import { Inbox } from './inbox.ts'
import { Members } from './members.ts'
import { courseOf, Patience, timesOf } from './patience.ts'
import { lastRound, publishedRounds } from './published.ts'
import { lastAttempt, loadSurvivors, markAccepted, type RunRecord } from './run-store.ts'
import { SumSets } from './sum-sets.ts'
import { uploadsOf, type Uploads } from './uploads.ts'
import {
  hopeless,
  resumeAttempt,
  startAttempt,
  step,
  type AttemptEvent,
  type AttemptState,
  type Effect,
  type SetRules,
} from './transitions.ts'

/**
 * Drives one run: takes checked events one at a time, asks the transition table what they mean, and has the effects
 * carried out. Nothing that a socket does runs in here at the time it arrives.
 */
export class RunDriver {
  readonly #run: RunRecord
  readonly #dependencies: RoundDependencies
  readonly #effects: DriverEffects
  readonly #accepted: Set<string>
  readonly #sets: SumSets
  readonly #members: Members
  readonly #identity: RunIdentity
  readonly #means: AttemptMeans
  readonly #uploads: Uploads
  #state: RunState
  #attempt: Attempt | null = null
  /** Advertisements for the round that comes, as the last one brought them. */
  #ahead: Attempt['ahead'] = new Map()
  #phase: AttemptState | null = null
  #queue: Promise<void> = Promise.resolve()
  readonly #inbox = new Inbox()
  readonly #patience: Patience
  /** Why the run is over, while that could not be written down yet. */
  #broken: Ending | null = null
  #ended = false

  constructor(run: RunRecord, dependencies: RoundDependencies) {
    this.#run = run
    this.#dependencies = dependencies
    this.#state = run.state
    this.#accepted = new Set(run.accepted)
    this.#effects = new DriverEffects(run, dependencies)
    this.#sets = new SumSets(run, dependencies.database)
    this.#members = new Members(run, dependencies)
    const { study, roster } = run
    this.#identity = { run: run.id, study, roster, origin: this.#effects.origin }
    this.#means = { staging: dependencies.staging, defences: dependencies.defences }
    const stalled = (): void => void this.#post({ type: 'stalled' })
    this.#uploads = uploadsOf(dependencies, this.#effects.grant.bind(this.#effects), stalled)
    this.#patience = new Patience(dependencies.clock, () => {
      void this.#post({ type: 'late' })
    })
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
      if (this.#state === 'inviting') await this.#invite(this.#run.roster.sites)
      else if (this.#state !== 'paused') await this.#takeUp()
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
    this.#ended = true
    this.#patience.end()
    await this.#queue
    this.#uploads.end(this.#attempt)
  }

  /** Resolves when everything posted so far has been dealt with. */
  settled(): Promise<void> {
    return this.#queue
  }

  view(): RunView {
    const answered = this.#phase?.answered ?? []
    return this.#effects.view({
      state: this.#state,
      phase: this.#phase?.phase ?? null,
      attempt: this.#attempt,
      accepted: this.#accepted,
      answered,
    })
  }

  #post(event: DriverEvent): Promise<void> {
    return this.#enqueue(() => this.#on(event))
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#isEnded()) return
      try {
        await (this.#broken === null ? work() : this.#end('lost', this.#broken))
      } catch (error) {
        await this.#failed(error)
      }
      if (!this.#isEnded()) this.#watch()
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
    await this.#end('lost', this.#broken).catch((fault: unknown) => {
      log.warn({ run: this.id, code: errorKind(fault) }, 'end of a run not recorded yet')
    })
  }

  async #on(event: DriverEvent): Promise<void> {
    switch (event.type) {
      case 'connected':
        return this.#onConnected(event.site, event.fresh)
      case 'disconnected':
        return this.#advance({ type: 'disconnected', index: this.#members.named(event.site).index })
      case 'late':
        return this.#onLate()
      case 'stalled':
        if (this.#attempt !== null) this.#uploads.expire(this.#attempt)
        return
      case 'cancel':
        return this.#end('cancelled', { code: 'run-cancelled', subject: null })
      case 'continue':
        return this.#onContinue()
    }
  }

  async #onMessage(site: string, envelope: Envelope): Promise<void> {
    const from = this.#members.named(site)
    const { body } = envelope
    if (body.type === 'refusal') return this.#onRefusal(from, envelope)
    if (body.type === 'runAcceptance') return this.#onAcceptance(from, body.value)
    const attempt = this.#attempt
    const answer = attempt === null ? null : answerIn(attempt, envelope)
    if (attempt !== null && answer !== null) await this.#onAnswer(from, answer, attempt)
  }

  /**
   * What a phase has collected does not change any more once the site has answered in it, or the phase is over: others
   * were told, and what is durable was computed from it.
   */
  async #onAnswer(site: RosterSite, body: Body, attempt: Attempt): Promise<void> {
    const phase = answeredIn(body)
    const standing = this.#state === 'running' ? this.#phase : null
    const { isAwaited } = this.#dependencies.defences
    if (phase !== null && !isAwaited(standing, phase, site.index))
      return this.#effects.noteLate(attempt, site, body)
    if (!this.#uploads.admits(attempt, site.index, body)) return
    const taken = takeAnswer(this.#identity, attempt, site, body)
    this.#uploads.heard(attempt, site.index, body)
    const { event, cosignature = null, complaint } = taken
    await this.#effects.keepCosignature(site, cosignature)
    if (complaint !== undefined)
      await this.#effects.recordIncident(complaint.code, `${site.index} about ${complaint.against}`)
    if (event !== null) await this.#advance(event)
  }

  async #onAcceptance(site: RosterSite, value: Bodies['runAcceptance']): Promise<void> {
    if (this.#state !== 'inviting') return
    if (!equalBytes(value.rosterDigest, this.#run.roster.digest))
      throw new SampanError('roster-mismatch', { site: site.site })
    await markAccepted(this.#dependencies.database, this.id, site.site, value)
    this.#effects.noteFloors(site.site, value.floorsLowered)
    this.#accepted.add(site.site)
    await this.#decide()
  }

  async #onRefusal(site: RosterSite, envelope: Envelope): Promise<void> {
    if (envelope.body.type !== 'refusal') return
    const { code, subject } = envelope.body.value
    const known: Code = isCode(code) ? code : 'internal'
    const { log } = this.#dependencies
    log.warn({ run: this.id, site: site.site, code: known, subject }, 'a site refused')
    const current =
      this.#attempt?.round === envelope.round && this.#attempt.attempt === envelope.attempt
    if (attemptRefusals.has(known)) {
      if (current && this.#state === 'running')
        await this.#advance({ type: 'lost', index: site.index })
      return
    }
    if (this.#state === 'inviting') {
      if (this.#effects.refusals.has(site.site)) return
      await this.#effects.recordRefusal(site.site, { code: known, subject })
      await this.#decide()
    } else if (current) {
      await this.#effects.recordRefusal(site.site, { code: known, subject })
      const cheat = codes[known].disposition === 'abort-round'
      await this.#end(cheat ? 'lost' : 'refused', { code: known, subject: site.site })
    }
  }

  /** Once every invited site has answered: begin, or say who will not take part and why. */
  async #decide(): Promise<void> {
    const { refusals } = this.#effects
    const { sites } = this.#run.roster
    const pending = sites.some(({ site }) => !this.#accepted.has(site) && !refusals.has(site))
    if (pending) return
    const [first] = [...refusals.entries()]
    if (first === undefined) return this.#beginRound()
    const [site, { code }] = first
    await this.#end('refused', { code: isCode(code) ? code : 'internal', subject: site })
  }

  async #onConnected(site: string, fresh: boolean): Promise<void> {
    const member = this.#members.named(site)
    if (fresh) {
      // The process that held the keys is gone.
      this.#ahead.delete(member.index)
      if (this.#state === 'inviting' && !this.#accepted.has(site)) await this.#invite([member])
      else await this.#resend(member)
    }
    await this.#advance({ type: 'connected', index: member.index })
  }

  /** A site that starts anew gets every published sum, then what the current phase wants of it. */
  async #resend(member: RosterSite): Promise<void> {
    for (const published of await publishedRounds(this.#dependencies.database, this.id))
      this.#effects.sendResult(member, published)
    const phase = this.#phase
    if (phase === null || this.#attempt === null) return
    if (this.#members.asked(this.#phase).includes(member))
      this.#effects.request(phase, this.#attempt, [member])
  }

  /** Nothing moved for as long as the state of the run allows. Who was not told to send yet is not late. */
  async #onLate(): Promise<void> {
    const phase = this.#phase
    if (this.#attempt !== null && this.#uploads.expire(this.#attempt)) return
    const verdict =
      this.#state === 'inviting' || phase === null ? 'give-up' : hopeless(phase, this.#rules())
    if (verdict === null) return this.#advance({ type: 'late' })
    const code = verdict === 'lost' ? 'run-lost' : 'site-absent'
    await this.#end('lost', { code, subject: this.#firstAway() })
  }

  /** Said twice, the run goes on once. */
  async #onContinue(): Promise<void> {
    if (this.#state !== 'paused') return
    if ((this.#attempt?.attempt ?? 0) > limits.attemptNumberMax) return
    await this.#effects.recordContinued(this.#attempt?.attempt ?? 0)
    await this.#takeUp()
  }

  async #advance(event: AttemptEvent): Promise<void> {
    if (this.#phase === null) return
    const { state, effects } = step(this.#phase, event, this.#rules())
    if (this.#phase.phase === 'mask' && state.phase !== 'mask') this.#uploads.end(this.#attempt)
    this.#phase = state
    for (const effect of effects) await this.#perform(effect)
  }

  async #perform(effect: Effect): Promise<void> {
    const attempt = present(this.#attempt, 'attempt')
    switch (effect.type) {
      case 'new-attempt':
        return this.#nextAttempt(attempt.round, effect.without)
      case 'departed':
        return this.#effects.recordDepartures(effect.indices)
      case 'wait-for-sites':
        return this.#setState('waiting', { code: 'site-absent', subject: this.#firstAway() })
      case 'publish':
        return this.#publish(attempt)
      default:
        await this.#effects.carryOut(effect, attempt)
        this.#request(attempt)
    }
  }

  async #publish(attempt: Attempt): Promise<void> {
    const done = await this.#effects.publish(attempt)
    if (done) {
      await this.#end('completed', null)
      return
    }
    this.#ahead = attempt.ahead
    await this.#beginRound()
  }

  /** The round after the last published one, with a first attempt. */
  async #beginRound(): Promise<void> {
    const { number } = await lastRound(this.#dependencies.database, this.id)
    if (number + 1 > limits.roundsMax)
      return this.#end('lost', { code: 'rounds-exhausted', subject: null })
    await this.#nextAttempt(number + 1)
  }

  /** After a restart: an attempt whose survivors are durable goes on, any other is followed by a new one. */
  async #takeUp(): Promise<void> {
    const { database } = this.#dependencies
    const { number, published } = await lastRound(database, this.id)
    const round = number + 1
    const course = this.#effects.course
    const { next } = following(course, published)
    if (next === null) return this.#end('completed', null)
    const used = await lastAttempt(database, this.id, round)
    if (used > 0) {
      const attempt = newAttempt(round, used, next, this.#means)
      if (await loadSurvivors(database, this.id, attempt)) {
        this.#attempt = attempt
        this.#phase = resumeAttempt(attempt.survivors, this.#members.absent())
        await this.#setState('running', null)
        this.#request(attempt)
        return
      }
    }
    await this.#nextAttempt(round)
  }

  /** Asks everybody who belongs in the sum, besides those that are given up; waits for those that are away. */
  async #nextAttempt(round: number, without: readonly number[] = []): Promise<void> {
    const { database } = this.#dependencies
    const { published } = await lastRound(database, this.id)
    const plan = present(following(this.#effects.course, published).next, 'a next round')
    const used = await lastAttempt(database, this.id, round)
    await this.#sets.load()
    const expected = this.#sets.expected().filter((index) => !without.includes(index))
    this.#attempt = newAttempt(round, used + 1, plan, this.#means)
    this.#phase = startAttempt(expected, this.#members.absent())
    if (this.#phase.phase === 'waiting') {
      this.#attempt = newAttempt(round, used, plan, this.#means)
      return this.#setState('waiting', { code: 'site-absent', subject: this.#firstAway() })
    }
    if (this.#effects.attemptsExhausted(used))
      return this.#setState('paused', { code: 'attempts-exhausted', subject: null })
    await this.#effects.keepNewAttempt(this.#attempt)
    await this.#effects.recordDepartures(without)
    await this.#setState('running', null)
    await this.#takeAhead(this.#attempt)
    if (this.#phase.phase === 'advertise') this.#request(this.#attempt)
  }

  /** Advertisements that came ahead are for the first attempt of the round. Who sent none is asked. */
  async #takeAhead(attempt: Attempt): Promise<void> {
    const ahead = attempt.attempt === 1 ? this.#ahead : new Map<number, never>()
    this.#ahead = new Map()
    for (const [index, value] of ahead) {
      const site = this.#members.at(index)
      if (site !== null) await this.#onAnswer(site, { type: 'advertisement', value }, attempt)
    }
  }

  #isEnded(): boolean {
    return this.#ended
  }

  async #invite(sites: readonly RosterSite[]): Promise<void> {
    for (const site of sites) await this.#effects.sendInvitation(site)
  }

  async #setState(state: RunState, ending: Ending | null): Promise<void> {
    if (this.#state === state && ending === null) return
    await this.#effects.setState(this.#state, state, ending)
    this.#state = state
  }

  async #end(state: RunState, ending: Ending | null): Promise<void> {
    if (this.#ended) return
    this.#uploads.end(this.#attempt)
    await this.#effects.end(state, ending)
    this.#state = state
    this.#phase = this.#phase === null ? null : { ...this.#phase, phase: 'done' }
    this.#ended = true
    this.#patience.end()
  }

  #watch(): void {
    if (this.#state === 'paused' && this.#broken === null) {
      this.#patience.end()
      return
    }
    const said = this.#accepted.size + this.#effects.refusals.size + this.#uploads.granted
    const standing = { state: this.#state, attempt: this.#attempt, phase: this.#phase }
    const phase = this.#state === 'inviting' ? null : this.#phase
    const times = timesOf(phase, this.#rules(), this.#dependencies.timeouts)
    this.#patience.watch(courseOf(standing, said), times)
  }

  #rules(): SetRules {
    return this.#sets.rules(this.#attempt?.advertisements)
  }

  #firstAway(): string | null {
    return this.#members.firstAway(this.#phase, this.#accepted)
  }

  /** Sends what the phase wants to everybody who has not answered in it. */
  #request(attempt: Attempt): void {
    const phase = this.#phase
    if (phase !== null) this.#effects.request(phase, attempt, this.#members.asked(phase))
  }
}
