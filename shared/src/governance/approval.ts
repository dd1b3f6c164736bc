import { fromHex, hex, utf8 } from '../encoding/bytes.ts'
import { digestOf, statement } from '../encoding/statement.ts'
import {
  exportSpki,
  sha256,
  signP256,
  verifyP256,
  type PrivateKey,
  type PublicKey,
} from '../platform/crypto.ts'
import { Recent } from '../platform/recent.ts'
import { formatDigest, keyDigest } from '../identity/keys.ts'
import type { Approval } from './records.ts'

/**
 * What an approver signs. The name enters as a salted digest, so that the statement and its signature can stand in
 * records outside the hospital without naming anyone.
 */
export function approvalStatement(approval: Omit<Approval, 'signature'>): Uint8Array {
  return statement(approval.suite, 'approval', [
    approval.schema,
    approval.subject.type,
    approval.subject.digest,
    approval.site,
    approval.page.language,
    approval.page.digest,
    approval.role,
    pseudonym(approval.approver),
    approval.approver.key,
    approval.decision,
    approval.conditions ?? '',
    approval.ethicsReference ?? '',
    approval.validFrom,
    approval.validUntil,
    approval.signedAt,
  ])
}

/** SHA-256 under a 128-bit salt: how an approver appears outside the hospital. */
export function pseudonym(approver: Pick<Approval['approver'], 'name' | 'salt'>): string {
  return hex(digestOf(1, 'pseudonym', [fromHex(approver.salt) ?? utf8(''), approver.name]))
}

export function signApproval(key: PrivateKey, approval: Omit<Approval, 'signature'>): Approval {
  return { ...approval, signature: hex(signP256(key, approvalStatement(approval))) }
}

/** True when the approval was signed by exactly this key. Dates, roles and digests are the caller's to judge. */
export function approvalVerifies(approval: Approval, key: PublicKey): boolean {
  const signature = fromHex(approval.signature, 64)
  if (signature === null || approval.approver.key !== formatDigest(keyDigest(key))) return false
  const signed = approvalStatement(approval)
  const name = hex(sha256(exportSpki(key), signature, signed))
  return verified.of(name, () => verifyP256(key, signed, signature))
}

/** Outcomes by digest of key, signature and everything that was signed: approvals are asked for with every message. */
const verified = new Recent<boolean>(4096)
