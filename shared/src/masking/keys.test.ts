import { describe, expect, it } from 'vitest'
import { fromHex, utf8 } from '../encoding/bytes.ts'
import { present } from '../errors/sampan-error.ts'
import { sha256 } from '../platform/crypto.ts'
import { seededRandom } from '../platform/random.ts'
import { createEphemeralKey, pairSeed, shareKey } from './keys.ts'

const random = seededRandom('keys')
const own = { index: 1, key: createEphemeralKey(random) }
const other = { index: 2, key: createEphemeralKey(random) }
const ctx = sha256(utf8('a context'))
const pair = { suite: 1, ctx, own, peer: { index: 2, publicKey: other.key.publicKey } }
const mirrored = { suite: 1, ctx, own: other, peer: { index: 1, publicKey: own.key.publicKey } }

describe('keys of a pair', () => {
  it('are the same at both ends', () => {
    expect(pairSeed(pair)).toEqual(pairSeed(mirrored))
    expect(shareKey(pair, 1, 2)).toEqual(shareKey(mirrored, 1, 2))
  })

  it('differ by use, direction and context', () => {
    const elsewhere = { ...pair, ctx: sha256(utf8('another')) }
    const keys = [
      pairSeed(pair),
      shareKey(pair, 1, 2),
      shareKey(pair, 2, 1),
      pairSeed(elsewhere),
      shareKey(elsewhere, 1, 2),
    ]
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(keys.length)
  })
})

/** u coordinates of small order (Bernstein, "Curve25519", on validating public keys), little endian. */
const ff = 'ff'.repeat(30)
const lowOrder = [
  ['0', '00'.repeat(32)],
  ['1', `01${'00'.repeat(31)}`],
  ['order 8', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
  ['order 8, the other', '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'],
  ['p - 1', `ec${ff}7f`],
  ['p', `ed${ff}7f`],
  ['p + 1', `ee${ff}7f`],
] as const

describe('a public key of low order', () => {
  it.each(lowOrder)('u = %s is refused, naming the site it came for', (_, bytes) => {
    const low = { ...pair, peer: { index: 2, publicKey: present(fromHex(bytes), 'bytes') } }
    const refusal = { code: 'key-low-order', context: { index: 2 } }
    expect(() => pairSeed(low)).toThrow(expect.objectContaining(refusal))
    expect(() => shareKey(low, 1, 2)).toThrow(expect.objectContaining(refusal))
  })
})
