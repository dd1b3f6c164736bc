import {
  formatDigest,
  keyDigest,
  publicOf,
  SampanError,
  writeApproval,
  type Approval,
  type ApproverRole,
  type Clock,
  type Language,
  type PrivateKey,
  type Random,
  type SignedStudy,
} from '@sampan/shared'
import { isInvestigator } from '../vault/governance/judge-approvals.ts'
import {
  keepApproval,
  listApprovals,
  listApprovers,
  type Approver,
} from '../vault/ledger/approvals.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'
import { listStudyFiles } from '../vault/ledger/studies.ts'

export interface Decision {
  readonly study: SignedStudy
  readonly site: string
  readonly word: Approval['decision']
  readonly role: ApproverRole
  readonly language: Language
  readonly conditions?: string
  readonly ethicsReference?: string
}

interface Sources {
  readonly clock: Clock
  readonly random: Random
}

/**
 * That the hospital could count such a decision: asked before anybody reads a page.
 * @throws SampanError participant-unknown, study-expired
 */
export function requireDecidable(decision: Decision, clock: Clock): void {
  const { site, word, study } = decision
  const { participants, expiresAt } = study.manifest
  if (!participants.some((participant) => participant.site === site))
    throw new SampanError('participant-unknown', { site })
  if (word === 'approve' && Date.parse(expiresAt) <= clock.nowMs())
    throw new SampanError('study-expired', { expiresAt })
}

/**
 * The registered approver whose key this is.
 * @throws SampanError approver-unknown, approval-invalid for a role that is not theirs, and for the investigator
 */
function requireApprover(
  approvers: readonly Approver[],
  digest: string,
  { role, study }: Pick<Decision, 'role' | 'study'>,
): Approver {
  const approver = approvers.find((each) => each.keyDigest === digest)
  if (approver === undefined) throw new SampanError('approver-unknown', { key: digest })
  if (!approver.roles.includes(role))
    throw new SampanError('approval-invalid', { why: 'role', role })
  if (isInvestigator(study, approver))
    throw new SampanError('approval-invalid', { why: 'investigator' })
  return approver
}

/**
 * Signs a decision with a key that a person brought, and keeps it. The key is used once and not kept.
 * @throws SampanError as requireDecidable and requireApprover
 */
export async function decideStudy(
  ledger: Ledger,
  decision: Decision,
  key: PrivateKey,
  sources: Sources,
): Promise<Approval> {
  const { study, site, word, role, language, conditions, ethicsReference } = decision
  requireDecidable(decision, sources.clock)
  const digest = formatDigest(keyDigest(publicOf(key)))
  const approver = requireApprover(await listApprovers(ledger), digest, decision)
  const words = {
    ...{ site, role, language, decision: word, name: approver.name },
    ...(conditions === undefined ? {} : { conditions }),
    ...(ethicsReference === undefined ? {} : { ethicsReference }),
  }
  const files = await listStudyFiles(ledger, study)
  const clock = await clockAfter(ledger, study, digest, sources.clock)
  const approval = writeApproval(study, words, key, { ...sources, clock, files })
  await keepApproval(ledger, approval, sources.clock)
  return approval
}

/** The last word is the one that was signed last: it counts from a machine whose clock is a little behind, too. */
async function clockAfter(
  ledger: Ledger,
  study: SignedStudy,
  digest: string,
  clock: Clock,
): Promise<Clock> {
  const own = (await listApprovals(ledger, study.name)).filter(
    ({ approver }) => approver.key === digest,
  )
  const lastMs = Math.max(0, ...own.map(({ signedAt }) => Date.parse(signedAt)))
  return { ...clock, nowMs: () => Math.max(clock.nowMs(), lastMs + 1) }
}
