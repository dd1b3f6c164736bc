import type { Approval, Clock, SignedStudy } from '@sampan/shared'
import { listApprovals, listApprovers } from '../vault/ledger/approvals.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'
import { listStudies } from '../vault/ledger/studies.ts'
import { decide } from '../vault/governance/decide.ts'

/** `pending` also when approvals have expired. */
export type DecisionHere = 'approved' | 'rejected' | 'withdrawn' | 'pending'

export interface StudyHere {
  readonly study: SignedStudy
  readonly decision: DecisionHere
  /** The last word of everybody who is registered here, oldest first. */
  readonly words: readonly Approval[]
}

interface Asking {
  readonly site: string
  readonly clock: Clock
}

/** Studies that were offered to this hospital, and what it has decided. */
export async function studiesHere(ledger: Ledger, asking: Asking): Promise<readonly StudyHere[]> {
  const all: StudyHere[] = []
  for (const study of await listStudies(ledger)) all.push(await studyHere(ledger, study, asking))
  return all
}

export async function studyHere(
  ledger: Ledger,
  study: SignedStudy,
  { site, clock }: Asking,
): Promise<StudyHere> {
  const approvers = await listApprovers(ledger)
  const approvals = await listApprovals(ledger, study.name)
  const decided = decide({ study, site, approvals, approvers, nowMs: clock.nowMs() })
  const known = new Set(approvers.map((approver) => approver.keyDigest))
  const last = new Map<string, Approval>()
  for (const approval of approvals)
    if (known.has(approval.approver.key) && approval.site === site)
      last.set(approval.approver.key, approval)
  return { study, decision: decided?.word ?? 'pending', words: [...last.values()] }
}
