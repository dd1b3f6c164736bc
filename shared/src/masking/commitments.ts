import { pieces } from '../encoding/bytes.ts'
import { digestOf } from '../encoding/statement.ts'
import {
  inclusionProof,
  leafHash,
  lookupOver,
  rootOfLeaves,
  verifyInclusion,
} from '../log/merkle.ts'
import type { ShareKind } from '@sampan/proto'

/**
 * Commitments to the shares that one site deals: a Merkle tree (the log's hashing) over two leaves per holder, self
 * then mask, in the order of the holders' indices. Dealt shares have 256 bits of entropy, so a hash hides them.
 */
export interface ShareCommitment {
  readonly suite: number
  readonly ctx: Uint8Array
  readonly from: number
  readonly to: number
  readonly kind: ShareKind
  readonly share: Uint8Array
}

/** SHA-256(domain, kind, ctx, i, j, share). */
export function commit(commitment: ShareCommitment): Uint8Array {
  const { suite, ctx, from, to, kind, share } = commitment
  return digestOf(suite, 'share-commitment', [kind, ctx, from, to, share])
}

export function commitmentRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOfLeaves(leaves.map(leafHash))
}

export function splitLeaves(joined: Uint8Array): readonly Uint8Array[] {
  return pieces(joined, 32)
}

/** Position of a holder's leaf among the leaves of one dealer. */
export function leafIndex(position: number, kind: ShareKind): number {
  return 2 * position + (kind === 'self' ? 0 : 1)
}

/** Inclusion paths for every leaf, computed once per dealer by the coordinator. */
export function commitmentPaths(
  leaves: readonly Uint8Array[],
): (position: number, kind: ShareKind) => readonly Uint8Array[] {
  const lookup = lookupOver(leaves.map(leafHash))
  return (position, kind) => inclusionProof(leafIndex(position, kind), leaves.length, lookup)
}

/** True when `share` is what its dealer committed to for the holder at `position` of `holders`. */
export function verifyCommitment(
  commitment: ShareCommitment,
  place: { readonly position: number; readonly holders: number },
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  return verifyInclusion({
    index: leafIndex(place.position, commitment.kind),
    size: 2 * place.holders,
    leaf: leafHash(commit(commitment)),
    root,
    proof: path,
  })
}
