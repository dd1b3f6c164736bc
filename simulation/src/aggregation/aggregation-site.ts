import type { Bodies, Body } from '@sampan/proto'
import {
  bytesFromLimbs,
  equalBytes,
  maskVector,
  noTopic,
  present,
  SampanError,
  signP256,
  suite,
  type Random,
} from '@sampan/shared'
import {
  acceptShares,
  checkSafeSet,
  dealShares,
  drawKeys,
  openAttempt,
  revealOf,
  shippedDefences,
  signAbandonment,
  signVector,
  statementOf,
  streamChunks,
  streamVector,
  verifyAbandonments,
  type JoinedRun,
  type LiveAttempt,
  type OpenedAttempt,
  type Place,
  type Vault,
} from '@sampan/site-agent'
import { stillClock, type Cast, type Party } from './cast.ts'
import { SiteRecord, type KeptAttempt } from './site-record.ts'

export interface AggregationSiteOptions {
  readonly cast: Cast
  readonly index: number
  readonly party: Party
  readonly random: Random
  /** The plain words of a round, a fresh copy. */
  readonly wordsOf: (round: number) => Uint32Array
}

/**
 * A site that only aggregates. Keys, shares, masks, signatures and the checks of every phase are the vault's own. What
 * a vault keeps in its ledger is kept in memory, and there are no approvals, no policy, no gate and no patients.
 */
export class AggregationSite {
  readonly #options: AggregationSiteOptions
  readonly #vault: Pick<Vault, 'identity' | 'coordinator' | 'clock' | 'random' | 'defences'>
  readonly #run: JoinedRun
  readonly #record = new SiteRecord()
  /** Secrets before the vector exists: on no disk. */
  #live: LiveAttempt | null = null
  #opening: Bodies['roundOpening'] | null = null

  constructor(options: AggregationSiteOptions) {
    const { cast, party, index, random } = options
    const { site, controller } = party.certificate
    const { id, study, plan, roster } = cast.run
    const own = present(roster.sites[index - 1], 'own place in the roster')
    this.#options = options
    this.#vault = {
      identity: { site, controller, jurisdiction: 'HK', ...party },
      ...{ coordinator: cast.coordinator, clock: stillClock, random },
      defences: shippedDefences,
    }
    this.#run = { id, study, plan, roster, own, snapshotDigest: new Uint8Array(32) }
  }

  /** The process ends and starts anew. */
  restart(): void {
    this.#live = null
  }

  /** @throws SampanError for a refusal */
  answer(place: Place, body: Body): readonly Body[] {
    switch (body.type) {
      case 'advertisementRequest':
        return [this.#advertise(place, body.value)]
      case 'roundOpening':
        return [this.#share(place, body.value)]
      case 'shareDelivery':
        return this.#mask(place, body.value)
      case 'survivorSet':
        return [this.#confirm(place, body.value)]
      case 'revealRequest':
        return [this.#reveal(place, body.value)]
      case 'roundResult':
        this.#takeResult(place, body.value)
        return []
      default:
        return []
    }
  }

  #advertise(place: Place, { rosterDigest }: Bodies['advertisementRequest']): Body {
    if (!equalBytes(rosterDigest, this.#run.roster.digest)) throw new SampanError('roster-mismatch')
    const repeated = this.#find(place)
    if (repeated?.opened === null) return { type: 'advertisement', value: repeated.advertisement }
    this.#record.requireCurrent(place)
    const digest = new Uint8Array(32)
    this.#live = drawKeys(this.#vault, this.#run, place, {
      ...{ serial: this.#record.nextSerial(), abandonment: this.#abandonBefore(place) },
      ...{ policyDigest: digest, floorsDigest: digest, aloneOk: false, logSize: 0 },
    })
    return { type: 'advertisement', value: this.#live.advertisement }
  }

  #abandonBefore(place: Place): Bodies['advertisement']['abandonment'] {
    const before = { ...place, attempt: place.attempt - 1 }
    this.#record.abandonUpTo(before)
    if (before.attempt === 0 || this.#record.revealedAttempt(place.round) > 0) return null
    return signAbandonment(this.#vault, this.#run, before)
  }

  #share(place: Place, opening: Bodies['roundOpening']): Body {
    const live = this.#requireLive(place)
    if (live.opened !== null && !equalBytes(live.opened.ctx, opening.ctx))
      throw new SampanError('context-mismatch', { what: 'a second opening of one attempt' })
    this.#checkOpening(live, opening)
    const body = { type: 'roundOpening', value: opening } as const
    const top = { suite, protocol: 1, sequence: 0, acknowledged: 0 }
    const envelope = { ...noTopic, ...top, ...place, body }
    this.#opening = opening
    return dealShares(this.#vault, this.#run, live, { opening, envelope }).body
  }

  #checkOpening(live: LiveAttempt, opening: Bodies['roundOpening']): void {
    const [vault, run, { plan }] = [this.#vault, this.#run, this.#options.cast]
    const { defences } = vault
    const revealed = { ...live, attempt: this.#record.revealedAttempt(live.round) }
    defences.checkTerms(run, opening)
    defences.checkTimes(vault, opening)
    defences.checkAdvertisements(run, live, opening)
    defences.requireThisAttempt(live, opening)
    if (revealed.attempt > 0) verifyAbandonments(run, revealed, opening)
    defences.checkBroadcast(run, plan, opening)
    defences.checkContext(vault, run, { place: live, plan, opening })
  }

  /** A vector that exists already goes again as it is. */
  #mask(place: Place, delivery: Bodies['shareDelivery']): readonly Body[] {
    const { vector } = this.#record.find(place) ?? this.#masked(place, delivery)
    if (vector === null) throw new SampanError('attempt-unknown', { attempt: place.attempt })
    // Nobody waits for a place here: messages are carried one at a time.
    const [header] = streamVector(vector, '')
    return [present(header, 'header'), ...streamChunks(vector, 0)].map(({ body }) => body)
  }

  #masked(place: Place, delivery: Bodies['shareDelivery']): KeptAttempt {
    const live = this.#requireLive(place)
    const [vault, run, opening] = [this.#vault, this.#run, this.#opening]
    if (!isOpened(live) || opening === null)
      throw new SampanError('attempt-unknown', { attempt: place.attempt })
    const held = acceptShares(vault, run, live, { opening, delivery })
    const { ctx } = opening
    const words = this.#options.wordsOf(place.round)
    const attempt = {
      ...openAttempt(run, opening),
      shared: delivery.shares.map(({ from }) => from),
    }
    maskVector(words, this.#options.cast.plan.layout.width, attempt, live.secrets)
    const bytes = bytesFromLimbs(words)
    const vector = { ctx, vector: bytes, signed: signVector(vault, run, ctx, bytes) }
    const said = { survivors: null, confirmation: null, isRevealed: false }
    const kept = { opening, delivery, ctx, held, vector, ...said }
    this.#record.keep(place, kept)
    this.#live = null
    return kept
  }

  /** Once per attempt: the same set gets the same signature, another set none. */
  #confirm(place: Place, { ctx, members }: Bodies['survivorSet']): Body {
    const kept = this.#record.require(place)
    if (!equalBytes(ctx, kept.ctx)) throw new SampanError('context-mismatch')
    if (kept.survivors !== null && kept.confirmation !== null) {
      if (kept.survivors.join() !== members.join()) throw new SampanError('survivors-changed')
      return { type: 'confirmation', value: kept.confirmation }
    }
    this.#record.requireNotAbandoned(place)
    this.#vault.defences.checkSurvivors(this.#run, kept, members)
    this.#requireSafe(kept, members)
    const { privateKey } = this.#vault.identity.protocolKey
    const signature = signP256(privateKey, statementOf(kept, members))
    const confirmation = { ctx, index: this.#run.own.index, signature }
    this.#record.keep(place, { ...kept, survivors: members, confirmation, vector: null })
    return { type: 'confirmation', value: confirmation }
  }

  #reveal(place: Place, asked: Bodies['revealRequest']): Body {
    const kept = this.#record.require(place)
    const { ctx, held, survivors } = kept
    if (!equalBytes(asked.ctx, ctx)) throw new SampanError('context-mismatch')
    if (survivors === null) throw new SampanError('survivors-invalid', { what: 'not confirmed' })
    if (!kept.isRevealed) {
      this.#record.requireNotAbandoned(place)
      this.#vault.defences.checkConfirmations(this.#run, kept, survivors, asked)
      this.#requireSafe(kept, survivors)
      this.#record.markRevealed(place, kept, this.#namesOf(survivors))
    }
    return revealOf(this.#vault, ctx, { held, survivors, next: null }).body
  }

  #takeResult(place: Place, result: Bodies['roundResult']): void {
    this.#vault.defences.checkPublished(this.#vault, place, result)
    const kept = this.#record.find(place)
    if (kept !== null && !equalBytes(kept.ctx, result.ctx))
      throw new SampanError('context-mismatch')
    if (kept !== null && (kept.survivors ?? result.members).join() !== result.members.join())
      throw new SampanError('survivors-changed')
    if (this.#record.publish(place)) this.#live = null
  }

  #requireSafe(kept: KeptAttempt, members: readonly number[]): void {
    const { participants } = this.#run.study.manifest
    const recorded = this.#record.revealedSets()
    checkSafeSet({ run: this.#run, lineage: { participants }, recorded }, kept, members)
  }

  #namesOf(members: readonly number[]): readonly string[] {
    const { sites } = this.#run.roster
    return sites.filter(({ index }) => members.includes(index)).map(({ site }) => site)
  }

  #find({ round, attempt }: Place): LiveAttempt | null {
    const live = this.#live
    return live?.round === round && live.attempt === attempt ? live : null
  }

  #requireLive(place: Place): LiveAttempt {
    const live = this.#find(place)
    if (live === null) throw new SampanError('attempt-lost', { attempt: place.attempt })
    return live
  }
}

function isOpened(live: LiveAttempt): live is LiveAttempt & { readonly opened: OpenedAttempt } {
  return live.opened !== null
}
