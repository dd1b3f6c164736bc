import { isSampanError, type Approval } from '@sampan/shared'
import { judgeApprovals, type ApprovalQuestion } from './judge-approvals.ts'

/** What a hospital has decided about a study. */
export interface Decided {
  readonly word: 'approved' | 'rejected' | 'withdrawn'
  /** Those that carry a yes. */
  readonly approvals: readonly Approval[]
}

/** The decision of this moment; null while nobody's word settles it. */
export function decide(question: ApprovalQuestion): Decided | null {
  try {
    return { word: 'approved', approvals: judgeApprovals(question) }
  } catch (error) {
    if (isSampanError(error, 'approval-withdrawn')) return { word: 'withdrawn', approvals: [] }
    if (isSampanError(error, 'approval-rejected')) return { word: 'rejected', approvals: [] }
    if (isSampanError(error)) return null
    throw error
  }
}
