import type { Bodies, Envelope } from '@sampan/proto'
import {
  collusionThreshold,
  controllerHolding,
  controllersOf,
  equalBytes,
  formatDigest,
  judgePeople,
  SampanError,
  sha256,
  verifyEntry,
  type Roster,
  type SignedStudy,
} from '@sampan/shared'
import { authorise, type Authorisation } from '../governance/authorise.ts'
import { countRuns, endRun, findRun, keepRun, readInvitation, runState } from '../ledger/runs.ts'
import { findStudy } from '../ledger/studies.ts'
import type { Outgoing } from '../masking/wire.ts'
import type { Vault } from '../vault.ts'

interface Invitation {
  readonly envelope: Envelope
  readonly value: Bodies['runInvitation']
}

/**
 * Joins a run: checks permission, roster, plan and the log's entry, makes the pinned matrix, and only then says yes.
 * @throws SampanError from authorise, readInvitation, the data, and people-too-few, runs-exhausted, sites-too-few
 */
export async function join(vault: Vault, invitation: Invitation): Promise<readonly Outgoing[]> {
  const { envelope, value } = invitation
  const study = await findStudy(vault.ledger, formatDigest(value.manifestDigest))
  const allowed = await authorise(vault, study)
  const { roster, own } = readInvitation(value, study, vault.identity.site, vault.clock)
  if (!equalBytes(own.protocolDigest, sha256(vault.identity.certificate.protocolKey)))
    throw new SampanError('roster-mismatch', { site: own.site })
  const state = await runState(vault.ledger, envelope.run)
  if (state === 'open') return repeatAcceptance(vault, envelope.run, roster, allowed)
  if (state !== null) throw new SampanError('run-not-open', { run: envelope.run })
  checkRoster(study, roster)
  checkOpened(vault, invitation, roster)
  const joined = await countRuns(vault.ledger, study.name)
  if (joined >= study.manifest.runsMax) throw new SampanError('runs-exhausted')
  const pinned = await vault.data.pin(envelope.run, study)
  const verdict = judgePeople(pinned.snapshot.people, allowed.floors)
  if (verdict !== null) {
    vault.data.wipe(envelope.run)
    throw new SampanError(verdict.code, verdict.context)
  }
  const run = { envelope, study, number: value.number, snapshotDigest: pinned.digest }
  await keepRun(vault.ledger, run, vault.clock)
  return [acceptance(roster, pinned.digest, allowed)]
}

async function repeatAcceptance(
  vault: Vault,
  id: string,
  roster: Roster,
  allowed: Authorisation,
): Promise<readonly Outgoing[]> {
  const run = await findRun(vault.ledger, id, vault.identity.site, vault.clock)
  if (!equalBytes(run.roster.digest, roster.digest)) throw new SampanError('roster-mismatch')
  return [acceptance(roster, run.snapshotDigest, allowed)]
}

function acceptance(roster: Roster, snapshotDigest: Uint8Array, allowed: Authorisation): Outgoing {
  const { policyDigest, floorsDigest, floorsLowered } = allowed.rules
  const rosterDigest = roster.digest
  return {
    body: {
      type: 'runAcceptance',
      value: { rosterDigest, snapshotDigest, policyDigest, floorsDigest, floorsLowered },
    },
  }
}

/** The roster may be smaller than the list of participants, within what the manifest promises. */
function checkRoster(study: SignedStudy, roster: Roster): void {
  const { manifest } = study
  const present = new Set(roster.sites.map((member) => member.site))
  if (roster.sites.length < manifest.sitesMin)
    throw new SampanError('sites-too-few', { have: roster.sites.length })
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

function checkOpened(vault: Vault, invitation: Invitation, roster: Roster): void {
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

/** Forgets a run that has ended: secrets, attempts and the pinned matrix. */
export async function leave(vault: Vault, run: string): Promise<void> {
  vault.live.forget(run)
  await endRun(vault.ledger, run, vault.clock)
  vault.data.wipe(run)
}
