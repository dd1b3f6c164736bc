import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  fromBase64,
  fromHex,
  hex,
  inclusionProof,
  leafHash,
  lookupOver,
  parseNote,
  parseVerifierKey,
  rootOf,
  rootOfLeaves,
  utf8,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
} from '@sampan/shared'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

interface Vectors {
  leaf_inputs_hex: string[]
  root_hashes_by_size: string[]
  inclusion: {
    leafIdx: number
    treeSize: number
    root: string
    leafHash: string
    proof: string[] | null
    desc: string
    wantErr: boolean
  }[]
  consistency: {
    size1: number
    size2: number
    root1: string
    root2: string
    proof: string[] | null
    desc: string
    wantErr: boolean
  }[]
  signed_note_vector: { vkey: string; note: string }
}

const vectors = hasReference
  ? (JSON.parse(readFileSync(reference('vectors', 'rfc6962.json'), 'utf8')) as Vectors)
  : null
const bytes = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0)

describe.skipIf(vectors === null)(`RFC 6962 vectors${referenceNote}`, () => {
  it('has the roots of every size', () => {
    const leaves = vectors!.leaf_inputs_hex.map((input) => leafHash(fromHex(input)!))
    vectors!.root_hashes_by_size.forEach((root, size) => {
      expect(hex(rootOfLeaves(leaves.slice(0, size)))).toBe(root)
    })
  })

  it('accepts and refuses every inclusion probe as it should', () => {
    for (const probe of vectors!.inclusion) {
      const accepted = verifyInclusion({
        index: probe.leafIdx,
        size: probe.treeSize,
        leaf: bytes(probe.leafHash),
        root: bytes(probe.root),
        proof: (probe.proof ?? []).map(bytes),
      })
      expect(accepted, probe.desc).toBe(!probe.wantErr)
    }
  })

  it('accepts and refuses every consistency probe as it should, and nothing from size 0', () => {
    for (const probe of vectors!.consistency) {
      const accepted = verifyConsistency({
        from: probe.size1,
        to: probe.size2,
        fromRoot: bytes(probe.root1),
        toRoot: bytes(probe.root2),
        proof: (probe.proof ?? []).map(bytes),
      })
      expect(accepted, probe.desc).toBe(!probe.wantErr && probe.size1 !== 0)
    }
  })

  it('verifies the signed note of C2SP and no altered one', () => {
    const { vkey, note } = vectors!.signed_note_vector
    const key = parseVerifierKey(vkey)!
    expect(verifyNote(parseNote(utf8(note))!, key)).toBe(true)
    const altered = parseNote(utf8(note.replace('example message', 'example massage')))!
    expect(verifyNote(altered, key)).toBe(false)
  })
})

describe('proofs made here', () => {
  const tree = fc
    .array(fc.uint8Array({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 70 })
    .map((entries) => entries.map((entry) => leafHash(entry)))

  it('verify for every leaf and prefix, and for no other root', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (leaves, a, b) => {
        const lookup = lookupOver(leaves)
        const size = leaves.length
        const index = a % size
        const root = rootOf(size, lookup)
        const proof = inclusionProof(index, size, lookup)
        expect(verifyInclusion({ index, size, leaf: leaves[index]!, root, proof })).toBe(true)
        const from = 1 + (b % size)
        const claim = {
          from,
          to: size,
          fromRoot: rootOf(from, lookup),
          toRoot: root,
          proof: consistencyProof(from, size, lookup),
        }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, fromRoot: leafHash(root) })).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
