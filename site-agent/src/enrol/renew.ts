import { limits } from '@sampan/proto'
import {
  parseJson,
  coordinatorTrustSchema,
  readText,
  renewalAnswerSchema,
  SampanError,
  siteUri,
  X509Certificate,
  type Clock,
} from '@sampan/shared'
import { verifyChain } from './chain.ts'
import { makeCertificateRequest } from './csr.ts'
import { enrolmentFiles, keepTls, pendingKey, requireEnrolled } from './files.ts'
import { namesCoordinator, type Address } from './pin.ts'
import { postJson } from './post.ts'

export interface RenewOptions {
  /** The relay's folder. */
  readonly folder: string
  readonly address: Address
  readonly site: string
}

/** True when half of the certificate's life is over. @throws SampanError not-initialised */
export function isRenewalDue(folder: string, clock: Clock): boolean {
  const files = enrolmentFiles(folder)
  requireEnrolled(files)
  const leaf = new X509Certificate(readText(files.tls, limits.certificateChainBytesMax))
  const [startMs, endMs] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)]
  return clock.nowMs() >= startMs + (endMs - startMs) / 2
}

/**
 * Gets a certificate for a new key over mutual TLS and puts both in force. Until then nothing is changed.
 * @throws SampanError not-initialised, connection-failed, certificate-untrusted, certificate-revoked,
 * certificate-invalid, message-malformed
 */
export async function renewTls(options: RenewOptions, clock: Clock): Promise<void> {
  const { address, site } = options
  const files = enrolmentFiles(options.folder)
  requireEnrolled(files)
  const read = (file: string): string => readText(file, limits.certificateChainBytesMax)
  const root = read(files.root)
  const { trustDomain } = coordinatorTrustSchema.parse(parseJson(read(files.coordinator)))
  const key = pendingKey(files)
  const uri = siteUri(trustDomain, site)
  const body = { csr: makeCertificateRequest({ site, uri }, key) }
  const post = { address, path: '/v1/renewal', body, root, identity: read(files.tls) }
  const { body: answered, serverNames } = await postJson(post, clock)
  if (!namesCoordinator(serverNames, trustDomain))
    throw new SampanError('certificate-untrusted', { why: 'another trust domain' })
  const answer = renewalAnswerSchema.safeParse(answered)
  if (!answer.success) throw new SampanError('message-malformed', { field: 'chain' })
  verifyChain(answer.data.chain, { key, root, uri })
  keepTls(files, key, answer.data.chain)
}
