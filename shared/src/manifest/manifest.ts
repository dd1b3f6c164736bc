import { limits } from '@sampan/proto'
import { z } from 'zod'
import { floorsSchema } from '../disclosure/floors.ts'
import { fromUtf8, utf8 } from '../encoding/bytes.ts'
import { canonicalBytes, parseCanonical } from '../encoding/canonical-json.ts'
import { SampanError } from '../errors/sampan-error.ts'
import {
  digestSchema,
  idSchema,
  jurisdictionSchema,
  nameSchema,
  proseSchema,
  timeSchema,
} from '../governance/records.ts'
import { formatDigest } from '../identity/keys.ts'
import { equalBytes, sha256 } from '../platform/crypto.ts'
import { Recent } from '../platform/recent.ts'
import { analysisSchema } from './analyses/kinds.ts'
import {
  cohortSchema,
  dataSchema,
  featureSchema,
  labelSchema,
  missingSchema,
  outputSchema,
  populationSchema,
  rangeSchema,
  termSchema,
  timeGridSchema,
} from './parts.ts'

const partySchema = z.strictObject({
  id: nameSchema,
  controller: nameSchema,
  jurisdiction: jurisdictionSchema,
})

/**
 * The signed, expanded form of a study: every default written out, every file by digest. What approvers sign is its
 * digest; what a site computes is decided by nothing else.
 */
export const manifestSchema = z.strictObject({
  schema: z.literal('sampan/manifest/v1'),
  suite: z.literal(1),
  id: idSchema,
  parent: digestSchema.nullable(),
  title: proseSchema(200),
  purpose: proseSchema(4000),
  sponsor: proseSchema(200),
  investigator: z.strictObject({
    name: proseSchema(200),
    affiliation: proseSchema(200),
    key: digestSchema
      .nullable()
      .describe("The investigator's approver key, if any: it may not approve."),
  }),
  protocolDigest: digestSchema.nullable(),
  coordinator: partySchema.extend({ key: digestSchema }),
  recipients: z.array(partySchema).min(1).max(16),
  participants: z
    .array(
      z.strictObject({
        site: nameSchema,
        controller: nameSchema,
        jurisdiction: jurisdictionSchema,
        identity: digestSchema,
        mandatory: z.boolean(),
      }),
    )
    .min(1)
    .max(limits.sitesMax),
  sitesMin: z.int().min(3).max(limits.sitesMax),
  controllersMin: z.int().min(2).max(limits.sitesMax),
  survivorsMin: z.int().min(3).max(limits.sitesMax),
  largestSite: z.int().min(1).max(limits.peopleMax),
  collusionAccepted: proseSchema(2000).nullable(),
  data: dataSchema,
  cohorts: z.array(cohortSchema).min(1).max(limits.cohortsMax),
  population: populationSchema,
  features: z.array(featureSchema).min(1).max(limits.featuresMax),
  terms: z.array(termSchema).max(limits.termsMax),
  ranges: z.record(labelSchema, rangeSchema),
  timeGrid: timeGridSchema.nullable(),
  missing: missingSchema,
  vocabulary: z.strictObject({
    version: proseSchema(100).nullable(),
    onMismatch: z.enum(['refuse', 'report', 'ignore']),
  }),
  analyses: z.array(analysisSchema).min(1).max(limits.analysesMax),
  runsMax: z.int().min(1).max(1000),
  cells: z.enum(['pooled', 'site']),
  floors: floorsSchema,
  dp: z.null(),
  outputs: z.array(outputSchema).min(1).max(outputSchema.options.length),
  startsAt: timeSchema,
  expiresAt: timeSchema,
})
export type Manifest = Readonly<z.infer<typeof manifestSchema>>
/** A manifest before the server mints its id. */
export const manifestDraftSchema = manifestSchema.omit({ id: true })
export type ManifestDraft = Omit<Manifest, 'id'>

/** RFC 8785 form. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return canonicalBytes(manifest)
}

/** SHA-256('sampan/manifest/v1' || canonical form). */
export function manifestDigest(bytes: Uint8Array): Uint8Array {
  return sha256(utf8('sampan/manifest/v1'), bytes)
}

export interface SignedStudy {
  readonly manifest: Manifest
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
  /** `sha256:...`, as people see it. */
  readonly name: string
}

/**
 * Parses manifest bytes that came from outside. They must be canonical and satisfy the schema; consistency between
 * fields is `checkManifest`'s.
 * @throws SampanError manifest-malformed
 */
export function parseManifest(bytes: Uint8Array): SignedStudy {
  if (bytes.byteLength > limits.manifestBytesMax)
    throw new SampanError('manifest-malformed', { expected: `${limits.manifestBytesMax} bytes` })
  const digest = manifestDigest(bytes)
  return parsed.of(formatDigest(digest), () => readManifest(bytes.slice(), digest))
}

/** By digest, so that content decides: every message of a run asks for the manifest of its study. */
const parsed = new Recent<SignedStudy>(16)

function readManifest(bytes: Uint8Array, digest: Uint8Array): SignedStudy {
  if (fromUtf8(bytes) === null) throw new SampanError('manifest-malformed', { expected: 'UTF-8' })
  const read = manifestSchema.safeParse(parseCanonical(bytes))
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? ''
    throw new SampanError('manifest-malformed', { where })
  }
  // What is used must be what was signed: the schema may neither trim a text nor drop a member.
  if (!equalBytes(manifestBytes(read.data), bytes))
    throw new SampanError('manifest-malformed', { expected: 'text without outer white space' })
  return { manifest: read.data, bytes, digest, name: formatDigest(digest) }
}

export function signedStudy(manifest: Manifest): SignedStudy {
  return parseManifest(manifestBytes(manifest))
}
