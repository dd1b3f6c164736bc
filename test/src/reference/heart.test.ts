import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock, systemRandom, type GlmResult } from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { heartScenario } from '@sampan/scripts'
import { simulate } from '@sampan/simulation'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

interface Oracle {
  readonly pooled_full: {
    readonly n: number
    readonly coef: Readonly<Record<string, number>>
    readonly se: Readonly<Record<string, number>>
    readonly deviance: number
    readonly null_deviance: number
    readonly AIC: number
  }
  readonly federated_checks: { readonly irls_path: readonly { readonly deviance: number }[] }
}

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-heart-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const ignore = (): void => undefined
const readOracle = (): Oracle =>
  JSON.parse(readFileSync(reference('reference', 'heart_logistic.json'), 'utf8')) as Oracle

/** |a - b| <= 1e-8 max(|b|, SE). */
function expectClose(found: number, wanted: number, error: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(wanted), error))
}

describe.skipIf(!hasReference)(`UCI heart disease as OMOP${referenceNote}`, () => {
  it(
    'gives what R gives on all rows in one place, step by step',
    { timeout: 120_000 },
    async () => {
      const { pooled_full: r, federated_checks: checks } = readOracle()
      const scenario = await heartScenario(reference('heart'), folder)
      const simulated = await simulate({
        study: { text: readFileSync(scenario.studyFile, 'utf8'), fileName: 'heart-omop.yaml' },
        sites: scenario.hospitals.map(({ id, data }) => ({ id, path: data })),
        split: null,
        dictionary: null,
        policy: defaultPolicy,
        floors: readFileSync(
          path.resolve(import.meta.dirname, '../../floors/reference.yaml'),
          'utf8',
        ),
        clock: systemClock,
        random: systemRandom,
        log: { info: ignore, warn: ignore, debug: ignore },
      })
      if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
      expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
      const result = simulated.results[0]!['result'] as GlmResult
      expect(result.n).toBe(r.n)
      expect(result.estimates.map(({ term }) => term).sort()).toEqual(Object.keys(r.coef).sort())
      for (const { term, estimate, 'std.error': error } of result.estimates) {
        expectClose(estimate, r.coef[term]!, r.se[term]!)
        expectClose(error, r.se[term]!, 0)
      }
      for (const [found, wanted] of [
        [result.deviance!, r.deviance],
        [result['null.deviance']!, r.null_deviance],
        [result.aic!, r.AIC],
      ] as const)
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted))
      expect(result.halvings).toBe(0)
      const steps = checks.irls_path.map(({ deviance }) => deviance)
      // R goes on for a step after the deviance stands still.
      expect(result.deviances.length).toBeGreaterThanOrEqual(7)
      const last = result.deviances.at(-1)!
      steps.forEach((wanted, k) => {
        expect(Math.abs((result.deviances[k] ?? last) - wanted)).toBeLessThanOrEqual(1e-9 * wanted)
      })
    },
  )

  it('is what the plain pooled fit of the demonstration gives too', async () => {
    const { pooled_full: r } = readOracle()
    const scenario = await heartScenario(reference('heart'), folder)
    const pooled = scenario.pooledOver(scenario.hospitals.map(({ id }) => id))
    expect(pooled.n).toBe(r.n)
    pooled.terms.forEach((term, k) => {
      expectClose(pooled.estimates[k]!, r.coef[term]!, r.se[term]!)
      expectClose(pooled.errors[k]!, r.se[term]!, 0)
    })
    expect(Math.abs(pooled.deviance - r.deviance)).toBeLessThanOrEqual(1e-9 * r.deviance)
  })
})
