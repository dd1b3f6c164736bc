import {
  coordinatorTrustSchema,
  isSampanError,
  digestSchema,
  enrolmentAnswerSchema,
  enrolmentTokenSchema,
  fromBase64,
  importSpki,
  parseVerifierKey,
  SampanError,
  siteCertificateToJson,
  siteUri,
  type Clock,
  type CoordinatorTrust,
  type EnrolmentAnswer,
} from '@sampan/shared'
import type { SiteCertificate } from '@sampan/proto'
import { verifyChain } from './chain.ts'
import { makeCertificateRequest } from './csr.ts'
import {
  dropPendingKey,
  enrolmentFiles,
  hasPendingKey,
  keepTls,
  keepTrust,
  pendingKey,
  requireNotEnrolled,
} from './files.ts'
import { fetchRoot, namesCoordinator, type Address, type PinnedRoot } from './pin.ts'
import { postJson } from './post.ts'

export interface EnrolOptions {
  /** The relay's folder. */
  readonly folder: string
  /** Where the vault reads whom it trusts: written before the site counts as enrolled. */
  readonly vaultCopy?: string
  readonly address: Address
  /** `sha256:` and hex of the root certificate, given by another way than the network. */
  readonly fingerprint: string
  /** From the operator; works once. */
  readonly token: string
  /** The site's keys, certified by the hospital's offline identity key. */
  readonly certificate: SiteCertificate
}

/**
 * Brings a site into a federation: pins the coordinator's root by its fingerprint, proves the site's identity, and
 * leaves TLS key and chain, root and `coordinator.json` in the relay's folder. May be repeated after a crash or a lost
 * answer: the same key is used until an answer came. No other connection goes out.
 * @throws SampanError already-initialised, usage-invalid, connection-failed, fingerprint-mismatch,
 * certificate-untrusted, enrolment-token-invalid, enrolment-request-invalid, identity-mismatch, certificate-invalid,
 * message-malformed
 */
export async function enrolSite(options: EnrolOptions, clock: Clock): Promise<CoordinatorTrust> {
  const { folder, address, fingerprint } = options
  const files = enrolmentFiles(folder)
  checkOptions(options)
  requireNotEnrolled(folder, files)
  const pinned = await fetchRoot(address, fingerprint, clock)
  const wasPending = hasPendingKey(files)
  try {
    return await ask(options, pinned, clock)
  } catch (error) {
    // The key of an attempt under an earlier token may be on the coordinator's books already.
    if (!wasPending || !isSampanError(error, 'enrolment-request-invalid')) throw error
    dropPendingKey(files)
    return ask(options, pinned, clock)
  }
}

async function ask(
  options: EnrolOptions,
  { root, trustDomain }: PinnedRoot,
  clock: Clock,
): Promise<CoordinatorTrust> {
  const { address, certificate } = options
  const files = enrolmentFiles(options.folder)
  const key = pendingKey(files)
  const uri = siteUri(trustDomain, certificate.site)
  const body = {
    token: options.token,
    csr: makeCertificateRequest({ site: certificate.site, uri }, key),
    siteCertificate: siteCertificateToJson(certificate),
  }
  const answer = await postJson({ address, path: '/v1/enrolment', body, root }, clock)
  const parsed = parseAnswer(answer.body)
  if (!namesCoordinator(answer.serverNames, trustDomain) || parsed.trustDomain !== trustDomain)
    throw new SampanError('certificate-untrusted', { why: 'another trust domain' })
  verifyChain(parsed.chain, { key, root, uri })
  const trust = trustOf(parsed, options.fingerprint)
  keepTrust(files, root, trust, options.vaultCopy)
  keepTls(files, key, parsed.chain)
  return trust
}

/** @throws SampanError usage-invalid, before anything leaves */
function checkOptions({ fingerprint, token }: EnrolOptions): void {
  const wrong = [
    ['fingerprint', digestSchema.safeParse(fingerprint).success] as const,
    ['token', enrolmentTokenSchema.safeParse(token).success] as const,
  ].find(([, right]) => !right)
  if (wrong !== undefined) throw new SampanError('usage-invalid', { option: wrong[0] })
}

/** The keys must be keys: they are pinned for as long as the federation lasts. */
function parseAnswer(body: unknown): EnrolmentAnswer {
  const parsed = enrolmentAnswerSchema.safeParse(body)
  if (!parsed.success)
    throw new SampanError('message-malformed', {
      field: parsed.error.issues[0]?.path.join('.') ?? '',
    })
  const { coordinator, log } = parsed.data
  const key = importSpki(fromBase64(coordinator.key) ?? new Uint8Array(0))
  if (key?.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new SampanError('message-malformed', { field: 'coordinator.key' })
  const verifier = parseVerifierKey(log.key)
  if (verifier?.type !== 1 || verifier.name !== log.origin)
    throw new SampanError('message-malformed', { field: 'log.key' })
  return parsed.data
}

function trustOf(answer: EnrolmentAnswer, root: string): CoordinatorTrust {
  const { trustDomain, coordinator, log, checkpoint } = answer
  return coordinatorTrustSchema.parse({
    version: 1,
    trustDomain,
    coordinator,
    log,
    checkpoint,
    root,
  })
}
