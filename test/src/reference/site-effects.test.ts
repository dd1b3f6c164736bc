import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock, systemRandom, type GlmResult } from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { convertHeart, simulate, type Simulated } from '@sampan/simulation'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

interface Reference {
  readonly pooled_full_plus_site: {
    readonly n: number
    readonly terms: readonly string[]
    readonly coef: Readonly<Record<string, number>>
    readonly se: Readonly<Record<string, number>>
    readonly deviance: number
  }
}
const repository = path.resolve(import.meta.dirname, '../../..')
const read = (name: string): string => readFileSync(path.join(repository, name), 'utf8')
const heart = (): Reference =>
  JSON.parse(readFileSync(reference('reference', 'heart_logistic.json'), 'utf8')) as Reference
const oracle = JSON.parse(read('test/oracles/site-effects.json')) as {
  readonly terms: readonly string[]
  readonly error: readonly number[]
}

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-site-effects-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const ignore = (): void => undefined

/** One Swiss patient has no disease: at default floors that hospital shows nothing of its own. */
const floorsOfStudy =
  'peoplePerSite: 1, cell: 1, parametersPerPerson: 1, dominanceMax: 1, effectivePeople: 1, scalarsPerValue: 1000'

/** The example of the four hospitals with the hospital as a factor; `floors` are those of every hospital. */
async function simulateHeart(floors: string): Promise<Simulated> {
  const converted = await convertHeart({ source: reference('heart'), target: folder })
  const example = read('docs/examples/heart-omop.yaml')
  const text = example
    .replace('features:\n', 'features:\n  site: { site: all }\n')
    .replace('cp, restecg]', 'cp, restecg, site]')
  return simulate({
    study: {
      text: `${text}floors: { ${floorsOfStudy}, aloneOk: true }\n`,
      fileName: 'heart-omop.yaml',
    },
    sites: converted.map(({ site, path: data }) => ({ id: site.id, path: data })),
    split: null,
    dictionary: null,
    policy: defaultPolicy,
    floors,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
}

const low = (): string => read('test/floors/reference.yaml')

describe.skipIf(!hasReference)(`the hospital as a factor${referenceNote}`, () => {
  it('gives the site effects that R gives', { timeout: 120_000 }, async () => {
    const simulated = await simulateHeart(`${low()}aloneOk: true\n`)
    if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
    expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
    expect(simulated.study.manifest.cells).toBe('site')
    const { pooled_full_plus_site: fit } = heart()
    const result = simulated.results[0]!['result'] as GlmResult
    expect(result.n).toBe(fit.n)
    expect(result.estimates.map(({ term }) => term)).toEqual(fit.terms)
    expect(oracle.terms).toEqual(fit.terms)
    expect(Math.abs(result.deviance! - fit.deviance)).toBeLessThanOrEqual(1e-9 * fit.deviance)
    result.estimates.forEach(({ term, estimate, 'std.error': error }, k) => {
      const scale = Math.max(Math.abs(fit.coef[term]!), fit.se[term]!)
      expect(Math.abs(estimate - fit.coef[term]!)).toBeLessThanOrEqual(1e-8 * scale)
      // R prints the errors of the step before the last; at the maximum they are these.
      expect(Math.abs(error - oracle.error[k]!)).toBeLessThanOrEqual(1e-8 * oracle.error[k]!)
      expect(Math.abs(error - fit.se[term]!)).toBeLessThanOrEqual(1e-7 * fit.se[term]!)
    })
  })

  it(
    'is refused by hospitals that show no numbers of their own',
    { timeout: 120_000 },
    async () => {
      const simulated = await simulateHeart(low())
      if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
      expect(simulated.view).toMatchObject({ state: 'refused', reason: 'alone-not-allowed' })
      expect(simulated.view.sites.map(({ refusal }) => refusal?.code)).toEqual(
        Array.from({ length: 4 }, () => 'alone-not-allowed'),
      )
      expect(simulated.results).toEqual([])
    },
  )
})
