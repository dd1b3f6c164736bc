import { concat } from '../encoding/bytes.ts'
import { equalBytes, sha256 } from '../platform/crypto.ts'

/** RFC 6962, section 2.1 (RFC 9162, section 2.1): SHA-256 with 0x00 before leaves and 0x01 before nodes. */
const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export const emptyRoot = sha256()

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(leafPrefix, entry)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right)
}

/** The complete subtree `level`, `index`: leaves index * 2^level up to (index + 1) * 2^level - 1. */
export interface NodeId {
  readonly level: number
  readonly index: number
}

/** Looks up the hash of a complete subtree. */
export type NodeLookup = (node: NodeId) => Uint8Array

/** Complete subtrees, left to right, that cover leaves start (inclusive) to end (exclusive). */
export function cover(start: number, end: number): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let at = start; at < end;) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** MTH of leaves start..end, folded from the right: RFC 6962's split at the largest power of two. */
function rangeHash(start: number, end: number, lookup: NodeLookup): Uint8Array {
  const hashes = cover(start, end).map(lookup)
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

export function rootOf(size: number, lookup: NodeLookup): Uint8Array {
  return size === 0 ? emptyRoot : rangeHash(0, size, lookup)
}

/** A lookup over leaf hashes in memory; inner nodes are computed once. */
export function lookupOver(leaves: readonly Uint8Array[]): NodeLookup {
  const levels: Uint8Array[][] = [[...leaves]]
  for (let level = 0; (levels[level]?.length ?? 0) > 1; level++) {
    const below = levels[level] ?? []
    levels.push(
      Array.from({ length: below.length >> 1 }, (_, k) =>
        nodeHash(below[2 * k] ?? emptyRoot, below[2 * k + 1] ?? emptyRoot),
      ),
    )
  }
  return ({ level, index }) => {
    const hash = levels[level]?.[index]
    if (hash === undefined) throw new RangeError('no such node')
    return hash
  }
}

export function rootOfLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(leaves.length, lookupOver(leaves))
}

/** Ranges whose hashes prove leaf `index` in a tree of `size`, from the bottom up (RFC 6962, section 2.1.1). */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start)
    if (index < middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  return ranges.reverse()
}

/** Ranges whose hashes prove that the tree of `from` is a prefix of the tree of `to` (RFC 6962, section 2.1.2). */
export function consistencyRanges(from: number, to: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  let [start, end] = [0, to]
  let whole = true
  while (from < end) {
    const middle = start + largestPowerBelow(end - start)
    if (from <= middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
      whole = false
    }
  }
  if (!whole) ranges.push({ start, end })
  return ranges.reverse()
}

export interface LeafRange {
  readonly start: number
  readonly end: number
}

export function proofHashes(
  ranges: readonly LeafRange[],
  lookup: NodeLookup,
): readonly Uint8Array[] {
  return ranges.map(({ start, end }) => rangeHash(start, end, lookup))
}

export function inclusionProof(
  index: number,
  size: number,
  lookup: NodeLookup,
): readonly Uint8Array[] {
  return proofHashes(inclusionRanges(index, size), lookup)
}

export function consistencyProof(
  from: number,
  to: number,
  lookup: NodeLookup,
): readonly Uint8Array[] {
  return from === 0 || from === to ? [] : proofHashes(consistencyRanges(from, to), lookup)
}

/** Every complete subtree that the tree has after appending leaf `index` and had not before, bottom up. */
export function nodesCompletedBy(index: number): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let level = 1, at = index; at % 2 === 1; level++) {
    at = (at - 1) / 2
    nodes.push({ level, index: at })
  }
  return nodes
}

interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162, section 2.1.3.2. The claim comes from outside; any mismatch is false. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  if (!isCount(claim.size) || !isCount(claim.index) || claim.index >= claim.size) return false
  let [node, last] = [claim.index, claim.size - 1]
  let hash = claim.leaf
  for (const sibling of claim.proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = nodeHash(hash, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && equalBytes(hash, claim.root)
}

interface ConsistencyClaim {
  readonly from: number
  readonly to: number
  readonly fromRoot: Uint8Array
  readonly toRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162, section 2.1.4.2. A proof from size 0 proves nothing and is refused. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { from, to, fromRoot, toRoot, proof } = claim
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot)
  const [first, ...path] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  const roots = first === undefined ? null : walkConsistency(from, to, first, path)
  return roots !== null && equalBytes(roots.older, fromRoot) && equalBytes(roots.newer, toRoot)
}

/** Both roots that the proof leads to; null when it is too short or too long for these sizes. */
function walkConsistency(
  from: number,
  to: number,
  first: Uint8Array,
  path: readonly Uint8Array[],
): { readonly older: Uint8Array; readonly newer: Uint8Array } | null {
  let [node, last] = [from - 1, to - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [older, newer] = [first, first]
  for (const sibling of path) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else newer = nodeHash(newer, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 ? { older, newer } : null
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value))
}

/** The largest power of two smaller than `size` (size >= 2). */
function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** Proof hashes as one byte string, as messages carry them. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  return concat(...hashes)
}
