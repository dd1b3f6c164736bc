import type { Bodies } from '@sampan/proto'
import {
  approvalStatement,
  fitsRing,
  requireSoundManifest,
  equalBytes,
  fromHex,
  invariant,
  parseManifest,
  present,
  readDefinitions,
  SampanError,
  exportSpki,
  type Approval,
  type SignedStudy,
} from '@sampan/shared'
import { decide } from '../governance/decide.ts'
import { listApprovals, listApprovers, type Approver } from '../ledger/approvals.ts'
import { keepStudy, listStudyFiles, requireRoomForStudy } from '../ledger/studies.ts'
import type { Outgoing } from '../masking/wire.ts'
import type { Vault } from '../vault.ts'

/**
 * Takes an offered study into the hospital's list, after checking that the manifest is what its digest says, is
 * consistent and names this site. Nothing is approved by that.
 * @throws SampanError manifest-malformed, manifest-digest-mismatch, participant-unknown, overloaded, codes of
 * requireSoundManifest and, for the files that came before it, of readDefinitions
 */
export async function receiveOffer(
  vault: Vault,
  offer: Bodies['studyOffer'],
): Promise<readonly Outgoing[]> {
  const study = parseManifest(offer.manifest)
  if (!equalBytes(study.digest, offer.manifestDigest))
    throw new SampanError('manifest-digest-mismatch')
  requireSoundManifest(study.manifest, [fitsRing])
  const { site } = vault.identity
  if (!study.manifest.participants.some((participant) => participant.site === site))
    throw new SampanError('participant-unknown', { site })
  readDefinitions(study.manifest, await listStudyFiles(vault.ledger, study))
  await requireRoomForStudy(vault.ledger, study.name)
  await keepStudy(vault.ledger, study, vault.clock)
  const decision = await decisionAbout(vault, study)
  return decision === null ? [] : [decision]
}

/** What this hospital has decided about a study, as it may be told; null while nobody's word settles it. */
export async function decisionAbout(vault: Vault, study: SignedStudy): Promise<Outgoing | null> {
  const approvals = await listApprovals(vault.ledger, study.name)
  const approvers = await listApprovers(vault.ledger)
  const { identity, clock } = vault
  const question = { study, site: identity.site, approvals, approvers, nowMs: clock.nowMs() }
  const decision = decide(question)
  if (decision === null) return null
  const value = {
    manifestDigest: study.digest,
    decision: decision.word,
    approvals: decision.approvals.map((approval) => summary(approval, approvers)),
  }
  return { body: { type: 'studyDecision', value } }
}

/** The signed statement without the approver's name. */
function summary(
  approval: Approval,
  approvers: readonly Approver[],
): Bodies['studyDecision']['approvals'][number] {
  const approver = approvers.find((person) => person.keyDigest === approval.approver.key)
  invariant(approver !== undefined, 'a valid approval has its approver')
  return {
    statement: approvalStatement(approval),
    key: exportSpki(approver.key),
    signature: present(fromHex(approval.signature, 64), 'signature'),
  }
}
