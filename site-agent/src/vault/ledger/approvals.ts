import {
  approvalSchema,
  approverRoleSchema,
  canonicalJson,
  formatDigest,
  importSpki,
  parseJson,
  sha256,
  utf8,
  type Approval,
  type ApproverRole,
  type Clock,
  type PublicKey,
} from '@sampan/shared'
import type { Ledger } from './ledger.ts'

/** A person whose signature this hospital accepts, and for which roles. */
export interface Approver {
  readonly keyDigest: string
  readonly key: PublicKey
  readonly name: string
  readonly roles: readonly ApproverRole[]
}

export async function listApprovers(ledger: Ledger): Promise<readonly Approver[]> {
  const rows = await ledger
    .selectFrom('approver')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute()
  return rows.flatMap((row) => {
    const key = importSpki(row.spki)
    const roles = row.roles.split(',').map((role) => approverRoleSchema.parse(role))
    return key === null ? [] : [{ keyDigest: row.key_digest, key, name: row.name, roles }]
  })
}

export interface NewApprover {
  readonly keyDigest: string
  readonly spki: Uint8Array
  readonly name: string
  readonly roles: readonly ApproverRole[]
  /** Key digest of the approver who vouched; null for the first two. */
  readonly addedBy: string | null
}

export async function keepApprover(
  ledger: Ledger,
  approver: NewApprover,
  clock: Clock,
): Promise<void> {
  await ledger
    .insertInto('approver')
    .values({
      key_digest: approver.keyDigest,
      spki: approver.spki,
      name: approver.name,
      roles: approver.roles.join(','),
      added_at: BigInt(clock.nowMs()),
      added_by: approver.addedBy,
      removed_at: null,
    })
    .execute()
}

/** Keeps a signed decision. The same decision twice is kept once. */
export async function keepApproval(
  ledger: Ledger,
  approval: Approval,
  clock: Clock,
): Promise<void> {
  const body = canonicalJson(approval)
  await ledger
    .insertInto('approval')
    .values({
      digest: formatDigest(sha256(utf8(body))),
      subject: approval.subject.digest,
      approver_key: approval.approver.key,
      decision: approval.decision,
      signed_at: BigInt(Date.parse(approval.signedAt)),
      received_at: BigInt(clock.nowMs()),
      body,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

/** Every decision about a subject, oldest signature first. */
export async function listApprovals(ledger: Ledger, subject: string): Promise<readonly Approval[]> {
  const rows = await ledger
    .selectFrom('approval')
    .select('body')
    .where('subject', '=', subject)
    .orderBy('signed_at')
    .orderBy('received_at')
    .execute()
  return rows.map((row) => approvalSchema.parse(parseJson(row.body)))
}
