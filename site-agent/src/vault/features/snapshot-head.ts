import { limits } from '@sampan/proto'
import {
  canonicalBytes,
  fromHex,
  hex,
  parseCanonical,
  present,
  labelSchema,
  type JsonObject,
} from '@sampan/shared'
import { z } from 'zod'
import type { SnapshotHead } from './snapshot-digest.ts'

const digestText = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0).max(limits.peopleMax)

/** Front matter of a snapshot file. It is read back from disk, so it is parsed like anything from outside. */
const headSchema = z.strictObject({
  suite: z.int().min(1).max(255),
  manifest: digestText,
  facts: z.strictObject({
    sourceKind: z.enum(['duckdb-file', 'omop-folder', 'postgresql', 'registry-table']),
    cdmVersion: z.enum(['5.3', '5.4']).nullable(),
    vocabularyVersion: z.string().max(100).nullable(),
    statedVersion: z.string().max(10).nullable(),
  }),
  asOf: z.iso.date(),
  people: count,
  attrition: z
    .array(z.strictObject({ step: z.string().max(limits.nameMax), people: count }))
    .max(100),
  columns: z
    .array(z.strictObject({ name: labelSchema, digest: digestText }))
    .max(limits.featuresMax),
  rows: z.strictObject({ count, digest: digestText }).optional(),
})

export function encodeHead(head: SnapshotHead): Uint8Array {
  const { facts, attrition, columns, rows } = head
  const json: JsonObject = {
    suite: head.suite,
    manifest: hex(head.manifestDigest),
    facts: { ...facts },
    asOf: head.asOf,
    people: head.people,
    attrition: attrition.map((each) => ({ ...each })),
    columns: columns.map(({ name, digest }) => ({ name, digest: hex(digest) })),
    ...(rows && { rows: { count: rows.count, digest: hex(rows.digest) } }),
  }
  return canonicalBytes(json)
}

/** Null when the bytes are not what encodeHead writes. */
export function parseHead(bytes: Uint8Array): SnapshotHead | null {
  const parsed = headSchema.safeParse(canonicalOrNull(bytes))
  if (!parsed.success) return null
  const { manifest, columns, rows, ...rest } = parsed.data
  return {
    ...rest,
    manifestDigest: digestBytes(manifest),
    columns: columns.map(({ name, digest }) => ({ name, digest: digestBytes(digest) })),
    ...(rows && { rows: { count: rows.count, digest: digestBytes(rows.digest) } }),
  }
}

function digestBytes(text: string): Uint8Array {
  return present(fromHex(text, 32), 'a digest that the schema accepted')
}

function canonicalOrNull(bytes: Uint8Array): unknown {
  try {
    return parseCanonical(bytes)
  } catch {
    return null
  }
}
