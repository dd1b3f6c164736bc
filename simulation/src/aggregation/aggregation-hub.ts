import type { Bodies, Body } from '@sampan/proto'
import { limits } from '@sampan/proto'
import {
  bytesFromLimbs,
  formatDigest,
  isCode,
  MaskPool,
  present,
  suite,
  sumDigest,
  thresholdOf,
  type Code,
  type Random,
  type RosterSite,
} from '@sampan/shared'
import {
  allowsSum,
  answeredIn,
  attemptRefusals,
  dealerPaths,
  delivery,
  hopeless,
  missing,
  newAttempt,
  openingOf,
  openSum,
  revealRequest,
  startAttempt,
  step,
  survivorSet,
  takeAnswer,
  type Attempt,
  type AttemptEvent,
  type AttemptState,
  type Effect,
  type SetRules,
} from '@sampan/coordinator'
import { stillClock, type Cast, type Chair } from './cast.ts'
import { RoundLog } from './round-log.ts'

export interface Request {
  readonly to: number
  readonly round: number
  readonly attempt: number
  /** The message is made when it is sent: those of many sites together are much larger than what they are made of. */
  readonly make: () => Promise<Body>
}

/** A message of the protocol at its place in the run. */
export interface Said {
  readonly round: number
  readonly attempt: number
  readonly body: Body
}

export interface PublishedSum {
  readonly round: number
  readonly attempt: number
  readonly members: readonly number[]
  readonly words: Uint32Array
}

interface HubOptions {
  readonly cast: Cast
  readonly chair: Chair
  readonly random: Random
  readonly rounds: number
}

/**
 * A coordinator that only aggregates: the transition table, the rules on sets, every check of what sites send, the
 * accumulator and the unmasking are the coordinator's own; what it keeps in its database is kept in memory. It decides
 * as the driver of a run does, and time is an event.
 */
export class AggregationHub {
  readonly #options: HubOptions
  readonly #log: RoundLog
  readonly #masks = new MaskPool()
  readonly #absent = new Set<number>()
  readonly #published: PublishedSum[] = []
  readonly #results: Omit<Request, 'to'>[] = []
  #outgoing: Request[] = []
  #round = 1
  #attemptsUsed = 0
  #attempt: Attempt | null = null
  #phase: AttemptState | null = null
  #paths: ReturnType<typeof dealerPaths> = new Map()
  #ending: Code | 'completed' | null = null

  constructor(options: HubOptions) {
    const { cast, chair, random } = options
    this.#options = options
    const origin = cast.coordinator.log.name
    const nowMs = stillClock.nowMs()
    this.#log = new RoundLog({ origin, keys: chair.logKeys, random, nowMs })
    const actor = { kind: 'coordinator', id: cast.coordinator.id, certificate: null } as const
    this.#log.append({ type: 'run-opened', actor, run: cast.run.id, study: cast.run.study.name })
  }

  /** How the run ended; null while it goes on. */
  get ending(): Code | 'completed' | null {
    return this.#ending
  }

  get published(): readonly PublishedSum[] {
    return this.#published
  }

  /** Messages to be delivered, in order for each site. */
  take(): readonly Request[] {
    const taken = this.#outgoing
    this.#outgoing = []
    return taken
  }

  start(): void {
    this.#nextAttempt([])
  }

  /** What a phase collects does not change once the site has answered in it, or the phase is over. */
  async receive(from: number, { round, attempt: number, body }: Said): Promise<void> {
    const attempt = this.#attempt
    if (this.#ending !== null || attempt === null) return
    if (attempt.round !== round || attempt.attempt !== number) return
    if (body.type === 'refusal') return this.#onRefusal(from, body.value)
    const phase = answeredIn(body)
    const standing = this.#phase
    const isAsked = standing?.phase === phase && missing(standing).includes(from)
    if (phase !== null && !isAsked) return
    const { run, coordinator } = this.#options.cast
    const { study, roster } = run
    const identity = { run: run.id, study, roster, origin: coordinator.log.name }
    const { event } = takeAnswer(identity, attempt, this.#siteAt(from), body)
    if (event !== null) await this.#advance(event)
  }

  /** Nothing moved for as long as the phase allows. */
  async late(): Promise<void> {
    if (this.#ending !== null || this.#phase === null) return
    const verdict = hopeless(this.#phase, this.#rules())
    if (verdict === null) return this.#advance({ type: 'late' })
    this.#ending = verdict === 'lost' ? 'run-lost' : 'site-absent'
  }

  async disconnect(index: number): Promise<void> {
    this.#absent.add(index)
    await this.#advance({ type: 'disconnected', index })
  }

  /** A site that starts anew gets every published sum, then what the phase wants of it. */
  async connect(index: number): Promise<void> {
    this.#absent.delete(index)
    for (const result of this.#results) this.#outgoing.push({ to: index, ...result })
    if (this.#asked().includes(index)) this.#request([index])
    await this.#advance({ type: 'connected', index })
  }

  async #onRefusal(index: number, { code }: Bodies['refusal']): Promise<void> {
    const known = isCode(code) ? code : 'internal'
    if (attemptRefusals.has(known)) return this.#advance({ type: 'lost', index })
    this.#ending = known
  }

  async #advance(event: AttemptEvent): Promise<void> {
    if (this.#phase === null || this.#ending !== null) return
    const { state, effects } = step(this.#phase, event, this.#rules())
    this.#phase = state
    for (const effect of effects) await this.#perform(effect)
  }

  async #perform(effect: Effect): Promise<void> {
    const attempt = present(this.#attempt, 'attempt')
    switch (effect.type) {
      case 'new-attempt':
        this.#nextAttempt(effect.without)
        return
      case 'publish':
        return this.#publish(attempt)
      case 'departed':
      case 'wait-for-sites':
        return
      case 'open-round':
        this.#openRound(attempt)
        break
      case 'deliver-shares':
        this.#paths = dealerPaths(attempt)
        break
      case 'propose-survivors':
        attempt.survivors = [...attempt.vectorDigests.keys()].sort((a, b) => a - b)
        this.#paths = new Map()
        break
      case 'request-reveal':
    }
    this.#request(this.#asked())
  }

  #nextAttempt(without: readonly number[]): void {
    const all = this.#options.cast.run.roster.sites.map(({ index }) => index)
    const expected = (this.#frozen() ?? all).filter((index) => !without.includes(index))
    const { plan } = this.#options.cast
    this.#phase = startAttempt(expected, [...this.#absent])
    const isWaiting = this.#phase.phase === 'waiting'
    if (!isWaiting && this.#attemptsUsed >= limits.attemptsMax) {
      this.#ending = 'attempts-exhausted'
      return
    }
    if (!isWaiting) this.#attemptsUsed += 1
    this.#attempt = newAttempt(this.#round, this.#attemptsUsed, plan)
    this.#request(this.#asked())
  }

  #openRound(attempt: Attempt): void {
    const { cast, chair } = this.#options
    const { protocolKey } = chair
    const coordinator = { id: cast.coordinator.id, protocolKey: protocolKey.publicKey }
    const opener = { coordinator, nowMs: stillClock.nowMs() }
    const { opening, event } = openingOf(opener, this.#log.head(), cast.run, attempt)
    attempt.opening = opening
    attempt.openedEntry = this.#log.append(event)
  }

  async #publish(attempt: Attempt): Promise<void> {
    const { cast, rounds } = this.#options
    const words = await openSum(this.#masks, attempt)
    const { round, survivors: members } = attempt
    this.#published.push({ round, attempt: attempt.attempt, members, words })
    const place = { round, attempt: attempt.attempt }
    const { ctx } = present(attempt.opening, 'opening')
    const sum = bytesFromLimbs(words)
    const digest = sumDigest(suite, ctx, members, sum)
    const actor = { kind: 'coordinator', id: cast.coordinator.id, certificate: null } as const
    const entry = this.#log.append({
      ...{ type: 'aggregate-published', actor, study: cast.run.study.name, run: cast.run.id },
      ...{ ...place, ctx: formatDigest(ctx), digests: { sum: formatDigest(digest) } },
    })
    const published = await this.#log.entry(entry)
    const value = { ctx, sum, sumDigest: digest, members, published }
    const body: Body = { type: 'roundResult', value }
    const result = { ...place, make: () => Promise.resolve(body) }
    this.#results.push(result)
    for (const { index } of cast.run.roster.sites) this.#outgoing.push({ to: index, ...result })
    if (round === rounds) {
      this.#ending = 'completed'
      return
    }
    this.#round += 1
    this.#attemptsUsed = 0
    this.#nextAttempt([])
  }

  #request(sites: readonly number[]): void {
    const attempt = present(this.#attempt, 'attempt')
    const { round, attempt: number } = attempt
    for (const to of sites) {
      const make = this.#requestOf(attempt, this.#siteAt(to))
      if (make !== null) this.#outgoing.push({ to, round, attempt: number, make })
    }
  }

  #requestOf(attempt: Attempt, site: RosterSite): Request['make'] | null {
    const paths = this.#paths
    switch (this.#phase?.phase) {
      case 'advertise': {
        const value = { rosterDigest: this.#options.cast.run.roster.digest, serialMin: 1 }
        return () => Promise.resolve({ type: 'advertisementRequest', value })
      }
      case 'share': {
        const value = present(attempt.opening, 'opening')
        return () => Promise.resolve({ type: 'roundOpening', value })
      }
      case 'mask':
        return () => delivery(attempt, paths, site, this.#log)
      case 'confirm':
        return () => Promise.resolve(survivorSet(attempt))
      case 'reveal':
        return () => Promise.resolve(revealRequest(attempt))
      default:
        return null
    }
  }

  #rules(): SetRules {
    const { run } = this.#options.cast
    const released = this.#published.map(({ members }) =>
      run.roster.sites.filter(({ index }) => members.includes(index)).map(({ site }) => site),
    )
    const known = { released, frozen: this.#frozen() }
    return {
      threshold: thresholdOf(run.roster.sites.length),
      allows: (members) => allowsSum(run, known, members, this.#attempt?.advertisements),
    }
  }

  #frozen(): readonly number[] | null {
    return this.#published[0]?.members ?? null
  }

  #asked(): readonly number[] {
    return this.#phase === null ? [] : missing(this.#phase)
  }

  #siteAt(index: number): RosterSite {
    return present(this.#options.cast.run.roster.sites[index - 1], 'site')
  }
}
