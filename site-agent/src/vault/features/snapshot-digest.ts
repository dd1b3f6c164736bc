import { digestOf, float64Bytes, sha256, type AttritionStep, type Field } from '@sampan/shared'
import type { SourceFacts } from '../omop/source.ts'

/** Everything a snapshot's digest binds besides the numbers themselves. */
export interface SnapshotHead {
  readonly suite: number
  readonly manifestDigest: Uint8Array
  readonly facts: SourceFacts
  /** YYYY-MM-DD. */
  readonly asOf: string
  readonly people: number
  readonly attrition: readonly AttritionStep[]
  readonly columns: readonly ColumnDigest[]
  /** Where people have several rows: how many rows there are, and the digest of the person of each. */
  readonly rows?: RowsDigest
}

export interface RowsDigest {
  readonly count: number
  readonly digest: Uint8Array
}

export interface ColumnDigest {
  readonly name: string
  /** SHA-256 of the column's bytes. */
  readonly digest: Uint8Array
}

/** SHA-256 of the statement `sampan/<suite>/snapshot`. */
export function snapshotDigest(head: SnapshotHead): Uint8Array {
  const { facts } = head
  const fields: Field[] = [
    head.manifestDigest,
    facts.sourceKind,
    facts.cdmVersion ?? '',
    facts.vocabularyVersion ?? '',
    facts.statedVersion ?? '',
    head.asOf,
    head.people,
    head.attrition.map(({ step, people }) => [step, people]),
    head.columns.map(({ name, digest }) => [name, digest]),
    ...(head.rows === undefined ? [] : [[head.rows.count, head.rows.digest]]),
  ]
  return digestOf(head.suite, 'snapshot', fields)
}

/** Binary64, little endian, in row order. */
export function columnBytes(column: Float64Array): Uint8Array {
  return float64Bytes(column)
}

export function columnDigest(name: string, bytes: Uint8Array): ColumnDigest {
  return { name, digest: sha256(bytes) }
}
