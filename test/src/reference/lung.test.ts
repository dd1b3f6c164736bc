import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock, systemRandom } from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '@sampan/site-agent'
import { analyse, simulate, type Simulated } from '@sampan/simulation'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const here = path.resolve(import.meta.dirname, '../..')
const ignore = (): void => undefined

interface Oracle {
  n: number
  deviance: number
  'null.deviance': number
  aic: number
  estimates: {
    term: string
    estimate: number
    'std.error': number
    statistic: number
    'p.value': number
  }[]
}
const oracle = JSON.parse(
  readFileSync(path.join(here, 'oracles/lung-logistic.json'), 'utf8'),
) as Oracle

/** `sampan simulate lung.yaml --site inst=survival_lung.csv --split inst`, with the given floors in place of R's data. */
async function simulateLung(floors: string, studyFloors: string): Promise<Simulated> {
  const text = readFileSync(path.join(here, 'studies/lung.yaml'), 'utf8')
  return simulate({
    study: { text: `${text}floors: ${studyFloors}\n`, fileName: 'lung.yaml' },
    sites: [{ id: 'inst', path: reference('survival', 'survival_lung.csv') }],
    split: 'inst',
    dictionary: path.join(here, 'studies/lung.dictionary.yaml'),
    policy: defaultPolicy,
    floors,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
}

/** Estimates at 1e-8, deviances at 1e-9. */
function expectOracle(result: Oracle): void {
  expect(result.n).toBe(oracle.n)
  for (const key of ['deviance', 'null.deviance', 'aic'] as const)
    expect(Math.abs(result[key] - oracle[key])).toBeLessThanOrEqual(1e-9 * Math.abs(oracle[key]))
  expect(result.estimates.map((row) => row.term)).toEqual(oracle.estimates.map((row) => row.term))
  oracle.estimates.forEach((row, k) => {
    const ours = result.estimates[k]!
    const close = (key: 'estimate' | 'std.error' | 'statistic' | 'p.value'): void => {
      const scale = Math.max(Math.abs(row[key]), key === 'estimate' ? row['std.error'] : 0)
      expect(Math.abs(ours[key] - row[key])).toBeLessThanOrEqual(1e-8 * scale)
    }
    for (const key of ['estimate', 'std.error', 'statistic', 'p.value'] as const) close(key)
  })
}

describe.skipIf(!hasReference)(`lung cancer in eighteen hospitals${referenceNote}`, () => {
  it('gives what R gives on the pooled table', { timeout: 120_000 }, async () => {
    const floors = readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8')
    const simulated = await simulateLung(floors, '{ peoplePerSite: 1, cell: 1 }')
    if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
    expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
    expect(simulated.view.sites).toHaveLength(18)
    expect(simulated.rowsLeftOut).toBe(1)
    const [stored] = simulated.results
    expect(stored?.['floorsLowered']).toHaveLength(18)
    expectOracle(stored?.['result'] as Oracle)
  })

  it('gives the same in one table, without hospitals', async () => {
    const analysed = await analyse({
      study: {
        text: `${readFileSync(path.join(here, 'studies/lung.yaml'), 'utf8')}floors: { peoplePerSite: 1, cell: 1 }\n`,
        fileName: 'lung.yaml',
        files: new Map(),
      },
      data: reference('survival', 'survival_lung.csv'),
      split: 'inst',
      dictionary: path.join(here, 'studies/lung.dictionary.yaml'),
      clock: systemClock,
      onProgress: ignore,
    })
    if (analysed.faults !== null) throw new Error(JSON.stringify(analysed.faults))
    expect(analysed).toMatchObject({ people: 227, rowsLeftOut: 1 })
    const [ended] = analysed.ended
    if (ended?.outcome.type !== 'result') throw new Error('no result')
    expectOracle(ended.outcome.result as unknown as Oracle)
  })

  it('names the hospitals that are too small at default floors', { timeout: 120_000 }, async () => {
    const simulated = await simulateLung(defaultFloorsFile, '{}')
    if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
    expect(simulated.view).toMatchObject({ state: 'refused', reason: 'people-too-few' })
    const counts = new Map<string, number>()
    const rows = readFileSync(reference('survival', 'survival_lung.csv'), 'utf8').trim().split('\n')
    for (const row of rows.slice(1)) {
      const inst = row.split(',')[0]!
      if (inst !== '') counts.set(inst, (counts.get(inst) ?? 0) + 1)
    }
    const small = [...counts].filter(([, count]) => count < 10).map(([inst]) => `inst-${inst}`)
    const refused = simulated.view.sites.filter((site) => site.refusal !== null)
    expect(refused.map((site) => site.site).sort()).toEqual(small.sort())
    for (const site of refused)
      expect(site.refusal).toEqual({ code: 'people-too-few', subject: '' })
    expect(simulated.results).toEqual([])
  })
})
