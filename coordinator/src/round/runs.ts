import { limits } from '@sampan/proto'
import {
  canonicalJson,
  collusionThreshold,
  controllerHolding,
  controllersOf,
  formatDigest,
  isSampanError,
  planBytes,
  rosterDigest,
  rosterMinOf,
  SampanError,
  sha256,
  siteCertificateFromJson,
  siteCertificateJsonSchema,
  siteCertificateToJson,
  type RosterSite,
  type RunPlan,
  type SignedStudy,
  type RunView,
  openStates,
} from '@sampan/shared'
import type { Envelope } from '@sampan/proto'
import { mintId } from '../storage/id.ts'
import type { Actor, Records } from '../storage/records.ts'
import { RunDriver } from './driver.ts'
import { actorOf, endingOf, type RoundDependencies } from './driver-context.ts'
import { eraseAttempts, loadRun, rosterSite, setRunState, type RunRecord } from './run-store.ts'

export interface RunRequest {
  readonly study: SignedStudy
  /** Ids of analyses; all of the manifest's when empty. */
  readonly analyses: readonly string[]
  /** Sites to ask; all participants when empty. */
  readonly sites: readonly string[]
  readonly account: { readonly name: string; readonly actor: Actor }
}

export interface RunsDependencies extends RoundDependencies {
  readonly records: Records
}

/** All open runs of the coordinator. */
export class Runs {
  readonly #dependencies: RunsDependencies
  readonly #drivers = new Map<string, RunDriver>()

  constructor(dependencies: RunsDependencies) {
    this.#dependencies = dependencies
  }

  /**
   * Takes up every run that was open when the last process ended. One that cannot be, because a certificate of its roster
   * has run out meanwhile, is lost; the others and the process go on.
   */
  async resume(): Promise<void> {
    const rows = await this.#dependencies.database
      .selectFrom('run')
      .select('id')
      .where('state', 'in', [...openStates])
      .orderBy('opened_at')
      .execute()
    for (const { id } of rows) {
      const run = await this.#load(id).catch((error: unknown) => this.#lose(id, error))
      if (run !== null) await this.#drive(run)
    }
  }

  /** @throws whatever it is that is no refusal: a database that cannot be read loses no run */
  async #lose(id: string, error: unknown): Promise<null> {
    if (!isSampanError(error)) throw error
    const { database, clock, append, log, coordinator } = this.#dependencies
    const { code, subject } = endingOf(error, null)
    log.warn({ run: id, code }, 'run cannot be taken up')
    await database.transaction().execute(async (transaction) => {
      const { study } = await transaction
        .selectFrom('run')
        .select('study')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await setRunState(transaction, id, { state: 'lost', reason: code, subject }, clock)
      await eraseAttempts(transaction, id, limits.roundsMax)
      await append(transaction, {
        type: 'run-lost',
        actor: actorOf(coordinator.id),
        study,
        run: id,
        outcome: 'error',
        reason: code,
        object: subject,
      })
    })
    return null
  }

  /**
   * Opens a run: fixes its roster and plan, on record, and asks the sites.
   * @throws SampanError runs-exhausted, runs-too-many, participant-unknown, sites-too-few, controllers-too-few,
   * collusion-not-accepted, site-absent, study-not-started, study-expired
   */
  async open(request: RunRequest): Promise<RunView> {
    if (this.#drivers.size >= limits.runsOpenMax) throw new SampanError('runs-too-many')
    const { clock, random } = this.#dependencies.records
    const id = mintId('run', clock, random)
    const plan = this.#planOf(request)
    const roster = await this.#rosterOf(request)
    await this.#keep(id, request, plan, roster)
    const driver = await this.#drive(await this.#load(id))
    return driver.view()
  }

  driver(id: string): RunDriver | null {
    return this.#drivers.get(id) ?? null
  }

  connected(site: string, fresh: boolean): void {
    for (const driver of this.#drivers.values())
      if (driver.involves(site)) driver.connected(site, fresh)
  }

  disconnected(site: string): void {
    for (const driver of this.#drivers.values())
      if (driver.involves(site)) driver.disconnected(site)
  }

  /** False when the message is about no open run. */
  message(site: string, envelope: Envelope): boolean {
    const driver = this.#drivers.get(envelope.run)
    if (driver?.involves(site) !== true) return false
    driver.message(site, envelope)
    return true
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#drivers.values()].map((driver) => driver.stop()))
  }

  /** Resolves when every open run has dealt with everything posted so far. */
  async settled(): Promise<void> {
    await Promise.all([...this.#drivers.values()].map((driver) => driver.settled()))
  }

  #load(id: string): Promise<RunRecord> {
    return loadRun(this.#dependencies.database, id, this.#dependencies.clock)
  }

  async #drive(run: RunRecord): Promise<RunDriver> {
    const changed = (view: RunView): void => {
      if (!openStates.includes(view.state)) this.#drivers.delete(view.id)
      this.#dependencies.changed(view)
    }
    const driver = new RunDriver(run, { ...this.#dependencies, changed })
    this.#drivers.set(run.id, driver)
    await driver.start()
    return driver
  }

  #planOf({ study, analyses }: RunRequest): RunPlan {
    const known = study.manifest.analyses.map((analysis) => analysis.id)
    const unknown = analyses.find((id) => !known.includes(id))
    if (unknown !== undefined)
      throw new SampanError('value-invalid', { what: 'analysis', value: unknown })
    const chosen = analyses.length === 0 ? known : known.filter((id) => analyses.includes(id))
    return { schema: 'sampan/plan/v1', analyses: chosen }
  }

  /** The sites of the run with the certificates they use now, in order of name. */
  async #rosterOf({ study, sites }: RunRequest): Promise<readonly RosterSite[]> {
    const { manifest } = study
    const nowMs = this.#dependencies.clock.nowMs()
    if (nowMs < Date.parse(manifest.startsAt)) throw new SampanError('study-not-started')
    if (nowMs >= Date.parse(manifest.expiresAt)) throw new SampanError('study-expired')
    const names = manifest.participants.map((participant) => participant.site)
    const unknown = sites.find((site) => !names.includes(site))
    if (unknown !== undefined) throw new SampanError('participant-unknown', { site: unknown })
    const chosen = names.filter((site) => sites.length === 0 || sites.includes(site))
    const roster: RosterSite[] = []
    for (const site of chosen) roster.push(await this.#member(study, site, roster.length + 1))
    checkRoster(study, roster)
    return roster
  }

  async #member(study: SignedStudy, site: string, index: number): Promise<RosterSite> {
    const row = await this.#dependencies.database
      .selectFrom('site')
      .select(['certificate', 'state'])
      .where('id', '=', site)
      .executeTakeFirst()
    if (row?.state !== 'enrolled') throw new SampanError('participant-unknown', { site })
    const json = siteCertificateJsonSchema.parse(JSON.parse(row.certificate))
    return rosterSite(study, siteCertificateFromJson(json), index, this.#dependencies.clock)
  }

  async #keep(
    id: string,
    request: RunRequest,
    plan: RunPlan,
    roster: readonly RosterSite[],
  ): Promise<void> {
    const { database, clock, append } = this.#dependencies
    const { study, account } = request
    await database.transaction().execute(async (transaction) => {
      const before = await transaction
        .selectFrom('run')
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .where('study', '=', study.name)
        .executeTakeFirst()
      const { count: lately } = await transaction
        .selectFrom('run')
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .where('account', '=', account.name)
        .where('opened_at', '>', BigInt(clock.nowMs() - 86_400_000))
        .executeTakeFirstOrThrow()
      if (lately >= limits.runsPerDayMax) throw new SampanError('runs-too-many')
      const number = Number(before?.count ?? 0n) + 1
      const { index } = await append(transaction, {
        type: 'run-opened',
        actor: account.actor,
        study: study.name,
        run: id,
        digests: {
          roster: formatDigest(rosterDigest(roster)),
          plan: formatDigest(sha256(planBytes(plan))),
        },
      })
      await transaction
        .insertInto('run')
        .values({
          id,
          study: study.name,
          number: BigInt(number),
          plan: planBytes(plan),
          account: account.name,
          state: 'inviting',
          reason: null,
          subject: null,
          opened_at: BigInt(clock.nowMs()),
          ended_at: null,
          opened_entry: BigInt(index),
        })
        .execute()
      for (const member of roster)
        await transaction
          .insertInto('run_site')
          .values({
            run: id,
            site: member.site,
            site_index: BigInt(member.index),
            controller: member.controller,
            certificate: canonicalJson(siteCertificateToJson(member.certificate)),
            accepted: 0n,
            snapshot_digest: null,
            floors_lowered: 0n,
            refusal: null,
            refusal_subject: null,
          })
          .execute()
    })
  }
}

/** The roster may be a part of the participants, within what the manifest promises to every one of them. */
function checkRoster(study: SignedStudy, roster: readonly RosterSite[]): void {
  const { manifest } = study
  const need = Math.max(manifest.sitesMin, rosterMinOf(manifest.participants.length))
  if (roster.length < need) throw new SampanError('sites-too-few', { have: roster.length, need })
  const controllers = controllersOf(roster)
  if (controllers < manifest.controllersMin)
    throw new SampanError('controllers-too-few', {
      have: controllers,
      need: manifest.controllersMin,
    })
  const mandatory = manifest.participants.find(
    (participant) =>
      participant.mandatory && !roster.some((site) => site.site === participant.site),
  )
  if (mandatory !== undefined) throw new SampanError('site-absent', { site: mandatory.site })
  const colluding = controllerHolding(roster, collusionThreshold(roster.length))
  if (colluding !== null && manifest.collusionAccepted === null)
    throw new SampanError('collusion-not-accepted', { controller: colluding })
}
