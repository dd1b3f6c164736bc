import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf } from './bad-input.numbers.test.data.ts'
import { changed, endOf, inputs, kinds, splitOver, type Cell } from './bad-input.test.data.ts'
import type { Snapshot } from './analysis.ts'

/** The site of every row, of 3 to 12; some may stay empty. */
const splits = fc
  .integer({ min: 3, max: 12 })
  .chain((sites) =>
    fc.tuple(
      fc.constant(sites),
      fc.array(fc.nat(sites - 1), { minLength: 120, maxLength: 120 }),
      fc.constantFrom('fine', 'values missing', 'ties everywhere'),
    ),
  )

function ended(cell: Cell, sites: readonly Snapshot[]): object {
  const end = endOf(kinds[cell](), sites)
  if (typeof end === 'string') throw new Error(end)
  return end
}

describe.each(Object.keys(kinds) as Cell[])('any split of people into sites: %s', (cell) => {
  it('is the pooled answer, to the last bit the same in any order of sites', () => {
    fc.assert(
      fc.property(splits, ([count, siteOf, bad]) => {
        const people = changed(inputs[bad])
        const sites = splitOver(people, count, (k) => siteOf[k] ?? 0)
        const split = ended(cell, sites)
        expect(ended(cell, [...sites].reverse())).toEqual(split)
        // Strata are sites: pooled, they are one.
        if (cell === 'cox by site') return
        const pooled = numbersOf(cell, ended(cell, splitOver(people, 1)))
        for (const [k, value] of numbersOf(cell, split).entries()) {
          const other = pooled[k] ?? 0
          expect(Math.abs((value ?? 0) - other)).toBeLessThanOrEqual(
            1e-9 * Math.max(Math.abs(other), 1e-2),
          )
        }
      }),
      { numRuns: 4 },
    )
  })
})
