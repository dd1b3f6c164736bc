import { createHash, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formatDigest, keyDigest } from '../identity/keys.ts'
import { generateEd25519, generateP256 } from '../platform/crypto.ts'
import { isSampanError } from '../errors/sampan-error.ts'
import {
  introducedKey,
  introductionSchema,
  signIntroduction,
  type Introduction,
} from './introduction.ts'

const clock = { nowMs: () => Date.UTC(2026, 1, 3), after: () => () => undefined }
const steward = generateP256()
const ethics = generateP256()
const words = {
  site: 'hk-east',
  name: '陳大文',
  roles: ['ethics', 'legal'] as const,
  publicKey: ethics.publicKey,
}
const signed = signIntroduction(steward.privateKey, words, clock)

/** Length-prefixed fields, written out by hand after the specification of statements. */
function statementByHand(fields: readonly (string | readonly string[])[]): Buffer {
  const prefixed = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.byteLength)
    return Buffer.concat([length, bytes])
  }
  const one = (field: string | readonly string[]): Buffer => {
    if (typeof field === 'string') return prefixed(Buffer.from(field, 'utf8'))
    const count = Buffer.alloc(8)
    count.writeBigUInt64BE(BigInt(field.length))
    return prefixed(Buffer.concat([count, ...field.map(one)]))
  }
  return Buffer.concat([prefixed(Buffer.from('sampan/1/introduce-approver')), ...fields.map(one)])
}

describe('an introduction', () => {
  it('is what its schema says, in the form in which it is kept', () => {
    expect(introductionSchema.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed)
    expect(introducedKey(signed, steward.publicKey)?.equals(ethics.publicKey)).toBe(true)
  })

  it('is a statement that another program can check', () => {
    const spki = ethics.publicKey.export({ type: 'spki', format: 'der' })
    const digest = `sha256:${createHash('sha256').update(spki).digest('hex')}`
    const message = statementByHand([
      'sampan/introduction/v1',
      'hk-east',
      digest,
      '陳大文',
      ['ethics', 'legal'],
      formatDigest(keyDigest(steward.publicKey)),
      '2026-02-03T00:00:00.000Z',
    ])
    const signature = Buffer.from(signed.signature, 'hex')
    const key = { key: steward.publicKey, dsaEncoding: 'ieee-p1363' } as const
    expect(verify('sha256', message, key, signature)).toBe(true)
  })

  const other = generateP256()
  const changes: readonly (readonly [string, Partial<Introduction>])[] = [
    ['another hospital', { site: 'hk-west' }],
    ['another name', { approver: { ...signed.approver, name: '陳大' } }],
    ['another role', { approver: { ...signed.approver, roles: ['ethics'] } }],
    ['roles in another order', { approver: { ...signed.approver, roles: ['legal', 'ethics'] } }],
    ['another time', { introducedAt: '2026-02-03T00:00:01.000Z' }],
    ['another signature', { signature: signed.signature.replace(/^../, 'ff') }],
    [
      'a key that is not the signed one',
      {
        approver: {
          ...signed.approver,
          publicKey: signIntroduction(
            steward.privateKey,
            { ...words, publicKey: other.publicKey },
            clock,
          ).approver.publicKey,
        },
      },
    ],
    ['a key that is none', { approver: { ...signed.approver, publicKey: 'AAAA' } }],
  ]
  it.each(changes)('does not verify with %s', (_, change) => {
    expect(introducedKey({ ...signed, ...change }, steward.publicKey)).toBeNull()
  })

  it('does not verify under the key of somebody else', () => {
    expect(introducedKey(signed, other.publicKey)).toBeNull()
  })

  it('brings in no key of another kind', () => {
    try {
      signIntroduction(
        steward.privateKey,
        { ...words, publicKey: generateEd25519().publicKey },
        clock,
      )
      expect.unreachable()
    } catch (error) {
      expect(isSampanError(error, 'value-invalid')).toBe(true)
    }
  })
})
