import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  systemClock,
  systemRandom,
  type DescribeResult,
  type FeasibilityResult,
  type MetaResult,
} from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { heartScenario } from '@sampan/scripts'
import { simulate } from '@sampan/simulation'
import { afterAll, describe, expect, it } from 'vitest'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

interface Fit {
  readonly coef: Readonly<Record<string, number>>
  readonly se: Readonly<Record<string, number>>
}

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-heart-hospitals-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const ignore = (): void => undefined

/** Everybody's numbers may be seen but those of one hospital. */
const showing = `${defaultPolicy}
@id("own-numbers")
permit (principal, action == Action::"showOwn", resource)
when { ["site-estimate", "banded-count"].contains(context.flow) };
@id("but-not-here")
forbid (principal, action == Action::"showOwn", resource == Dataset::"va");
`

const analyses = `analyses:
  - { kind: feasibility, perSite: true }
  - { kind: describe, groups: disease, quantiles: [0.5] }
  - { kind: meta, model: { kind: glm, outcome: disease, terms: [age, sex, thalach, exang, oldpeak] } }
floors: { scalarsPerValue: 1000 }
`

async function simulated(policy: string): Promise<{
  readonly steps: FeasibilityResult
  readonly table: DescribeResult
  readonly meta: MetaResult
}> {
  const scenario = await heartScenario(reference('heart'), mkdtempSync(path.join(folder, 'omop-')))
  const text = readFileSync(scenario.studyFile, 'utf8').replace(
    /^analyses:\n(?:[ #].*\n|\n)*/m,
    analyses,
  )
  const ran = await simulate({
    study: { text, fileName: 'heart-omop.yaml' },
    sites: scenario.hospitals.map(({ id, data }) => ({ id, path: data })),
    split: null,
    dictionary: null,
    policy,
    floors: readFileSync(path.resolve(import.meta.dirname, '../../floors/reference.yaml'), 'utf8'),
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (ran.faults !== null) throw new Error(JSON.stringify(ran.faults))
  expect(ran.view).toMatchObject({ state: 'completed', reason: null })
  const [steps, table, meta] = ran.results.map((each) => each['result'])
  return {
    steps: steps as FeasibilityResult,
    table: table as DescribeResult,
    meta: meta as MetaResult,
  }
}

describe.skipIf(!hasReference)(`own numbers of four hospitals${referenceNote}`, () => {
  it('are given where a policy permits, and what R finds', { timeout: 120_000 }, async () => {
    const { per_site_reduced: r } = JSON.parse(
      readFileSync(reference('reference', 'heart_logistic.json'), 'utf8'),
    ) as { readonly per_site_reduced: Readonly<Record<string, Fit>> }
    const { steps, table, meta } = await simulated(showing)

    const bands = new Map(steps.hospitals!.map(({ site, bands: own }) => [site, own]))
    expect(bands.get('cleveland')!.at(-1)).toEqual({ least: 100, most: 499 })
    expect(bands.get('switzerland')!.at(-1)).toEqual({ least: 10, most: 49 })
    expect(bands.get('va')).toBeNull()
    expect(steps.steps.at(-1)!.people).toBe(740)

    expect(table.grouped!.groups.map(({ people }) => people)).toEqual([411, 509])
    const age = table.grouped!.differences.find(({ feature }) => feature === 'age')!
    expect(age.smd).toBeLessThan(0)

    const status = Object.fromEntries(meta.hospitals.map((each) => [each.site, each.status]))
    expect(status).toMatchObject({
      ...{ cleveland: 'given', hungarian: 'given' },
      ...{ switzerland: 'separated', va: 'not-given' },
    })
    for (const { term, estimates, reml } of meta.terms) {
      expect(reml).not.toBeNull()
      // Only there the people with all values are those of the reference, which looks at more features.
      const { estimate } = estimates.find(({ site }) => site === 'cleveland')!
      const [wanted, error] = [r['cleveland']!.coef[term]!, r['cleveland']!.se[term]!]
      const most = 1e-8 * Math.max(Math.abs(wanted), error)
      expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(most)
    }
  })

  it('stay with the hospital under the policy that is shipped', { timeout: 120_000 }, async () => {
    const { steps, meta } = await simulated(defaultPolicy)
    expect(steps.hospitals!.map(({ bands }) => bands)).toEqual([null, null, null, null])
    expect(steps.steps.at(-1)!.people).toBe(740)
    expect(new Set(meta.hospitals.map((each) => each.status))).toEqual(new Set(['not-given']))
    expect(meta.terms.every(({ estimates }) => estimates.length === 0)).toBe(true)
  })
})
