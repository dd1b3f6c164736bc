import { decodeEnvelope, encodeEnvelope, type Body, type SiteCertificate } from '@sampan/proto'
import {
  bytesFromLimbs,
  concat,
  invariant,
  limbsFromBytes,
  noTopic,
  nowS,
  parseManifest,
  parsePlan,
  present,
  suite,
  uint32BigEndian,
  verifySite,
  rosterDigest,
  siteCertificateFromJson,
  siteCertificateJsonSchema,
  type Clock,
  type Roster,
  type RosterSite,
  type RunPlan,
  type SignedStudy,
  openStates,
  type RunState,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import { digestFromName } from '../session/digest.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'

/** A run as it stands in the database. */
export interface RunRecord {
  readonly id: string
  readonly study: SignedStudy
  readonly plan: RunPlan
  readonly number: number
  readonly state: RunState
  readonly roster: Roster
  readonly openedEntry: number
  readonly accepted: ReadonlySet<string>
}

/** @throws SampanError certificate-invalid when a roster's certificate has run out in the meantime */
export async function loadRun(database: Database, id: string, clock: Clock): Promise<RunRecord> {
  const row = await database
    .selectFrom('run')
    .innerJoin('study', 'study.digest', 'run.study')
    .select(['run.number', 'run.plan', 'run.state', 'run.opened_entry', 'study.manifest'])
    .where('run.id', '=', id)
    .executeTakeFirst()
  const run = present(row, `run ${id}`)
  const study = parseManifest(run.manifest)
  const members = await database
    .selectFrom('run_site')
    .selectAll()
    .where('run', '=', id)
    .orderBy('site_index')
    .execute()
  const sites = members.map((member) => {
    const certificate = siteCertificateFromJson(
      siteCertificateJsonSchema.parse(JSON.parse(member.certificate)),
    )
    return rosterSite(study, certificate, Number(member.site_index), clock)
  })
  const accepted = members.filter((member) => member.accepted === 1n).map((member) => member.site)
  return {
    id,
    study,
    plan: parsePlan(run.plan, study.manifest),
    number: Number(run.number),
    state: run.state as RunState,
    roster: { sites, digest: rosterDigest(sites) },
    openedEntry: Number(run.opened_entry),
    accepted: new Set(accepted),
  }
}

/** @throws SampanError identity-mismatch, certificate-invalid */
export function rosterSite(
  study: SignedStudy,
  certificate: SiteCertificate,
  index: number,
  clock: Clock,
): RosterSite {
  const { site, controller } = certificate
  const participant = present(
    study.manifest.participants.find((candidate) => candidate.site === site),
    'participant',
  )
  const identityDigest = digestFromName(participant.identity)
  const expected = { site, controller: participant.controller, identityDigest, atS: nowS(clock) }
  return { ...verifySite(certificate, expected), index, site, controller }
}

export interface StateChange {
  readonly state: RunState
  readonly reason: string | null
  readonly subject: string | null
}

export async function setRunState(
  transaction: DatabaseTransaction | Database,
  id: string,
  change: StateChange,
  clock: Clock,
): Promise<void> {
  const ended = !openStates.includes(change.state)
  await transaction
    .updateTable('run')
    .set({ ...change, ended_at: ended ? BigInt(clock.nowMs()) : null })
    .where('id', '=', id)
    .execute()
}

export async function markAccepted(
  database: Database,
  run: string,
  site: string,
  acceptance: { readonly snapshotDigest: Uint8Array; readonly floorsLowered: boolean },
): Promise<void> {
  await database
    .updateTable('run_site')
    .set({
      accepted: 1n,
      snapshot_digest: acceptance.snapshotDigest,
      floors_lowered: acceptance.floorsLowered ? 1n : 0n,
    })
    .where('run', '=', run)
    .where('site', '=', site)
    .execute()
}

/** The attempt number that was handed out last for a round; zero before the first. */
export async function lastAttempt(database: Database, run: string, round: number): Promise<number> {
  const row = await database
    .selectFrom('round')
    .select('attempt')
    .where('run', '=', run)
    .where('round', '=', BigInt(round))
    .executeTakeFirst()
  return Number(row?.attempt ?? 0n)
}

export async function keepAttemptNumber(
  transaction: DatabaseTransaction,
  run: string,
  attempt: Attempt,
  broadcast: Uint8Array,
): Promise<void> {
  const number = BigInt(attempt.attempt)
  await transaction
    .insertInto('round')
    .values({
      run,
      round: BigInt(attempt.round),
      attempt: number,
      broadcast,
      sum: null,
      sum_digest: null,
      members: null,
      ctx: null,
      published_entry: null,
      published_at: null,
    })
    .onConflict((conflict) => conflict.columns(['run', 'round']).doUpdateSet({ attempt: number }))
    .execute()
}

/** The durable point: advertisements, commitments, U1, U2, vector digests, U3 and the accumulator of exactly U3. */
export async function keepSurvivors(
  transaction: DatabaseTransaction,
  run: string,
  attempt: Attempt,
): Promise<void> {
  const opening = present(attempt.opening, 'opening')
  const dealers = [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, shares]) => packDealer(index, shares))
  const values = {
    opening: packBody({ type: 'roundOpening', value: opening }),
    dealers: concat(...dealers),
    survivors: Uint8Array.from(attempt.survivors),
    accumulator: bytesFromLimbs(attempt.accumulator),
    state: 'confirming',
  }
  await transaction
    .insertInto('attempt')
    .values({
      run,
      round: BigInt(attempt.round),
      attempt: BigInt(attempt.attempt),
      ctx: opening.ctx,
      opened_entry: BigInt(attempt.openedEntry),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['run', 'round', 'attempt']).doUpdateSet(values))
    .execute()
}

function packDealer(index: number, shares: Parameters<Attempt['shares']['set']>[1]): Uint8Array {
  const one = shares.ciphertexts.slice(0, 1)
  const body = packBody({ type: 'shares', value: { ...shares, ciphertexts: one } })
  return concat(Uint8Array.of(index), uint32BigEndian(body.byteLength), body)
}

/** Reads back what keepSurvivors wrote into an attempt that was made anew for the same round. */
export async function loadSurvivors(
  database: Database,
  run: string,
  attempt: Attempt,
): Promise<boolean> {
  const row = await database
    .selectFrom('attempt')
    .selectAll()
    .where('run', '=', run)
    .where('round', '=', BigInt(attempt.round))
    .where('attempt', '=', BigInt(attempt.attempt))
    .executeTakeFirst()
  const { opening, dealers, survivors, accumulator } = row ?? {}
  if (!opening || !dealers || !survivors || !accumulator) return false
  const body = unpackBody(opening)
  invariant(body.type === 'roundOpening', 'an opening was kept')
  attempt.opening = body.value
  attempt.openedEntry = Number(row?.opened_entry ?? 0n)
  for (const entry of body.value.advertisements) attempt.advertisements.set(entry.index, entry)
  for (let at = 0; at < dealers.byteLength;) at = unpackDealer(attempt, dealers, at)
  attempt.survivors = [...survivors]
  attempt.accumulator.set(limbsFromBytes(accumulator))
  return true
}

function unpackDealer(attempt: Attempt, packed: Uint8Array, at: number): number {
  const index = present(packed[at], 'index')
  const length = packed.subarray(at + 1, at + 5).reduce((sum, byte) => sum * 256 + byte, 0)
  const end = at + 5 + length
  const body = unpackBody(packed.slice(at + 5, end))
  invariant(body.type === 'shares', 'shares were kept')
  attempt.shares.set(index, body.value)
  return end
}

function packBody(body: Body): Uint8Array {
  return encodeEnvelope({ ...noTopic, suite, protocol: 1, sequence: 0, acknowledged: 0, body })
}

function unpackBody(bytes: Uint8Array): Body {
  return decodeEnvelope(bytes).body
}

/** Shares, commitments and accumulators are not kept longer than their round. */
export async function eraseAttempts(
  transaction: DatabaseTransaction,
  run: string,
  round: number,
): Promise<void> {
  await transaction
    .deleteFrom('attempt')
    .where('run', '=', run)
    .where('round', '<=', BigInt(round))
    .execute()
}
