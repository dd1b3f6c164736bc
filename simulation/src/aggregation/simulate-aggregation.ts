import type { Phase } from '@sampan/coordinator'
import type { Body, BodyType } from '@sampan/proto'
import { invariant, isSampanError, present, uniform, type Code, type Random } from '@sampan/shared'
import { AggregationHub, type PublishedSum, type Said } from './aggregation-hub.ts'
import { AggregationSite } from './aggregation-site.ts'
import { randomFor, type Cast, type Chair, type Party } from './cast.ts'
import { phases, type Departure } from './departures.ts'
import { Mail, type Letter } from './mail.ts'

export interface Stage {
  readonly cast: Cast
  readonly chair: Chair
  readonly parties: readonly Party[]
}

export interface AggregationOptions {
  readonly seed: string
  readonly rounds?: number
  readonly departures: readonly Departure[]
  /** Messages of different sites overtake each other, and any of them may come twice. */
  readonly isDisorderly?: boolean
  readonly wordsOf: (site: number, round: number) => Uint32Array
}

/** A message as the coordinator got it, whatever it made of it. */
export interface Received extends Said {
  readonly from: number
}

export interface Aggregated {
  readonly ending: Code | 'completed'
  readonly published: readonly PublishedSum[]
  readonly received: readonly Received[]
  /** The furthest phase that each site was asked for while it was there. */
  readonly asked: ReadonlyMap<number, Phase>
}

/** Which phase a request of the coordinator begins at a site. */
const begins: Readonly<Partial<Record<BodyType, Phase>>> = {
  advertisementRequest: 'advertise',
  roundOpening: 'share',
  shareDelivery: 'mask',
  survivorSet: 'confirm',
  revealRequest: 'reveal',
}

/** More than any run needs: five attempts, each with a deadline a phase, in every round. */
const deadlinesPerRoundMax = 40

/**
 * One run, from the first advertisement to its end, over sites of which some depart. Everything is decided by the seed
 * but the keys that the stage brings and the nonces of signatures.
 */
export async function simulateAggregation(
  stage: Stage,
  options: AggregationOptions,
): Promise<Aggregated> {
  const simulation = new Simulation(stage, options)
  return simulation.run()
}

class Simulation {
  readonly #options: AggregationOptions
  readonly #id: string
  readonly #rounds: number
  readonly #hub: AggregationHub
  readonly #sites: readonly AggregationSite[]
  readonly #random: Random
  readonly #mail = new Mail()
  readonly #pending: Departure[]
  readonly #away = new Map<number, { readonly back: number | null; waited: number }>()
  readonly #received: Received[] = []
  readonly #asked = new Map<number, Phase>()

  constructor({ cast, chair, parties }: Stage, options: AggregationOptions) {
    const { seed, wordsOf, rounds = 1 } = options
    this.#options = options
    this.#id = cast.run.id
    this.#rounds = rounds
    this.#random = randomFor(seed, 'network')
    this.#pending = [...options.departures]
    this.#hub = new AggregationHub({ cast, chair, rounds, random: randomFor(seed, 'hub') })
    this.#sites = parties.map((party, k) => {
      const words = (round: number): Uint32Array => wordsOf(k + 1, round)
      const random = randomFor(seed, 'site', k + 1)
      return new AggregationSite({ cast, index: k + 1, party, random, wordsOf: words })
    })
  }

  async run(): Promise<Aggregated> {
    this.#hub.start()
    for (let deadlines = 0; this.#hub.ending === null; deadlines++) {
      invariant(deadlines < deadlinesPerRoundMax * this.#rounds, 'a run that ends')
      await this.#deliverAll()
      await this.#deadline()
    }
    // What is still on its way arrives too: who listens reads it.
    await this.#deliverAll()
    const { ending, published } = this.#hub
    const [received, asked] = [this.#received, this.#asked]
    return { ending: present(ending, 'ending'), published, received, asked }
  }

  async #deliverAll(): Promise<void> {
    this.#post()
    for (;;) {
      const letter = this.#mail.next(this.#isDisorderly() ? this.#random : null)
      if (letter === null) return
      const isRepeated = this.#isDisorderly() && !letter.isCopy && uniform(this.#random) < 0.1
      if (isRepeated) this.#mail.post({ ...letter, isCopy: true })
      await this.#deliver(letter)
      this.#post()
    }
  }

  #isDisorderly(): boolean {
    return this.#options.isDisorderly === true
  }

  /** Hands over what the coordinator has said. */
  #post(): void {
    for (const { to, ...message } of this.#hub.take())
      this.#mail.post({ direction: 'down', site: to, isCopy: false, ...message })
  }

  async #deliver({ direction, site, round, attempt, make }: Letter): Promise<void> {
    if (make === null) return this.#hub.disconnect(site)
    if (direction === 'down' && this.#away.has(site)) return
    const said = { round, attempt, body: await make() }
    if (direction === 'down') {
      this.#ask(site, said)
      return
    }
    this.#received.push({ from: site, ...said })
    await this.#hub.receive(site, said)
  }

  #ask(site: number, said: Said): void {
    this.#noteAsked(site, said.body)
    const departure = this.#departureAt(site, said)
    const isMute = departure !== null && !departure.isRecorded
    const answers = isMute ? [] : this.#answer(site, said)
    const sent = departure === null ? answers : answers.slice(0, departure.sent)
    const { round, attempt } = said
    const up = { direction: 'up', site, round, attempt, isCopy: false } as const
    for (const answer of sent) this.#mail.post({ ...up, make: () => Promise.resolve(answer) })
    if (departure === null) return
    this.#away.set(site, { back: departure.back, waited: 0 })
    if (departure.isSeen) this.#mail.post({ ...up, make: null })
  }

  #noteAsked(site: number, { type }: Body): void {
    const phase = begins[type]
    const before = this.#asked.get(site)
    if (phase === undefined) return
    if (before === undefined || phases.indexOf(before) < phases.indexOf(phase))
      this.#asked.set(site, phase)
  }

  #departureAt(site: number, at: Said): Departure | null {
    const k = this.#pending.findIndex(
      (each) =>
        each.site === site &&
        each.round === at.round &&
        each.attempt <= at.attempt &&
        each.phase === begins[at.body.type],
    )
    return k < 0 ? null : (this.#pending.splice(k, 1)[0] ?? null)
  }

  #answer(index: number, { round, attempt, body }: Said): readonly Body[] {
    const site = present(this.#sites[index - 1], 'site')
    try {
      return site.answer({ run: this.#id, round, attempt }, body)
    } catch (error) {
      if (!isSampanError(error)) throw error
      const { code, disposition } = error
      return [{ type: 'refusal', value: { code, disposition, inReplyTo: 0, subject: '' } }]
    }
  }

  /** Whoever has been away long enough is back; then the coordinator's patience is over. */
  async #deadline(): Promise<void> {
    if (this.#hub.ending !== null) return
    for (const [site, away] of [...this.#away]) {
      away.waited += 1
      if (away.back === null || away.waited < away.back) continue
      this.#away.delete(site)
      present(this.#sites[site - 1], 'site').restart()
      await this.#hub.connect(site)
      await this.#deliverAll()
    }
    await this.#hub.late()
  }
}
