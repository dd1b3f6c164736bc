import type { Bodies, Envelope } from '@sampan/proto'
import {
  noTopic,
  nowS,
  openFrame,
  peekFrame,
  protocolVersions,
  SampanError,
  sealFrame,
  siteCertificateJsonSchema,
  suite,
  verifySite,
  type Clock,
  type PrivateKey,
  type VerifiedSite,
} from '@sampan/shared'
import type { Database } from '../storage/schema.ts'
import { digestFromName } from './digest.ts'

export interface Speaker {
  /** Coordinator id. */
  readonly id: string
  readonly protocolKey: PrivateKey
}

export interface Greeting {
  readonly hello: Bodies['hello']
  readonly site: VerifiedSite
}

/** Handshake frames belong to no session yet: nonces make them fresh. */
const noSession = new Uint8Array(0)

/**
 * Checks the first frame of a connection. The TLS certificate named the site; the hello must be signed by a protocol key
 * that the site's pinned identity certified.
 * @throws SampanError message-unexpected, identity-mismatch, site-unknown, certificate-invalid, signature-invalid,
 * protocol-unsupported, suite-unsupported
 */
export async function readHello(
  dependencies: { readonly database: Database; readonly clock: Clock; readonly speaker: Speaker },
  siteId: string,
  frame: Uint8Array,
): Promise<Greeting> {
  const { database, clock, speaker } = dependencies
  const peeked = peekFrame(frame).body
  if (peeked.type !== 'hello') throw new SampanError('message-unexpected')
  const row = await database
    .selectFrom('site')
    .select(['controller', 'identity', 'state', 'certificate'])
    .where('id', '=', siteId)
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('site-unknown', { site: siteId })
  if (row.state === 'revoked') throw new SampanError('certificate-revoked', { site: siteId })
  const site = verifySite(peeked.value.certificate, {
    site: siteId,
    controller: row.controller,
    identityDigest: digestFromName(row.identity),
    atS: nowS(clock),
  })
  requireNewest(peeked.value.certificate, row.certificate)
  const binding = {
    suite,
    sender: `site/${siteId}`,
    recipient: `coordinator/${speaker.id}`,
    session: noSession,
  }
  const { body } = openFrame(site.protocolKey, binding, frame)
  if (body.type !== 'hello' || body.value.site !== siteId)
    throw new SampanError('identity-mismatch', { site: siteId })
  checkVersions(body.value)
  return { hello: body.value, site }
}

/** Keys that were replaced do not come back. */
function requireNewest(certificate: Bodies['hello']['certificate'], stored: string): void {
  const known = siteCertificateJsonSchema.parse(JSON.parse(stored))
  if (certificate.serial < known.serial)
    throw new SampanError('certificate-invalid', { site: certificate.site, why: 'replaced' })
}

function checkVersions(hello: Bodies['hello']): void {
  const { min, max } = protocolVersions
  if (hello.protocolMax < min || hello.protocolMin > max)
    throw new SampanError('protocol-unsupported', {
      theirs: `${hello.protocolMin}..${hello.protocolMax}`,
      ours: `${min}..${max}`,
    })
  if (!hello.suites.includes(suite)) throw new SampanError('suite-unsupported')
}

/** The highest version that both speak. */
export function agreedProtocol(hello: Bodies['hello']): number {
  return Math.min(hello.protocolMax, protocolVersions.max)
}

/** Welcome, or the refusal of a hello, sealed for a connection that has no session yet. */
export function sealGreeting(
  speaker: Speaker,
  siteId: string,
  body: Extract<Envelope['body'], { type: 'welcome' | 'refusal' }>,
): Uint8Array {
  const binding = {
    suite,
    sender: `coordinator/${speaker.id}`,
    recipient: `site/${siteId}`,
    session: noSession,
  }
  const header = { ...noTopic, suite, protocol: protocolVersions.max, sequence: 0, acknowledged: 0 }
  return sealFrame(speaker.protocolKey, binding, { ...header, body })
}
