import {
  canonicalJson,
  exportSpki,
  formatDigest,
  keyDigest,
  nowS,
  SampanError,
  sha256,
  siteCertificateFromJson,
  siteUri,
  equalBytes,
  verifySite,
  type EnrolmentAnswer,
  type EnrolmentRequest,
  type PublicKey,
  type VerifiedSite,
} from '@sampan/shared'
import type { Records } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'
import type { Authority } from './ca.ts'
import { certify } from './certificates.ts'
import { describeCoordinator, type CoordinatorIdentity } from './coordinator.ts'
import { readCertificateRequest } from './csr.ts'
import { consumeToken, findInvitation, type TokenRow } from './tokens.ts'

export interface Enrolling extends Records {
  readonly authority: Authority
  readonly coordinator: CoordinatorIdentity
  /** The newest signed checkpoint of the log; null before the first entry. */
  readonly checkpoint: () => Promise<string | null>
}

/**
 * Lets a site in: its token, its identity and its certificate request are checked, the identity is pinned, the token
 * used up and a TLS certificate issued, all in one transaction. Everything in the request is chosen by whoever reached
 * the port. A site that lost the answer may ask again with the same key until the token expires, and gets it again.
 * @throws SampanError enrolment-token-invalid, identity-mismatch, certificate-invalid, enrolment-request-invalid
 */
export async function enrolSite(
  enrolling: Enrolling,
  request: EnrolmentRequest,
): Promise<EnrolmentAnswer> {
  const { database, clock, authority, coordinator } = enrolling
  const chain = await database.transaction().execute(async (transaction) => {
    const invitation = await findInvitation(transaction, request.token, clock)
    const verified = verifyIdentity(invitation, request, nowS(clock))
    const uri = siteUri(authority.trustDomain, invitation.site)
    const publicKey = readCertificateRequest(request.csr, { site: invitation.site, uri })
    if (invitation.used_at !== null) return answeredBefore(transaction, invitation, publicKey)
    requireOwnPurpose(publicKey, verified)
    return admit(transaction, enrolling, { invitation, verified, publicKey, request })
  })
  return { ...describeCoordinator(coordinator), checkpoint: await enrolling.checkpoint(), chain }
}

/** The hospital's certificate must be right in itself and name the invited site and its controller. */
function verifyIdentity(
  invitation: TokenRow,
  request: EnrolmentRequest,
  atS: number,
): VerifiedSite {
  const certificate = siteCertificateFromJson(request.siteCertificate)
  const { site, controller } = invitation
  const identityDigest = sha256(certificate.identityKey)
  return verifySite(certificate, { site, controller, identityDigest, atS })
}

/** The answer was lost on its way: the same key gets the same certificate, another key gets nothing. */
async function answeredBefore(
  transaction: DatabaseTransaction,
  invitation: TokenRow,
  publicKey: PublicKey,
): Promise<string> {
  const row = await transaction
    .selectFrom('certificate')
    .select('chain')
    .where('serial', '=', invitation.serial ?? '')
    .where('spki', '=', formatDigest(keyDigest(publicKey)))
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('enrolment-token-invalid')
  return row.chain
}

/** A key that signs statements must not sign handshakes. */
function requireOwnPurpose(publicKey: PublicKey, verified: VerifiedSite): void {
  const spki = exportSpki(publicKey)
  const { identityKey, protocolKey, witnessKey } = verified.certificate
  if ([identityKey, protocolKey, witnessKey].some((key) => equalBytes(key, spki)))
    throw new SampanError('enrolment-request-invalid', { why: 'the key has another use' })
}

interface Admission {
  readonly invitation: TokenRow
  readonly verified: VerifiedSite
  readonly publicKey: PublicKey
  readonly request: EnrolmentRequest
}

async function admit(
  transaction: DatabaseTransaction,
  enrolling: Enrolling,
  admission: Admission,
): Promise<string> {
  const { invitation, verified, publicKey } = admission
  const { site } = invitation
  const atMs = enrolling.clock.nowMs()
  await pinSite(transaction, admission, atMs)
  const actor = { kind: 'site', id: site, certificate: null } as const
  const issued = await certify(transaction, enrolling, { site, publicKey, actor })
  await consumeToken(transaction, invitation, { serial: issued.serial, atMs })
  await enrolling.record(transaction, {
    type: 'site-enrolled',
    actor,
    object: site,
    digests: {
      identity: formatDigest(verified.identityDigest),
      protocol: formatDigest(verified.protocolDigest),
      witness: formatDigest(verified.witnessDigest),
    },
  })
  return issued.chain
}

/**
 * @throws SampanError identity-mismatch when the site comes with another identity than the pinned one,
 * enrolment-request-invalid when another site has that identity: it would be in every sum twice
 */
async function pinSite(
  transaction: DatabaseTransaction,
  { invitation, verified, request }: Admission,
  atMs: number,
): Promise<void> {
  const { site: id, controller, jurisdiction } = invitation
  const identity = formatDigest(verified.identityDigest)
  const known = await transaction
    .selectFrom('site')
    .select('identity')
    .where('id', '=', id)
    .executeTakeFirst()
  const isSame = known === undefined || known.identity === identity
  if (!isSame && invitation.new_identity === 0n)
    throw new SampanError('identity-mismatch', { site: id })
  const other = await transaction
    .selectFrom('site')
    .select('id')
    .where('identity', '=', identity)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (other !== undefined)
    throw new SampanError('enrolment-request-invalid', { why: 'the identity is of another site' })
  const row = {
    controller,
    jurisdiction,
    identity,
    certificate: canonicalJson({ ...request.siteCertificate }),
    state: 'enrolled',
    enrolled_at: BigInt(atMs),
    revoked_at: null,
  }
  await transaction
    .insertInto('site')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
