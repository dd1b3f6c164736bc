import { limits, type SiteCertificate } from '@sampan/proto'
import { z } from 'zod'
import { base64, fromBase64 } from '../encoding/bytes.ts'
import { invariant, present } from '../errors/sampan-error.ts'
import { digestSchema, jurisdictionSchema, nameSchema } from '../governance/records.ts'

/** What a site and the coordinator say to each other over HTTPS before there is a session. */

/** Host part of the SPIFFE ids of one federation. ASCII, because a URI in a certificate is an IA5String. */
export const trustDomainSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/, 'expected a lower-case host name, at most 63')
  .describe('Host part of the SPIFFE ids of this federation, e.g. federation.example.')

/** 128 bits in base64url behind a prefix that people and secret scanners recognise. */
export const enrolmentTokenSchema = z.string().regex(/^enrol_[A-Za-z0-9_-]{22}$/)

/** Base64 with padding, canonical, of `min..max` bytes. */
function base64Schema(min: number, max: number): z.ZodString {
  return z
    .string()
    .max(4 * Math.ceil(max / 3))
    .refine((text) => {
      const length = fromBase64(text)?.byteLength ?? -1
      return length >= min && length <= max
    }, `expected base64 of ${min} to ${max} bytes`)
}

const spkiSchema = base64Schema(44, limits.spkiBytesMax)
const uint32Schema = z.int().min(0).max(0xffff_ffff)

/** A SiteCertificate in JSON: bytes as base64. */
export const siteCertificateJsonSchema = z.strictObject({
  suite: z.int().min(1).max(255),
  site: nameSchema,
  controller: nameSchema,
  identityKey: spkiSchema,
  protocolKey: spkiSchema,
  witnessKey: spkiSchema,
  serial: uint32Schema.min(1),
  notBeforeS: uint32Schema,
  notAfterS: uint32Schema,
  signature: base64Schema(64, 64),
})
export type SiteCertificateJson = Readonly<z.infer<typeof siteCertificateJsonSchema>>

export function siteCertificateToJson(certificate: SiteCertificate): SiteCertificateJson {
  return {
    suite: certificate.suite,
    site: certificate.site,
    controller: certificate.controller,
    identityKey: base64(certificate.identityKey),
    protocolKey: base64(certificate.protocolKey),
    witnessKey: base64(certificate.witnessKey),
    serial: certificate.serial,
    notBeforeS: certificate.notBeforeS,
    notAfterS: certificate.notAfterS,
    signature: base64(certificate.signature),
  }
}

/** The reverse. The argument was parsed by the schema above; nothing is verified here: see verifySite. */
export function siteCertificateFromJson(json: SiteCertificateJson): SiteCertificate {
  const bytes = (text: string): Uint8Array => present(fromBase64(text), 'parsed base64')
  return {
    ...json,
    identityKey: bytes(json.identityKey),
    protocolKey: bytes(json.protocolKey),
    witnessKey: bytes(json.witnessKey),
    signature: bytes(json.signature),
  }
}

export const enrolmentRequestSchema = z.strictObject({
  token: enrolmentTokenSchema.describe('One-time token from the operator, bound to one site.'),
  csr: z.string().max(limits.certificateRequestBytesMax).describe('PKCS #10 in PEM.'),
  siteCertificate: siteCertificateJsonSchema,
})
export type EnrolmentRequest = Readonly<z.infer<typeof enrolmentRequestSchema>>

/** Who the coordinator is, for the vault, which trusts no connection. Public keys only. */
const coordinatorFields = {
  trustDomain: trustDomainSchema,
  coordinator: z.strictObject({
    id: nameSchema,
    controller: nameSchema,
    jurisdiction: jurisdictionSchema,
    key: spkiSchema.describe('SPKI of the protocol key, ECDSA P-256.'),
  }),
  log: z.strictObject({
    origin: z.string().regex(/^[^\s+]{1,255}$/),
    key: z.string().max(400).describe('C2SP verifier key: name+id+key.'),
  }),
  checkpoint: z
    .string()
    .max(limits.checkpointBytesMax)
    .nullable()
    .describe('Signed note; null before the first entry.'),
}

export const enrolmentAnswerSchema = z.strictObject({
  ...coordinatorFields,
  chain: z.string().max(limits.certificateChainBytesMax).describe('Leaf and issuing CA in PEM.'),
})
export type EnrolmentAnswer = Readonly<z.infer<typeof enrolmentAnswerSchema>>

export const renewalRequestSchema = enrolmentRequestSchema.pick({ csr: true })
export const renewalAnswerSchema = enrolmentAnswerSchema.pick({ chain: true })

/** `coordinator.json`: what a vault pins at enrolment. */
export const coordinatorTrustSchema = z.strictObject({
  version: z.literal(1),
  ...coordinatorFields,
  root: digestSchema.describe('SHA-256 of the root certificate, as given out of band.'),
})
export type CoordinatorTrust = Readonly<z.infer<typeof coordinatorTrustSchema>>

/** The URI in a site's TLS certificate. */
export function siteUri(trustDomain: string, site: string): string {
  invariant(nameSchema.safeParse(site).success, 'a site name goes into the URI as it is')
  return `spiffe://${trustDomain}/site/${site}`
}

/** The URI in the coordinator's TLS certificate. */
export function coordinatorUri(trustDomain: string): string {
  return `spiffe://${trustDomain}/coordinator`
}
