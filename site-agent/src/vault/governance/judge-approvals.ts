import {
  approvalVerifies,
  SampanError,
  type Approval,
  type ApproverRole,
  type SignedStudy,
} from '@sampan/shared'
import type { Approver } from '../ledger/approvals.ts'

/** Roles that must each have said yes, by different people. */
export const requiredRoles: readonly ApproverRole[] = ['data-steward', 'ethics']

export interface ApprovalQuestion {
  readonly study: SignedStudy
  readonly site: string
  readonly approvals: readonly Approval[]
  readonly approvers: readonly Approver[]
  readonly nowMs: number
}

/**
 * Rule 1 of governance: at least two people in two roles approved exactly this digest for this site; none of them is
 * the investigator; nothing expired; nobody's last word is no. Returns the approvals that carry the decision.
 * @throws SampanError approval-withdrawn, approval-rejected, approval-expired, approval-missing (with the role)
 */
export function judgeApprovals(question: ApprovalQuestion): readonly Approval[] {
  const last = lastWords(question)
  if (last.some((approval) => approval.decision === 'withdraw'))
    throw new SampanError('approval-withdrawn', { study: question.study.manifest.id })
  if (last.some((approval) => approval.decision === 'reject'))
    throw new SampanError('approval-rejected', { study: question.study.manifest.id })
  const inForce = last.filter((approval) => isInForce(approval, question.nowMs))
  const chosen = chooseDistinct(inForce, requiredRoles)
  if (chosen !== null) return chosen
  const expired = chooseDistinct(last, requiredRoles) !== null
  const role = requiredRoles.find((wanted) => !inForce.some((approval) => approval.role === wanted))
  throw new SampanError(expired ? 'approval-expired' : 'approval-missing', {
    role: role ?? 'a second person',
  })
}

/** The newest valid decision of every approver about this digest. */
function lastWords(question: ApprovalQuestion): readonly Approval[] {
  const newest = new Map<string, Approval>()
  for (const approval of question.approvals)
    if (isValid(approval, question)) newest.set(approval.approver.key, approval)
  return [...newest.values()]
}

function isValid(approval: Approval, question: ApprovalQuestion): boolean {
  const { study, site, approvers } = question
  const approver = approvers.find((person) => person.keyDigest === approval.approver.key)
  if (approver?.name !== approval.approver.name) return false
  return (
    !isInvestigator(study, approver) &&
    approver.roles.includes(approval.role) &&
    approval.subject.type === 'study' &&
    approval.subject.digest === study.name &&
    approval.site === site &&
    approvalVerifies(approval, approver.key)
  )
}

/** Nobody approves a study of their own. */
export function isInvestigator(
  { manifest }: SignedStudy,
  person: Pick<Approver, 'keyDigest' | 'name'>,
): boolean {
  const { investigator } = manifest
  return person.keyDigest === investigator.key || sameName(person.name, investigator.name)
}

/** Whether two names are one person's, however they are typed. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string): string =>
    name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(a) === plain(b)
}

function isInForce(approval: Approval, nowMs: number): boolean {
  return Date.parse(approval.validFrom) <= nowMs && nowMs < Date.parse(approval.validUntil)
}

/** One approval per role, all of different people; null when there are not enough. */
function chooseDistinct(
  approvals: readonly Approval[],
  roles: readonly ApproverRole[],
): readonly Approval[] | null {
  const [role, ...others] = roles
  if (role === undefined) return []
  for (const approval of approvals) {
    if (approval.role !== role || approval.decision !== 'approve') continue
    const rest = approvals.filter(
      (other) =>
        other.approver.key !== approval.approver.key &&
        !sameName(other.approver.name, approval.approver.name),
    )
    const chosen = chooseDistinct(rest, others)
    if (chosen !== null) return [approval, ...chosen]
  }
  return null
}
