import { limits, type Bodies, type Envelope } from '@sampan/proto'
import {
  collusionThreshold,
  controllerHolding,
  controllersOf,
  equalBytes,
  formatDigest,
  hkdf,
  judgeShown,
  rosterMinOf,
  SampanError,
  sha256,
  statement,
  suite,
  verifyEntry,
  type Roster,
  type SignedStudy,
  type Verdict,
} from '@sampan/shared'
import { personKey } from '../cohort/person-codes.ts'
import { authorise, type Authorisation } from '../governance/authorise.ts'
import { eraseAttempts } from '../ledger/attempts.ts'
import type { Ledger, LedgerTransaction } from '../ledger/ledger.ts'
import { hasRounds } from '../ledger/remembered.ts'
import {
  countRuns,
  endRun,
  findRun,
  keepRun,
  readInvitation,
  runState,
  type NewRun,
} from '../ledger/runs.ts'
import { releasePersons } from '../ledger/run-persons.ts'
import { findStudy, listStudyFiles } from '../ledger/studies.ts'
import type { Outgoing } from '../masking/wire.ts'
import { noteDifferencing, recordPersons, type PeopleOfRun } from '../privacy/differencing.ts'
import type { Vault } from '../vault.ts'

interface Invitation {
  readonly envelope: Envelope
  readonly value: Bodies['runInvitation']
}

/**
 * Joins a run: checks permission, roster, plan and the log's entry, makes the pinned matrix, and only then says yes.
 * @throws SampanError from authorise, readInvitation, the data, and alone-not-allowed, people-too-few, differencing,
 * runs-exhausted, counts-not-rounded, column-locked, age-band-narrow, sites-too-few, overloaded, snapshot-missing for a run
 * that an old copy of the disk has forgotten
 */
export async function join(vault: Vault, invitation: Invitation): Promise<readonly Outgoing[]> {
  const { envelope, value } = invitation
  const study = await findStudy(vault.ledger, formatDigest(value.manifestDigest))
  const allowed = await authorise(vault, study)
  const { roster, own } = readInvitation(vault, value, study)
  if (!equalBytes(own.protocolDigest, sha256(vault.identity.certificate.protocolKey)))
    throw new SampanError('roster-mismatch', { site: own.site })
  const state = await runState(vault.ledger, envelope.run)
  if (state === 'open') return repeatAcceptance(vault, envelope.run, roster, allowed)
  if (state !== null) throw new SampanError('run-not-open', { run: envelope.run })
  // Its matrix went with the disk; another one would make sums that tell of the difference.
  if (await hasRounds(vault.ledger, envelope.run)) throw new SampanError('snapshot-missing')
  vault.defences.requireRounding(allowed.rules.floors, study.manifest.floors)
  vault.defences.checkRoster(study, roster)
  vault.defences.checkRunLogged(vault, invitation, roster)
  refuse(judgeShown(study.manifest, allowed.floors))
  await requireRunsLeft(vault.ledger, study)
  const pinned = await vault.data.pin(envelope.run, study, {
    site: vault.identity.site,
    files: await listStudyFiles(vault.ledger, study),
    personKey: personKey(vault.atRestKey),
    guard: (reading) => {
      vault.defences.requireOpenColumns(reading)
      vault.defences.requireAgeBands(reading, allowed.floors)
    },
  })
  const verdict = vault.defences.judgePeople(pinned.snapshot.people, allowed.floors)
  if (verdict !== null) vault.data.wipe(envelope.run)
  refuse(verdict)
  const run = { envelope, study, number: value.number, snapshotDigest: pinned.digest }
  await keepApart(vault, run, { persons: pinned.persons, floors: allowed.floors })
  const { snapshotDigest } = run
  return [acceptance(vault, { id: envelope.run, snapshotDigest }, roster, allowed)]
}

function refuse(verdict: Verdict | null): void {
  if (verdict !== null) throw new SampanError(verdict.code, verdict.context)
}

async function requireRunsLeft(
  ledger: Ledger | LedgerTransaction,
  { name, manifest }: SignedStudy,
): Promise<void> {
  if ((await countRuns(ledger, name)) >= manifest.runsMax) throw new SampanError('runs-exhausted')
}

/**
 * In one transaction with the record: counted once more, since other runs may have been joined while the matrix was
 * made, and compared with the people of every other run.
 */
async function keepApart(
  vault: Vault,
  run: NewRun,
  about: Pick<PeopleOfRun, 'persons' | 'floors'>,
): Promise<void> {
  const id = run.envelope.run
  try {
    await vault.ledger.transaction().execute(async (transaction) => {
      await requireRunsLeft(transaction, run.study)
      await recordPersons(transaction, vault, { run: id, ...about })
      await keepRun(transaction, run, vault.clock)
    })
  } catch (error) {
    vault.data.wipe(id)
    await noteDifferencing(vault, id, error)
    throw error
  }
}

async function repeatAcceptance(
  vault: Vault,
  id: string,
  roster: Roster,
  allowed: Authorisation,
): Promise<readonly Outgoing[]> {
  const run = await findRun(vault, id)
  if (!equalBytes(run.roster.digest, roster.digest)) throw new SampanError('roster-mismatch')
  return [acceptance(vault, run, roster, allowed)]
}

function acceptance(
  vault: Vault,
  run: { readonly id: string; readonly snapshotDigest: Uint8Array },
  roster: Roster,
  allowed: Authorisation,
): Outgoing {
  const { policyDigest, floorsDigest, floorsLowered } = allowed.rules
  const rosterDigest = roster.digest
  const snapshotDigest = commitment(vault, run)
  return {
    body: {
      type: 'runAcceptance',
      value: { rosterDigest, snapshotDigest, policyDigest, floorsDigest, floorsLowered },
    },
  }
}

/**
 * What the coordinator is told about the matrix. Its digest itself covers counts, and perhaps columns, that could be
 * found by trying: under the vault's key it says nothing, and the hospital can still show what it stands for.
 */
function commitment(
  { atRestKey }: Vault,
  run: { readonly id: string; readonly snapshotDigest: Uint8Array },
): Uint8Array {
  return hkdf(atRestKey, run.snapshotDigest, statement(suite, 'snapshot-told', [run.id]))
}

/** The roster may be smaller than the list of participants, within what the manifest promises. */
export function checkRoster(study: SignedStudy, roster: Roster): void {
  const { manifest } = study
  const present = new Set(roster.sites.map((member) => member.site))
  const need = Math.max(manifest.sitesMin, rosterMinOf(manifest.participants.length))
  if (roster.sites.length < need)
    throw new SampanError('sites-too-few', { have: roster.sites.length, need })
  if (controllersOf(roster.sites) < manifest.controllersMin)
    throw new SampanError('controllers-too-few', { have: controllersOf(roster.sites) })
  const missing = manifest.participants.find(
    (participant) => participant.mandatory && !present.has(participant.site),
  )
  if (missing !== undefined) throw new SampanError('site-absent', { site: missing.site })
  const colluding = controllerHolding(roster.sites, collusionThreshold(roster.sites.length))
  if (colluding !== null && manifest.collusionAccepted === null)
    throw new SampanError('collusion-not-accepted', { controller: colluding })
}

export function checkRunLogged(vault: Vault, invitation: Invitation, roster: Roster): void {
  const { envelope, value } = invitation
  const entry = verifyEntry(value.opened, vault.coordinator.log)
  const right =
    entry.type === 'run-opened' &&
    entry.run === envelope.run &&
    entry.study === formatDigest(value.manifestDigest) &&
    entry.digests['roster'] === formatDigest(roster.digest) &&
    entry.digests['plan'] === formatDigest(sha256(value.plan))
  if (!right) throw new SampanError('proof-invalid', { what: 'run opened' })
}

/** Forgets a run that has ended: secrets, attempts and the pinned matrix, which goes first. */
export async function leave(vault: Vault, run: string): Promise<void> {
  vault.live.forget(run)
  vault.data.wipe(run)
  await vault.ledger.transaction().execute(async (transaction) => {
    await eraseAttempts(transaction, run, limits.roundsMax)
    await releasePersons(transaction, run)
    await endRun(transaction, run, vault.clock)
  })
}
