import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePersons } from './person-codes.ts'
import { comparisonOf, countDifference, type PersonSet } from './person-set.ts'

const key = new Uint8Array(32).fill(7)
const codes = (ids: readonly bigint[]): Uint32Array =>
  codePersons(
    ids.map((id) => String(id)),
    key,
  )

/** Ids of 64 bits, many of which agree in all but the last digits: doubles cannot tell them apart. */
const id = fc.oneof(
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.bigInt(2n ** 60n, 2n ** 60n + 40n),
  fc.bigInt(-(2n ** 60n) - 40n, -(2n ** 60n)),
  fc.bigInt(-20n, 20n),
)
const ids = fc.uniqueArray(id, { maxLength: 60 })

async function* inPieces(codes: Uint32Array, people: number): AsyncGenerator<Uint32Array> {
  for (let from = 0; from < codes.length; from += 4 * people) {
    await Promise.resolve()
    yield codes.subarray(from, from + 4 * people)
  }
}

/** The numbers of 128 bits that codes are, most significant limb first. */
const numbers = (codes: Uint32Array): bigint[] =>
  Array.from({ length: codes.length / 4 }, (_, k) =>
    codes.subarray(4 * k, 4 * k + 4).reduce((sum, limb) => (sum << 32n) | BigInt(limb), 0n),
  )

describe('codes', () => {
  it('are the ids under HMAC-SHA-256, cut to 16 bytes, in ascending order', () => {
    fc.assert(
      fc.property(ids, (people) => {
        const expected = people.map((person) => {
          const digest = createHmac('sha256', key).update(person.toString()).digest()
          return [0, 4, 8, 12].reduce(
            (sum, at) => (sum << 32n) | BigInt(digest.readUInt32LE(at)),
            0n,
          )
        })
        expect(numbers(codes(people))).toEqual(expected.sort((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })

  it('agree with RFC 4231, test case 2', () => {
    const [code] = numbers(codePersons(['what do ya want for nothing?'], Buffer.from('Jefe')))
    const bytes = Buffer.from('5bdcc146bf60754e6a042426089575c7', 'hex')
    const limbs = [0, 4, 8, 12].map((at) => BigInt(bytes.readUInt32LE(at)))
    expect(code).toBe(limbs.reduce((sum, limb) => (sum << 32n) | limb, 0n))
  })

  it('keep their order for a hundred thousand', () => {
    const sorted = numbers(codes(Array.from({ length: 100_000 }, (_, k) => BigInt(k) - 50_000n)))
    expect(sorted.length).toBe(100_000)
    expect(sorted.findIndex((code, k) => k > 0 && code <= sorted[k - 1]!)).toBe(-1)
  })

  it('of another key are others', () => {
    const other = codePersons(['1'], new Uint8Array(32).fill(8))
    expect(numbers(other)).not.toEqual(numbers(codes([1n])))
  })
})

describe('the difference of two sets', () => {
  it('is what a plain count gives, however the pieces fall and wherever counting stops', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ both: ids, left: ids, right: ids }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 130 }),
        async ({ both, left, right }, pieceSize, most) => {
          const a = new Set([...both, ...left])
          const b = new Set([...both, ...right])
          const differ =
            [...a].filter((x) => !b.has(x)).length + [...b].filter((x) => !a.has(x)).length
          const pieces = inPieces(codes([...b]), pieceSize)
          expect(await countDifference(codes([...a]), pieces, most)).toBe(Math.min(differ, most))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('looks at all 128 bits of a code', async () => {
    const code = fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.constantFrom(0, 1, 2 ** 32 - 1))
    const value = (limbs: readonly number[]): bigint =>
      limbs.reduce((sum, limb) => (sum << 32n) | BigInt(limb), 0n)
    const set = fc.uniqueArray(code, { selector: String }).map((list) => {
      const sorted = list.sort((a, b) => (value(a) < value(b) ? -1 : 1))
      return { codes: Uint32Array.from(sorted.flat()), names: new Set(list.map(String)) }
    })
    await fc.assert(
      fc.asyncProperty(set, set, async (a, b) => {
        const differ = [...a.names, ...b.names].filter((x) => a.names.has(x) !== b.names.has(x))
        expect(await countDifference(a.codes, inPieces(b.codes, 3), 99)).toBe(differ.length)
      }),
    )
  })

  it('reads no more pieces than it needs', async () => {
    const many = (from: bigint) => codes(Array.from({ length: 1000 }, (_, k) => from + BigInt(k)))
    let read = 0
    async function* counted(): AsyncGenerator<Uint32Array> {
      for await (const piece of inPieces(many(5000n), 10)) {
        read += 1
        yield piece
      }
    }
    expect(await countDifference(many(0n), counted(), 5)).toBe(5)
    expect(read).toBe(1)
  })
})

describe('sets are compared', () => {
  const set = (table: string | null, column: string | null): PersonSet => ({
    ...{ table, column, people: 0 },
    codes: new Uint32Array(),
  })
  it.each([
    ['people of a CDM, by their ids', set(null, 'person_id'), set(null, 'person_id'), 'codes'],
    ['the same column, by its ids', set('a', 'id'), set('a', 'id'), 'codes'],
    ['other tables, by their ids', set('a', 'id'), set('b', 'mrn'), 'codes'],
    ['a CDM and a table, by their ids', set(null, 'person_id'), set('a', 'id'), 'codes'],
    ['other columns of one table, by size', set('a', 'id'), set('a', 'mrn'), 'sizes'],
    ['rows and ids of one table, by size', set('a', null), set('a', 'id'), 'sizes'],
    ['rows of one table, by size', set('a', null), set('a', null), 'sizes'],
    ['rows of two tables, not at all', set('a', null), set('b', null), 'none'],
    ['rows and ids of two tables, not at all', set('a', null), set('b', 'id'), 'none'],
  ] as const)('%s', (_, a, b, comparison) => {
    expect([comparisonOf(a, b), comparisonOf(b, a)]).toEqual([comparison, comparison])
  })
})
