import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '../errors/sampan-error.ts'
import {
  dotProduct,
  factorize,
  inverse,
  solve,
  symmetricFromUpper,
  type SymmetricMatrix,
} from './symmetric.ts'

/** X'X of rows; positive semidefinite by construction. */
function gram(rows: readonly (readonly number[])[]): SymmetricMatrix {
  const order = rows[0]!.length
  const values = new Float64Array(order * order)
  for (const row of rows)
    for (let j = 0; j < order; j++)
      for (let k = 0; k < order; k++) values[j * order + k]! += row[j]! * row[k]!
  return { order, values }
}

const wellConditioned = fc
  .integer({ min: 1, max: 7 })
  .chain((order) =>
    fc.array(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: order, maxLength: order }),
      { minLength: 12, maxLength: 20 },
    ),
  )
  .map((rows) => [...rows, ...rows[0]!.map((_, k) => rows[0]!.map((__, j) => (j === k ? 3 : 0)))])

describe('symmetric matrices', () => {
  it('solves known systems', () => {
    // The Hilbert matrix of order 3: its inverse is known in integers.
    const hilbert = symmetricFromUpper(Float64Array.of(1, 1 / 2, 1 / 3, 1 / 3, 1 / 4, 1 / 5), 3)
    const factorization = factorize(hilbert, 1e-12)
    const expected = [9, -36, 30, -36, 192, -180, 30, -180, 180]
    inverse(factorization).values.forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 9))
    const x = solve(factorization, Float64Array.of(1, 0, 0))
    ;[9, -36, 30].forEach((value, k) => expect(x[k]).toBeCloseTo(value, 10))
  })

  it('solves what it multiplied, and inverts symmetrically', () => {
    fc.assert(
      fc.property(wellConditioned, (rows) => {
        const matrix = gram(rows)
        const { order, values } = matrix
        const factorization = factorize(matrix, 1e-10)
        const x = Float64Array.from({ length: order }, (_, k) => k - 1.5)
        const b = x.map((_, k) => dotProduct(values.subarray(k * order, (k + 1) * order), x))
        solve(factorization, b).forEach((value, k) => expect(value).toBeCloseTo(x[k]!, 7))
        const { values: inverted } = inverse(factorization)
        for (let j = 0; j < order; j++)
          for (let k = 0; k < order; k++)
            expect(inverted[j * order + k]).toBe(inverted[k * order + j])
      }),
    )
  })

  it('names the later of two aliased columns, whatever their units', () => {
    const rows = Array.from({ length: 9 }, (_, k) => {
      const [u, v] = [(k * 7) % 5, ((k * k) % 7) * 1e-6]
      return [1, u, v, 1e6 * v - 2 * u + 3, (k * 3) % 4]
    })
    expect(factorize(gram(rows), 1e-10).dependent).toEqual([3])
    const zero = rows.map((row) => [...row.slice(0, 3), 0, ...row.slice(4)])
    const factorization = factorize(gram(zero), 1e-10)
    expect(factorization.dependent).toEqual([3])
    expect(() => solve(factorization, new Float64Array(5))).toThrow(InvariantError)
  })

  it('keeps what is left of a column as its pivot', () => {
    // Two columns with correlation r: 1 - r^2 is left of the second.
    const { pivots } = factorize(symmetricFromUpper(Float64Array.of(4, 1.2, 9), 2), 1e-10)
    expect(pivots[0]).toBe(1)
    expect(pivots[1]).toBeCloseTo(1 - 0.2 * 0.2, 15)
  })
})
