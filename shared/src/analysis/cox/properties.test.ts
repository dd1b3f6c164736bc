import fc from 'fast-check'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '../drive.ts'
import type { Snapshot } from '../analysis.ts'
import { oracles, snapshotOf } from '../studies.test.data.ts'
import { coxManifest, coxOf, fitted, noFloors, readNumbers } from './studies.test.data.ts'

const everybody = readNumbers(resolve(oracles, 'cox_people.csv'))
/** One row in four: late entry and several rows a person included. */
const rows = everybody.get('id')!.flatMap((_, row) => (row % 4 === 0 ? [row] : []))
const manifest = coxManifest({
  numbers: { time: [0, 1500], start: [0, 1500], age: [18, 120], crp: [0.01, 500] },
  binaries: ['event', 'arm'],
  terms: ['age', 'arm', 'crp'],
  bandDays: 30,
  floors: { ...noFloors, eventsPerCell: 3 },
})

/** Every row's site, of 3 to 12; some sites may stay empty. */
const splits = fc.integer({ min: 3, max: 12 }).chain((sites) =>
  fc
    .array(fc.integer({ min: 0, max: sites - 1 }), {
      minLength: rows.length,
      maxLength: rows.length,
    })
    .map((of) =>
      Array.from({ length: sites }, (_, site): Snapshot =>
        snapshotOf(
          everybody,
          rows.filter((_row, k) => of[k] === site),
        ),
      ),
    ),
)

describe.each(['efron', 'breslow'] as const)('any split into sites, %s', (ties) => {
  const input = coxOf(manifest, { ties, start: 'start', robust: true })
  const pooled = fitted(input, [snapshotOf(everybody, rows)])

  it('is the pooled model', () => {
    fc.assert(
      fc.property(splits, (sites) => {
        const result = fitted(input, sites)
        expect([result.n, result.events, result.times]).toEqual([
          pooled.n,
          pooled.events,
          pooled.times,
        ])
        expect(Math.abs(result.logLik! / pooled.logLik! - 1)).toBeLessThan(1e-12)
        result.estimates.forEach((row, k) => {
          const { estimate, 'std.error': error } = pooled.estimates[k]!
          expect(Math.abs(row.estimate - estimate)).toBeLessThan(1e-10 * error)
          expect(Math.abs(row['std.error'] / error - 1)).toBeLessThan(1e-10)
        })
      }),
      { numRuns: 10 },
    )
  })

  it('in any order is the same to the last bit', () => {
    fc.assert(
      fc.property(splits, (sites) => {
        const sum = (of: readonly Snapshot[]): unknown => analyse(input, of).outcome
        expect(sum([...sites].reverse())).toEqual(sum(sites))
      }),
      { numRuns: 4 },
    )
  })
})
