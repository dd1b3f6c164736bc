import { limits } from '@sampan/proto'
import { z } from 'zod'
import { base64, fromBase64, fromHex, hex } from '../encoding/bytes.ts'
import { statement } from '../encoding/statement.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { formatDigest, keyDigest } from '../identity/keys.ts'
import type { Clock } from '../platform/clock.ts'
import {
  exportSpki,
  importSpki,
  publicOf,
  signP256,
  verifyP256,
  type PrivateKey,
  type PublicKey,
} from '../platform/crypto.ts'
import {
  approverRoles,
  approverRoleSchema,
  digestSchema,
  nameSchema,
  proseSchema,
  timeSchema,
  type ApproverRole,
} from './records.ts'

/** An approver's signature that brings in another approver of the same hospital (governance, rule 2). */
export const introductionSchema = z.strictObject({
  schema: z.literal('sampan/introduction/v1'),
  suite: z.literal(1),
  site: nameSchema.describe('The hospital whose approver it introduces.'),
  approver: z.strictObject({
    name: proseSchema(200),
    key: digestSchema,
    publicKey: z
      .string()
      .max(2 * limits.spkiBytesMax)
      .describe('SPKI in base64; its digest is signed.'),
    roles: z.array(approverRoleSchema).min(1).max(approverRoles.length),
  }),
  introducer: digestSchema.describe('Digest of the key that signed.'),
  introducedAt: timeSchema,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type Introduction = Readonly<z.infer<typeof introductionSchema>>

export interface IntroductionWords {
  readonly site: string
  /** As the hospital will know the new approver. */
  readonly name: string
  readonly roles: readonly ApproverRole[]
  /** ECDSA P-256. */
  readonly publicKey: PublicKey
}

/** What the introducing approver signs: who, with which key, in which roles, at which hospital, when. */
export function introductionStatement(introduction: Omit<Introduction, 'signature'>): Uint8Array {
  const { approver } = introduction
  return statement(introduction.suite, 'introduce-approver', [
    introduction.schema,
    introduction.site,
    approver.key,
    approver.name,
    approver.roles,
    introduction.introducer,
    introduction.introducedAt,
  ])
}

/** @throws SampanError value-invalid for a key of another kind: the agent could not use it */
export function signIntroduction(
  key: PrivateKey,
  words: IntroductionWords,
  clock: Clock,
): Introduction {
  if (!isP256(words.publicKey)) throw new SampanError('value-invalid', { what: 'public key' })
  const introduction: Omit<Introduction, 'signature'> = {
    schema: 'sampan/introduction/v1',
    suite: 1,
    site: words.site,
    approver: {
      name: words.name,
      key: formatDigest(keyDigest(words.publicKey)),
      publicKey: base64(exportSpki(words.publicKey)),
      roles: [...words.roles],
    },
    introducer: formatDigest(keyDigest(publicOf(key))),
    introducedAt: new Date(clock.nowMs()).toISOString(),
  }
  return { ...introduction, signature: hex(signP256(key, introductionStatement(introduction))) }
}

/**
 * The key that an introduction brings in, if exactly this introducer signed it; null otherwise. Whether the introducer
 * is an approver of that hospital, and which roles it may give, is the caller's to judge.
 */
export function introducedKey(introduction: Introduction, introducer: PublicKey): PublicKey | null {
  const { approver } = introduction
  const signature = fromHex(introduction.signature, 64)
  const spki = fromBase64(approver.publicKey)
  const key = spki === null ? null : importSpki(spki)
  const fits =
    signature !== null &&
    key !== null &&
    isP256(key) &&
    approver.key === formatDigest(keyDigest(key)) &&
    introduction.introducer === formatDigest(keyDigest(introducer)) &&
    verifyP256(introducer, introductionStatement(introduction), signature)
  return fits ? key : null
}

function isP256(key: PublicKey): boolean {
  return key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
}
