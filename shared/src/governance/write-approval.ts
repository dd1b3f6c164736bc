import { hex } from '../encoding/bytes.ts'
import { formatDigest, keyDigest } from '../identity/keys.ts'
import type { SignedStudy } from '../manifest/manifest.ts'
import type { StudyFiles } from '../manifest/study-files.ts'
import type { Clock } from '../platform/clock.ts'
import { publicOf, type PrivateKey } from '../platform/crypto.ts'
import type { Random } from '../platform/random.ts'
import { pageDigest, renderStudyPage } from '../text/page.ts'
import { signApproval } from './approval.ts'
import type { Approval, ApproverRole, Language } from './records.ts'

export interface ApprovalWords {
  readonly site: string
  readonly role: ApproverRole
  /** As the hospital registered the approver. */
  readonly name: string
  readonly language: Language
  readonly decision: Approval['decision']
  readonly conditions?: string
  readonly ethicsReference?: string
  /** End of validity; the study's end without. */
  readonly validUntil?: string
}

/**
 * An approver's decision about a study, signed on whatever machine holds the key. The signature covers the manifest's
 * digest, the language and the digest of the page that was read.
 */
export function writeApproval(
  study: SignedStudy,
  words: ApprovalWords,
  key: PrivateKey,
  sources: { readonly clock: Clock; readonly random: Random; readonly files?: StudyFiles },
): Approval {
  const signedAt = new Date(sources.clock.nowMs()).toISOString()
  const page = renderStudyPage(study, words.language, sources.files)
  return signApproval(key, {
    schema: 'sampan/approval/v1',
    suite: 1,
    subject: { type: 'study', digest: study.name },
    site: words.site,
    page: { language: words.language, digest: formatDigest(pageDigest(words.language, page)) },
    role: words.role,
    approver: {
      name: words.name,
      salt: hex(sources.random.bytes(16)),
      key: formatDigest(keyDigest(publicOf(key))),
    },
    decision: words.decision,
    conditions: words.conditions ?? null,
    ethicsReference: words.ethicsReference ?? null,
    validFrom: signedAt,
    validUntil: words.validUntil ?? study.manifest.expiresAt,
    signedAt,
  })
}
