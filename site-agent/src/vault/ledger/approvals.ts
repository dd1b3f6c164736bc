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
import type { Ledger, LedgerTransaction } from './ledger.ts'

/** A person whose signature this hospital accepts, and for which roles. */
export interface Approver {
  readonly keyDigest: string
  readonly key: PublicKey
  readonly name: string
  readonly roles: readonly ApproverRole[]
  readonly addedAtMs: number
  /** Key digest of the approver who vouched; null for the first two. */
  readonly addedBy: string | null
}

export async function listApprovers(
  ledger: Ledger | LedgerTransaction,
): Promise<readonly Approver[]> {
  const rows = await ledger
    .selectFrom('approver')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute()
  return rows.flatMap((row) => {
    const key = importSpki(row.spki)
    const roles = row.roles.split(',').map((role) => approverRoleSchema.parse(role))
    const { name, added_by: addedBy } = row
    const added = { addedAtMs: Number(row.added_at), addedBy }
    return key === null ? [] : [{ keyDigest: row.key_digest, key, name, roles, ...added }]
  })
}

/** How many approvers there ever were, and when this key was removed, if it was. */
export async function approverHistory(
  ledger: Ledger | LedgerTransaction,
  keyDigest: string,
): Promise<{ readonly count: number; readonly removedAtMs: number | null }> {
  const rows = await ledger.selectFrom('approver').select(['key_digest', 'removed_at']).execute()
  const own = rows.find((row) => row.key_digest === keyDigest)
  const removedAt = own?.removed_at ?? null
  return { count: rows.length, removedAtMs: removedAt === null ? null : Number(removedAt) }
}

/** Approvals of a removed approver count for nothing from now on. */
export async function removeApprover(
  ledger: Ledger,
  keyDigest: string,
  clock: Clock,
): Promise<void> {
  await ledger
    .updateTable('approver')
    .set({ removed_at: BigInt(clock.nowMs()) })
    .where('key_digest', '=', keyDigest)
    .execute()
}

export interface NewApprover {
  readonly keyDigest: string
  readonly spki: Uint8Array
  readonly name: string
  readonly roles: readonly ApproverRole[]
  /** Key digest of the approver who vouched; null for the first two. */
  readonly addedBy: string | null
}

/** Registers an approver, or one who was removed once more. */
export async function keepApprover(
  ledger: Ledger | LedgerTransaction,
  approver: NewApprover,
  clock: Clock,
): Promise<void> {
  const values = {
    spki: approver.spki,
    name: approver.name,
    roles: approver.roles.join(','),
    added_at: BigInt(clock.nowMs()),
    added_by: approver.addedBy,
    removed_at: null,
  }
  await ledger
    .insertInto('approver')
    .values({ key_digest: approver.keyDigest, ...values })
    .onConflict((conflict) => conflict.column('key_digest').doUpdateSet(values))
    .execute()
}

/** Keeps a signed decision. The same decision twice is kept once. */
export async function keepApproval(
  ledger: Ledger | LedgerTransaction,
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
