import { expect } from 'vitest'

/** A fit as the reference data have it from R. */
export interface RFit {
  readonly n: number
  readonly coef: Readonly<Record<string, number>>
  readonly se: Readonly<Record<string, number>>
}

interface Row {
  readonly term: string
  readonly estimate: number
  readonly 'std.error': number
}

/** |a - b| <= 1e-8 max(|b|, SE): the same terms, estimates and standard errors. */
export function expectFit(rows: readonly Row[], r: RFit): void {
  expect(rows.map(({ term }) => term).sort()).toEqual(Object.keys(r.coef).sort())
  for (const { term, estimate, 'std.error': error } of rows) {
    const [wanted, wantedError] = [r.coef[term]!, r.se[term]!]
    const scale = Math.max(Math.abs(wanted), wantedError)
    expect(Math.abs(estimate - wanted), term).toBeLessThanOrEqual(1e-8 * scale)
    expect(Math.abs(error - wantedError), `SE ${term}`).toBeLessThanOrEqual(1e-8 * wantedError)
  }
}

/** |a - b| <= 1e-9 |b|, or what else is said. */
export function expectNear(
  found: number | null | undefined,
  wanted: number | null,
  relative = 1e-9,
): void {
  if (wanted === null || found === null || found === undefined) expect(found).toBe(wanted)
  else expect(Math.abs(found - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted))
}
