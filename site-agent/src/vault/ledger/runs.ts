import { decodeEnvelope, encodeEnvelope, type Bodies, type Envelope } from '@sampan/proto'
import {
  formatDigest,
  invariant,
  nowS,
  parsePlan,
  present,
  SampanError,
  type Clock,
  type Roster,
  type RosterSite,
  type RunPlan,
  type SignedStudy,
} from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'
import { digestBytes, findStudy } from './studies.ts'
import type { Vault } from '../vault.ts'

/** A run that this site takes part in. */
export interface JoinedRun {
  readonly id: string
  readonly study: SignedStudy
  readonly plan: RunPlan
  readonly roster: Roster
  readonly own: RosterSite
  readonly snapshotDigest: Uint8Array
}

/**
 * Reads an invitation against its manifest: the roster may hold only participants with their pinned identities, and
 * must hold this site with the certificate it uses.
 * @throws SampanError roster-mismatch, identity-mismatch, certificate-invalid, study-invalid
 */
export function readInvitation(
  { identity, clock, defences }: Pick<Vault, 'identity' | 'clock' | 'defences'>,
  invitation: Bodies['runInvitation'],
  study: SignedStudy,
): { readonly roster: Roster; readonly own: RosterSite; readonly plan: RunPlan } {
  const participants = study.manifest.participants.map((participant) => ({
    site: participant.site,
    controller: participant.controller,
    identityDigest: digestBytes(participant.identity),
  }))
  const { site } = identity
  const roster = defences.buildRoster(invitation.roster, participants, nowS(clock))
  const own = roster.sites.find((member) => member.site === site)
  if (own === undefined) throw new SampanError('roster-mismatch', { site })
  return { roster, own, plan: parsePlan(invitation.plan, study.manifest) }
}

export interface NewRun {
  readonly envelope: Envelope
  readonly study: SignedStudy
  readonly number: number
  readonly snapshotDigest: Uint8Array
}

export async function keepRun(
  ledger: Ledger | LedgerTransaction,
  run: NewRun,
  clock: Clock,
): Promise<void> {
  await ledger
    .insertInto('run')
    .values({
      id: run.envelope.run,
      study_digest: run.study.name,
      number: BigInt(run.number),
      invitation: encodeEnvelope(run.envelope),
      snapshot_digest: run.snapshotDigest,
      serial: 0n,
      state: 'open',
      opened_at: BigInt(clock.nowMs()),
      ended_at: null,
    })
    .execute()
}

/** @throws SampanError run-unknown for a run that this site has not joined or that has ended */
export async function findRun(vault: Vault, id: string): Promise<JoinedRun> {
  const { ledger } = vault
  const row = await ledger.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst()
  if (row?.state !== 'open') throw new SampanError('run-unknown', { run: id })
  const { body } = decodeEnvelope(row.invitation)
  invariant(body.type === 'runInvitation', 'an invitation was kept')
  const study = await findStudy(ledger, row.study_digest)
  invariant(formatDigest(body.value.manifestDigest) === study.name, 'invitation and study agree')
  const read = readInvitation(vault, body.value, study)
  return { id, study, ...read, snapshotDigest: row.snapshot_digest }
}

/** Runs of a study that this site joined so far. */
export async function countRuns(
  ledger: Ledger | LedgerTransaction,
  study: string,
): Promise<number> {
  const row = await ledger
    .selectFrom('run')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('study_digest', '=', study)
    .executeTakeFirst()
  return Number(row?.count ?? 0n)
}

export async function runState(ledger: Ledger, id: string): Promise<string | null> {
  const row = await ledger.selectFrom('run').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state ?? null
}

export async function endRun(
  ledger: Ledger | LedgerTransaction,
  id: string,
  clock: Clock,
): Promise<void> {
  await ledger
    .updateTable('run')
    .set({ state: 'ended', ended_at: BigInt(clock.nowMs()) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

/** The next prekey serial: handed out once, durably, before the keys are seen by anyone. */
export async function nextSerial(ledger: Ledger, run: string, least: number): Promise<number> {
  return ledger.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('run')
      .select('serial')
      .where('id', '=', run)
      .executeTakeFirst()
    const serial = Math.max(Number(present(row, 'run').serial) + 1, least)
    await transaction
      .updateTable('run')
      .set({ serial: BigInt(serial) })
      .where('id', '=', run)
      .execute()
    return serial
  })
}
