import { readFileSync } from 'node:fs'
import type { GlmResult } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectFit, expectNear, type RFit } from '../support/r-fits.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'
import { tableAgents, type TableAgents, type TableHospital } from '../support/table-agents.ts'

interface RGlm extends RFit {
  readonly deviance: number
  readonly null_deviance: number
  readonly AIC: number
  readonly logLik: number
}

function oracle(file: string, name: string): RGlm {
  const text = readFileSync(reference('reference', file), 'utf8')
  return (JSON.parse(text) as Readonly<Record<string, RGlm>>)[name]!
}

/** The complete cases, each at the hospital that has them. */
function hospitals(): readonly TableHospital[] {
  const [head, ...rows] = readFileSync(reference('heart', 'complete_cases.csv'), 'utf8')
    .trim()
    .split('\n')
  return ['cleveland', 'hungarian', 'switzerland', 'va'].map((id) => ({
    id,
    tables: { heart: [head!, ...rows.filter((row) => row.startsWith(`"${id}",`))] },
  }))
}

describe.skipIf(!hasReference)(`heart disease at four real agents${referenceNote}`, () => {
  let agents: TableAgents
  let results: Awaited<ReturnType<TableAgents['resultsOf']>>
  beforeAll(async () => {
    const dictionary = 'agents-heart.dictionary.yaml'
    // Two of the models have the hospital as a factor, which every hospital has to allow.
    agents = await tableAgents(hospitals(), { dictionary, furtherFloors: 'aloneOk: true\n' })
    results = await agents.resultsOf('agents-heart.yaml')
  })
  afterAll(() => agents.close())

  it.each([
    ['logistic', 'heart_logistic.json', 'pooled_full'],
    ['gaussian', 'heart_glm_other.json', 'gaussian_thalach'],
    ['poisson', 'heart_glm_other.json', 'poisson_num'],
  ])('the %s regression is R’s', (analysis, file, name) => {
    const result = results.get(analysis) as GlmResult
    const r = oracle(file, name)
    expect(result.n).toBe(r.n)
    expectFit(result.estimates, r)
    expectNear(result.deviance, r.deviance)
    expectNear(result['null.deviance'], r.null_deviance)
    expectNear(result.aic, r.AIC)
    expectNear(result.logLik, r.logLik)
  })
})
