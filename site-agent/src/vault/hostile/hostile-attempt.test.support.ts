import type { Bodies, Body, BodyType } from '@sampan/proto'
import {
  addInto,
  broadcastBytes,
  broadcastDigest,
  commitmentPaths,
  concat,
  contextDigest,
  following,
  formatDigest,
  keyDigest,
  limbsFromBytes,
  nowS,
  parsePlan,
  present,
  readWord,
  splitLeaves,
  suite,
  survivorsMinOf,
  systemClock,
  taskBytes,
  taskDigest,
  thresholdOf,
  unmask,
  type Roster,
  type RoundPlan,
} from '@sampan/shared'
import type { Place } from '../ledger/attempts.ts'
import type { HostileHub, HostileRun } from './hostile-hub.test.support.ts'
import { puppet, type Acting } from './puppet.test.support.ts'

type Opening = Bodies['roundOpening']
type Delivery = Bodies['shareDelivery']
type Confirmation = Bodies['confirmation']
type Reveal = Bodies['reveal']

/** What an opening says that differs from what an honest one would. Its context is computed over it. */
export type Lies = Partial<
  Pick<
    Opening,
    | 'threshold'
    | 'survivorsMin'
    | 'controllersMin'
    | 'notBeforeS'
    | 'notAfterS'
    | 'advertisements'
    | 'abandonments'
  >
>

/** What the context is computed from, where that is not the run's. */
export interface Basis {
  readonly roster?: Roster
  /** In place of the context that it would have. */
  readonly ctx?: Uint8Array
}

/** One attempt at a round, message by message. Members are named by their index in the roster. */
export class HostileAttempt {
  readonly #hub: HostileHub
  readonly #run: HostileRun
  readonly place: Place
  readonly members: readonly number[]
  readonly plan: RoundPlan
  readonly advertisements = new Map<number, Bodies['advertisement']>()
  readonly shares = new Map<number, Bodies['shares']>()
  readonly vectors = new Map<number, Uint32Array>()
  #opening: Opening | null = null
  #logged: number | null = null

  constructor(hub: HostileHub, place: Place, members: readonly number[], plan?: RoundPlan) {
    this.#hub = hub
    this.#run = hub.run(place.run)
    this.place = place
    this.members = members
    const { study, last, roster } = this.#run
    const runPlan = parsePlan(this.#run.plan, study.manifest)
    const course = { manifest: study.manifest, plan: runPlan, sites: roster.sites.length }
    this.plan = plan ?? present(following(course, last).next, 'a round')
  }

  /** Everybody is shown this opening. */
  use(opening: Opening): void {
    this.#opening = opening
  }

  get opening(): Opening {
    return present(this.#opening, 'opening')
  }

  async collect(): Promise<void> {
    await this.advertise()
    await this.share()
    await this.mask()
  }

  /** The coordinator plays this member in the run. */
  play(index: number, acting: Acting): void {
    const { study, id: run, roster } = this.#run
    const { digest: rosterDigest } = roster
    const names = { study: study.manifest.id, manifestDigest: study.digest, run, rosterDigest }
    this.#hub.play(
      run,
      index,
      puppet({ ...this.place, index, ...names, layout: this.plan.layout }, acting),
    )
  }

  async advertise(members = this.members): Promise<void> {
    const value = { rosterDigest: this.#run.roster.digest, serialMin: 1 }
    for (const index of members) {
      const said = await this.ask(index, { type: 'advertisementRequest', value })
      this.advertisements.set(index, bodyOf(said, 'advertisement'))
    }
  }

  /** Opens the round: `shown` gives the opening that one member sees, where it is not the same for all. */
  async share(lies: Lies = {}, shown?: (index: number) => Opening): Promise<void> {
    this.#opening ??= this.openingOf(lies)
    for (const index of this.members) {
      const value = shown?.(index) ?? this.opening
      const said = await this.ask(index, { type: 'roundOpening', value })
      this.shares.set(index, bodyOf(said, 'shares'))
    }
  }

  openingOf(lies: Lies = {}, basis: Basis = {}): Opening {
    const { study, roster, plan: runPlan } = this.#run
    const { plan } = this
    const n = roster.sites.length
    const broadcast = broadcastBytes(plan.broadcast)
    const task = taskBytes(plan, { plan: parsePlan(runPlan, study.manifest) })
    const { size, root, note } = this.#hub.log.head()
    const advertisements = [...this.advertisements.values()].sort((a, b) => a.index - b.index)
    const abandonments = advertisements.flatMap(({ abandonment }) => abandonment ?? [])
    const now = nowS(systemClock)
    const said = {
      threshold: thresholdOf(n),
      survivorsMin: survivorsMinOf(n, study.manifest.survivorsMin),
      controllersMin: study.manifest.controllersMin,
      ...{ notBeforeS: now, notAfterS: now + 3600, broadcastDigest: broadcastDigest(broadcast) },
      ...{ advertisements, abandonments, ...lies },
    }
    const ctx = contextDigest({
      ...{ suite, study: study.manifest.id, manifestDigest: study.digest, ...this.place, ...said },
      ...{ taskDigest: taskDigest(task), layout: plan.layout, privacy: 'none' },
      ...{ roster: basis.roster ?? roster, prekeys: said.advertisements },
      ...{ coordinatorDigest: keyDigest(this.#hub.keys.publicKey), logSize: size, logRoot: root },
    })
    const rest = { checkpoint: note, consistency: null, ctx: basis.ctx ?? ctx }
    return { task, broadcast, ...said, ...rest }
  }

  /** Writes 'round opened' into the log, or some other entry in its place. */
  record(ctx = this.opening.ctx, entry: { readonly run?: string } = {}): void {
    const names = { study: this.#run.study.name, ctx: formatDigest(ctx) }
    this.#logged = this.#hub.log.append({ type: 'round-opened', ...names, ...this.place, ...entry })
  }

  /** Delivers shares and takes the vectors. `changed` alters what one member is given. */
  async mask(
    changed: (delivery: Delivery, index: number) => Delivery = (same) => same,
  ): Promise<void> {
    if (this.#logged === null) this.record()
    for (const index of this.members) {
      const answers = await this.deliver(index, changed(this.delivery(index), index))
      const chunk = answers.find(({ type }) => type === 'streamChunk')
      if (chunk?.type !== 'streamChunk') throw complained(answers)
      this.vectors.set(index, limbsFromBytes(chunk.value.data))
    }
  }

  deliver(index: number, value: Delivery): Promise<readonly Body[]> {
    return this.ask(index, { type: 'shareDelivery', value })
  }

  /** What everybody dealt to one member. */
  delivery(to: number, dealers: readonly number[] = this.members): Delivery {
    const { ctx, advertisements } = this.opening
    const position = advertisements.findIndex(({ index }) => index === to)
    const shares = dealers.map((from) => {
      const dealt = present(this.shares.get(from), 'shares')
      const path = commitmentPaths(splitLeaves(dealt.leaves))
      const sealed = dealt.ciphertexts.find((each) => each.to === to)
      const { root, selfSeedDigest, signature } = dealt
      return {
        ...{ from, root, selfSeedDigest, signature },
        ciphertext: sealed?.ciphertext ?? new Uint8Array(80),
        pathSelf: concat(...path(position, 'self')),
        pathMask: concat(...path(position, 'mask')),
      }
    })
    return { ctx, shares, opened: this.#hub.log.proof(this.#logged ?? 0) }
  }

  async confirm(survivors: readonly number[], asked = survivors): Promise<Confirmation[]> {
    const value = { ctx: this.opening.ctx, members: [...survivors] }
    const said: Confirmation[] = []
    for (const index of asked)
      said.push(bodyOf(await this.ask(index, { type: 'survivorSet', value }), 'confirmation'))
    return said
  }

  async reveal(
    confirmations: readonly Confirmation[],
    asked: readonly number[],
  ): Promise<ReadonlyMap<number, Reveal>> {
    const value = { ctx: this.opening.ctx, confirmations: [...confirmations] }
    const said = new Map<number, Reveal>()
    for (const index of asked)
      said.set(index, bodyOf(await this.ask(index, { type: 'revealRequest', value }), 'reveal'))
    return said
  }

  /** First number of the sum over the survivors. */
  open(
    survivors: readonly number[],
    reveals: ReadonlyMap<number, Reveal>,
    shared?: readonly number[],
  ): number {
    return Number(readWord(this.sum(survivors, reveals, shared), 0, this.plan.layout.width))
  }

  /** The sum over these members of U2, out of whatever was revealed. */
  sum(
    survivors: readonly number[],
    reveals: ReadonlyMap<number, Reveal>,
    shared: readonly number[] = this.members,
  ): Uint32Array {
    const { width } = this.plan.layout
    const vectorOf = (index: number) => present(this.vectors.get(index), 'vector')
    const total = new Uint32Array(vectorOf(present(survivors[0], 'a survivor')).length)
    for (const index of survivors) addInto(total, vectorOf(index), width)
    const dealers = shared.map((index) => {
      const { selfSeedDigest, leaves } = present(this.shares.get(index), 'shares')
      return { index, selfSeedDigest, leaves: splitLeaves(leaves) }
    })
    const { ctx, advertisements: prekeys } = this.opening
    const threshold = Math.min(this.opening.threshold, reveals.size)
    const closed = { suite, ctx, threshold, width, prekeys, dealers, survivors }
    const revealed = [...reveals].flatMap(([holder, { shares }]) =>
      shares.map((share) => ({ ...share, holder })),
    )
    unmask(total, closed, revealed)
    return total
  }

  /** Confirm, reveal and open for one set, as an honest coordinator would. */
  async finish(survivors: readonly number[], asked = survivors): Promise<number> {
    const reveals = await this.reveal(await this.confirm(survivors, asked), asked)
    return this.open(survivors, reveals)
  }

  ask(index: number, body: Body): Promise<readonly Body[]> {
    return this.#hub.askMember(this.place, index, body)
  }
}

/** A complaint in place of a vector. */
function complained([answer]: readonly Body[]): Error {
  if (answer?.type !== 'complaint') return new Error('no vector')
  const { code, against } = answer.value
  return Object.assign(new Error('complaint'), { code, against })
}

export function bodyOf<T extends BodyType>(bodies: readonly Body[], type: T): Bodies[T] {
  const body = present(bodies[0], type)
  if (body.type !== type) throw new Error(`expected ${type}, got ${body.type}`)
  return body.value as Bodies[T]
}
