import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { timeouts } from '@sampan/proto'
import {
  coordinatorUri,
  errorKind,
  formatDigest,
  SampanError,
  sha256,
  trustDomainSchema,
  type Clock,
  type X509Certificate,
} from '@sampan/shared'
import type { Address } from './address.ts'

/** What a fingerprint alone vouches for. */
export interface PinnedRoot {
  /** PEM. */
  readonly root: string
  /** From the name of the coordinator that this root certified. */
  readonly trustDomain: string
}

/**
 * The coordinator's root certificate, known so far by its fingerprint only.
 *
 * This first connection verifies nothing and carries nothing: it only takes the chain that the server shows, which
 * ends with the root. Whoever stands in between can show another chain, but not another root with this SHA-256. The
 * token goes over a later connection, which believes this root alone.
 * @throws SampanError fingerprint-mismatch, certificate-untrusted, connection-failed
 */
export async function fetchRoot(
  address: Address,
  fingerprint: string,
  clock: Clock,
): Promise<PinnedRoot> {
  const leaf = await presentedCertificate(address, clock)
  const issuing = leaf.issuerCertificate
  const root = issuing?.issuerCertificate
  const found = formatDigest(sha256((root ?? issuing ?? leaf).raw))
  if (found !== fingerprint) throw new SampanError('fingerprint-mismatch', { ...address, found })
  const isOurs = issuing !== undefined && root !== undefined && isChain(leaf, issuing, root)
  const name = /(?:^|, )URI:spiffe:\/\/([^/,]+)\/coordinator(?:$|, )/.exec(
    leaf.subjectAltName ?? '',
  )
  const trustDomain = trustDomainSchema.safeParse(name?.[1]).data
  if (!isOurs || trustDomain === undefined) throw notCoordinator(address)
  return { root: root.toString(), trustDomain }
}

/** Whether verified alternative names, as OpenSSL prints them, are a coordinator's of this trust domain. */
export function namesCoordinator(names: string, trustDomain: string): boolean {
  return names.split(', ').includes(`URI:${coordinatorUri(trustDomain)}`)
}

export function notCoordinator(address: Address): SampanError {
  return new SampanError('certificate-untrusted', { ...address, why: 'not a coordinator' })
}

/** SNI is for names only (RFC 6066, section 3). */
export function serverName(host: string): { readonly servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {}
}

/** What a connection died of: an unverified certificate is not a broken network. */
export function connectionError(address: Address, error: unknown): SampanError {
  if (error instanceof SampanError) return error
  const why = errorKind(error)
  const isTrust = /CERT|ISSUER|SIGNED|ALTNAME|VERIFY/.test(why)
  const code = isTrust ? 'certificate-untrusted' : 'connection-failed'
  return new SampanError(code, { ...address, why }, { cause: error })
}

/** Whether OpenSSL finds that each was signed by the next. */
function isChain(leaf: X509Certificate, issuing: X509Certificate, root: X509Certificate): boolean {
  return (
    !leaf.ca &&
    leaf.checkIssued(issuing) &&
    leaf.verify(issuing.publicKey) &&
    issuing.ca &&
    issuing.checkIssued(root) &&
    issuing.verify(root.publicKey)
  )
}

function presentedCertificate(address: Address, clock: Clock): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({
      ...address,
      ...serverName(address.host),
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    })
    const cancel = clock.after(timeouts.handshakeMs, () => {
      socket.destroy(new SampanError('connection-failed', { ...address, why: 'deadline' }))
    })
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      if (certificate !== undefined) resolve(certificate)
      socket.destroy()
    })
    socket.once('error', (error) => {
      reject(connectionError(address, error))
    })
    socket.once('close', () => {
      cancel()
      reject(new SampanError('connection-failed', { ...address, why: 'closed' }))
    })
  })
}
