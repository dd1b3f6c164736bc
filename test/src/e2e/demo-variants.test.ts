import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { newStand, root } from '../support/demo-stand.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const { reportOf, remove } = newStand()

afterAll(remove)

describe('scripts/demo --depart', () => {
  it('ends with the exact sum over the hospitals that stayed', async () => {
    const report = await reportOf(root, '--depart', 'mask')
    expect(report.sites).toHaveLength(3)
    expect(report.comparison.isEqual).toBe(true)
    expect(report.run.state).toBe('completed')
  })
})

describe.skipIf(!hasReference)(`scripts/demo over UCI heart disease${referenceNote}`, () => {
  interface Oracle {
    readonly pooled_full: {
      readonly coef: Readonly<Record<string, number>>
      readonly se: Readonly<Record<string, number>>
      readonly deviance: number
    }
    readonly federated_checks: { readonly irls_path: readonly { readonly deviance: number }[] }
  }

  it('gives what R gives, step by step', async () => {
    const report = await reportOf(root, '--data', reference('heart'))
    const { result } = report
    const { pooled_full: r, federated_checks: checks } = JSON.parse(
      readFileSync(reference('reference', 'heart_logistic.json'), 'utf8'),
    ) as Oracle
    expect(result.estimates).toHaveLength(Object.keys(r.coef).length)
    for (const { term, estimate, 'std.error': error } of result.estimates) {
      const [wanted, wantedError] = [r.coef[term]!, r.se[term]!]
      const allowed = 1e-8 * Math.max(Math.abs(wanted), wantedError)
      expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(allowed)
      expect(Math.abs(error - wantedError)).toBeLessThanOrEqual(1e-8 * wantedError)
    }
    expect(Math.abs(result.deviance! - r.deviance)).toBeLessThanOrEqual(1e-9 * r.deviance)
    expect(result.halvings).toBe(0)
    const last = result.deviances.at(-1)!
    checks.irls_path.forEach(({ deviance }, k) => {
      const found = result.deviances[k] ?? last
      expect(Math.abs(found - deviance)).toBeLessThanOrEqual(1e-9 * deviance)
    })
  })
})
