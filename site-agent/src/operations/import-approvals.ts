import { limits } from '@sampan/proto'
import {
  approvalSchema,
  approvalVerifies,
  formatDigest,
  isSampanError,
  noFiles,
  pageDigest,
  parseJson,
  readText,
  renderStudyPage,
  SampanError,
  type Approval,
  type Clock,
  type SignedStudy,
  type StudyFiles,
} from '@sampan/shared'
import { keepApproval, listApprovers, type Approver } from '../vault/ledger/approvals.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'
import { findStudy, listStudyFiles } from '../vault/ledger/studies.ts'
import { isInvestigator } from '../vault/governance/judge-approvals.ts'

export interface Imported {
  readonly file: string
  readonly approval: Approval
  /** Null when the study was not offered yet: the decision waits for it. */
  readonly study: SignedStudy | null
}

/** A signed decision with four texts of at most 2,000 characters. */
const approvalBytesMax = 32 * 1024

/**
 * Takes over decisions that approvers signed elsewhere. Either all of them are kept or none.
 * @throws SampanError file-malformed, approval-invalid (with the reason), approver-unknown
 */
export async function importApprovals(
  ledger: Ledger,
  files: readonly string[],
  about: { readonly site: string; readonly clock: Clock },
): Promise<readonly Imported[]> {
  const approvers = await listApprovers(ledger)
  const imported: Imported[] = []
  for (const file of files) {
    const approval = readApproval(file)
    const study = await studyOf(ledger, approval)
    const files = study === null ? noFiles : await listStudyFiles(ledger, study)
    checkApproval(approval, { ...about, file, study, files, approvers })
    imported.push({ file, approval, study })
  }
  await ledger.transaction().execute(async (transaction) => {
    for (const { approval } of imported) await keepApproval(transaction, approval, about.clock)
  })
  return imported
}

function readApproval(file: string): Approval {
  const parsed = approvalSchema.safeParse(parseJson(readText(file, approvalBytesMax)))
  if (!parsed.success) throw new SampanError('file-malformed', { file })
  return parsed.data
}

async function studyOf(ledger: Ledger, { subject }: Approval): Promise<SignedStudy | null> {
  try {
    return await findStudy(ledger, subject.digest)
  } catch (error) {
    if (isSampanError(error, 'study-unknown')) return null
    throw error
  }
}

interface Check {
  readonly file: string
  readonly site: string
  readonly clock: Clock
  readonly study: SignedStudy | null
  readonly files: StudyFiles
  readonly approvers: readonly Approver[]
}

function checkApproval(approval: Approval, check: Check): void {
  const { file, site, clock, study, files, approvers } = check
  const approver = approvers.find((each) => each.keyDigest === approval.approver.key)
  if (approver === undefined)
    throw new SampanError('approver-unknown', { file, key: approval.approver.key })
  const latestMs = clock.nowMs() + limits.clockSkewS * 1000
  const faults: readonly (readonly [boolean, string])[] = [
    [!approvalVerifies(approval, approver.key), 'signature'],
    [approval.subject.type !== 'study', 'subject'],
    [approval.site !== site, 'site'],
    [approval.approver.name !== approver.name, 'name'],
    [!approver.roles.includes(approval.role), 'role'],
    // The last word is the one that was signed last: one from the future could not be taken back.
    [Date.parse(approval.signedAt) > latestMs, 'signed in the future'],
    [study !== null && isInvestigator(study, approver), 'investigator'],
    [study !== null && approval.page.digest !== digestOfPage(study, files, approval), 'page'],
  ]
  const fault = faults.find(([wrong]) => wrong)
  if (fault !== undefined) throw new SampanError('approval-invalid', { file, why: fault[1] })
}

/** What was read must be what this study's page says. */
function digestOfPage(study: SignedStudy, files: StudyFiles, { page }: Approval): string {
  return formatDigest(pageDigest(page.language, renderStudyPage(study, page.language, files)))
}
