import { limits, type Body, type Envelope } from '@sampan/proto'
import { following, present, type RosterSite } from '@sampan/shared'
import { newAttempt, type Attempt, type AttemptMeans } from '../aggregation/attempt.ts'
import type { RunIdentity } from '../aggregation/receive.ts'
import { answeredIn, answerIn, takeAnswer } from '../aggregation/take-answer.ts'
import type { RoundDependencies } from './driver-context.ts'
import type { DriverEffects } from './effects.ts'
import type { Members } from './members.ts'
import { publishedAtLast } from './publish.ts'
import { lastRound, publishedRounds } from './published.ts'
import { lastAttempt, loadSurvivors, type RunRecord } from './run-store.ts'
import type { RunStanding } from './run-standing.ts'
import { SumSets } from './sum-sets.ts'
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
import { uploadsOf, type Uploads } from './uploads.ts'

interface RoundsDependencies extends RoundDependencies {
  readonly effects: DriverEffects
  readonly members: Members
  readonly standing: RunStanding
  /** Called when a site may have stalled in the middle of its vector: time for `expireUploads`. */
  readonly stalled: () => void
}

/**
 * The rounds of a run, one attempt after another: asks the transition table what an event means, and has the effects
 * carried out.
 */
export class Rounds {
  readonly #run: RunRecord
  readonly #dependencies: RoundsDependencies
  readonly #effects: DriverEffects
  readonly #members: Members
  readonly #standing: RunStanding
  readonly #sets: SumSets
  readonly #identity: RunIdentity
  readonly #means: AttemptMeans
  readonly #uploads: Uploads
  #attempt: Attempt | null = null
  #phase: AttemptState | null = null
  /** Advertisements for the round that comes, as the last one brought them. */
  #ahead: Attempt['ahead'] = new Map()

  constructor(run: RunRecord, dependencies: RoundsDependencies) {
    const { effects, members, standing, staging, defences, stalled } = dependencies
    this.#run = run
    this.#dependencies = dependencies
    this.#effects = effects
    this.#members = members
    this.#standing = standing
    this.#sets = new SumSets(run, dependencies.database)
    const { id, study, roster } = run
    this.#identity = { run: id, study, roster, origin: effects.origin }
    this.#means = { staging, defences }
    this.#uploads = uploadsOf(dependencies, effects.grant.bind(effects), stalled)
  }

  get attempt(): Attempt | null {
    return this.#attempt
  }

  get phase(): AttemptState | null {
    return this.#phase
  }

  /** How many places for long vectors were given so far. */
  get granted(): number {
    return this.#uploads.granted
  }

  get rules(): SetRules {
    return this.#sets.rules(this.#attempt?.advertisements)
  }

  /** Whether a message speaks of the attempt that runs. */
  isCurrent({ round, attempt }: Envelope): boolean {
    return this.#attempt?.round === round && this.#attempt.attempt === attempt
  }

  /** The round after the last published one, with a first attempt. */
  async begin(): Promise<void> {
    const { number } = await lastRound(this.#dependencies.database, this.#run.id)
    if (number + 1 > limits.roundsMax)
      return this.#standing.end('lost', { code: 'rounds-exhausted', subject: null })
    await this.#nextAttempt(number + 1)
  }

  /** After a restart: an attempt whose survivors are durable goes on, any other is followed by a new one. */
  async takeUp(): Promise<void> {
    const { database } = this.#dependencies
    const { number, published } = await lastRound(database, this.#run.id)
    const round = number + 1
    const { next } = following(this.#effects.course, published)
    if (next === null) return this.#standing.end('completed', null)
    const used = await lastAttempt(database, this.#run.id, round)
    if (used > 0) {
      const attempt = newAttempt(round, used, next, this.#means)
      if (await loadSurvivors(database, this.#run.id, attempt)) {
        this.#attempt = attempt
        this.#phase = resumeAttempt(attempt.survivors, this.#members.absent())
        await this.#standing.change('running', null)
        this.#request(attempt)
        return
      }
    }
    await this.#nextAttempt(round)
  }

  /** A person says that it is to go on. Said twice, the run goes on once. */
  async goOn(): Promise<void> {
    if (this.#standing.state !== 'paused') return
    const used = this.#attempt?.attempt ?? 0
    if (used > limits.attemptNumberMax) return
    await this.#effects.recordContinued(used)
    await this.takeUp()
  }

  async message(site: RosterSite, envelope: Envelope): Promise<void> {
    const attempt = this.#attempt
    const answer = attempt === null ? null : answerIn(attempt, envelope)
    if (attempt !== null && answer !== null) await this.#answered(site, answer, attempt)
  }

  /**
   * What a phase has collected does not change any more once the site has answered in it, or the phase is over: others
   * were told, and what is durable was computed from it.
   */
  async #answered(site: RosterSite, body: Body, attempt: Attempt): Promise<void> {
    const phase = answeredIn(body)
    const standing = this.#standing.state === 'running' ? this.#phase : null
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
    if (event !== null) await this.advance(event)
  }

  /** A site starts anew: the process that held its keys is gone. It gets every published sum, then what is wanted of it. */
  async restarted(member: RosterSite): Promise<void> {
    this.#ahead.delete(member.index)
    for (const published of await publishedRounds(this.#dependencies.database, this.#run.id))
      this.#effects.sendResult(member, published)
    const [phase, attempt] = [this.#phase, this.#attempt]
    if (phase !== null && attempt !== null && this.#members.asked(phase).includes(member))
      this.#effects.request(phase, attempt, [member])
  }

  /** Nothing moved for as long as the state of the run allows. Who was not told to send yet is not late. */
  async late(): Promise<void> {
    if (this.expireUploads()) return
    const verdict = this.#phase === null ? 'give-up' : hopeless(this.#phase, this.rules)
    if (verdict === null) return this.advance({ type: 'late' })
    const code = verdict === 'lost' ? 'run-lost' : 'site-absent'
    await this.#standing.end('lost', { code, subject: this.#members.firstAway(this.#phase) })
  }

  /** True when somebody else was told to send. */
  expireUploads(): boolean {
    return this.#attempt !== null && this.#uploads.expire(this.#attempt)
  }

  endUploads(): void {
    this.#uploads.end(this.#attempt)
  }

  async advance(event: AttemptEvent): Promise<void> {
    if (this.#phase === null) return
    const { state, effects } = step(this.#phase, event, this.rules)
    if (this.#phase.phase === 'mask' && state.phase !== 'mask') this.endUploads()
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
        return this.#wait()
      case 'publish':
        return this.#publish(attempt)
      default:
        await this.#effects.carryOut(effect, attempt)
        this.#request(attempt)
    }
  }

  async #publish(attempt: Attempt): Promise<void> {
    const done = await publishedAtLast(
      this.#dependencies.clock,
      () => this.#effects.publish(attempt),
      () => this.#effects.recordIncident('masking-interrupted', `round ${attempt.round}`),
    )
    if (done) return this.#standing.end('completed', null)
    this.#ahead = attempt.ahead
    await this.begin()
  }

  /** Asks everybody who belongs in the sum, besides those that are given up; waits for those that are away. */
  async #nextAttempt(round: number, without: readonly number[] = []): Promise<void> {
    const { database } = this.#dependencies
    const { published } = await lastRound(database, this.#run.id)
    const plan = present(following(this.#effects.course, published).next, 'a next round')
    const used = await lastAttempt(database, this.#run.id, round)
    await this.#sets.load()
    const expected = this.#sets.expected().filter((index) => !without.includes(index))
    this.#attempt = newAttempt(round, used + 1, plan, this.#means)
    this.#phase = startAttempt(expected, this.#members.absent())
    if (this.#phase.phase === 'waiting') {
      this.#attempt = newAttempt(round, used, plan, this.#means)
      return this.#wait()
    }
    if (this.#effects.attemptsExhausted(used))
      return this.#standing.change('paused', { code: 'attempts-exhausted', subject: null })
    await this.#effects.keepNewAttempt(this.#attempt)
    await this.#effects.recordDepartures(without)
    await this.#standing.change('running', null)
    await this.#takeAhead(this.#attempt)
    if (this.#phase.phase === 'advertise') this.#request(this.#attempt)
  }

  /** Advertisements that came ahead are for the first attempt of the round. Who sent none is asked. */
  async #takeAhead(attempt: Attempt): Promise<void> {
    const ahead = attempt.attempt === 1 ? this.#ahead : new Map<number, never>()
    this.#ahead = new Map()
    for (const [index, value] of ahead) {
      const site = this.#members.at(index)
      if (site !== null) await this.#answered(site, { type: 'advertisement', value }, attempt)
    }
  }

  #wait(): Promise<void> {
    const subject = this.#members.firstAway(this.#phase)
    return this.#standing.change('waiting', { code: 'site-absent', subject })
  }

  /** Sends what the phase wants to everybody who has not answered in it. */
  #request(attempt: Attempt): void {
    const phase = this.#phase
    if (phase !== null) this.#effects.request(phase, attempt, this.#members.asked(phase))
  }
}
