import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import {
  systemClock,
  systemRandom,
  type DescribeResult,
  type EvaluateResult,
  type GlmResult,
} from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { simulate } from '@sampan/simulation'

const here = path.resolve(import.meta.dirname, '../..')
const ignore = (): void => undefined
const { answers } = JSON.parse(
  readFileSync(path.join(here, 'oracles/propensity.json'), 'utf8'),
) as {
  answers: Record<
    string,
    {
      effective: number
      gaussian: { estimate: number[]; 'std.error': number[] }
      age: { smd: number; smdWeighted: number }
    }
  >
}

it('a two-step study over five hospitals at default floors of cells is what R gives', async () => {
  // A table of a registry is named as its file.
  const table = path.join(mkdtempSync(path.join(tmpdir(), 'two-step-')), 'glm_families.csv')
  copyFileSync(path.join(here, 'oracles/glm-families.csv'), table)
  const simulated = await simulate({
    study: {
      text: readFileSync(path.join(here, 'studies/two-step.yaml'), 'utf8'),
      fileName: 'two-step.yaml',
    },
    sites: [{ id: 'h', path: table }],
    split: 'site',
    dictionary: path.join(here, 'studies/two-step.dictionary.yaml'),
    policy: defaultPolicy,
    floors: readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8'),
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
  expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
  const [, overlap, balance, effect] = simulated.results.map((stored) => stored['result']) as [
    unknown,
    EvaluateResult,
    DescribeResult,
    GlmResult,
  ]
  const oracle = answers['ate 0.01']!
  effect.estimates.forEach((row, k) => {
    const error = oracle.gaussian['std.error'][k]!
    const scale = 1e-8 * Math.max(Math.abs(row.estimate), error)
    expect(Math.abs(row.estimate - oracle.gaussian.estimate[k]!)).toBeLessThanOrEqual(scale)
    expect(Math.abs(row['std.error'] - error)).toBeLessThanOrEqual(1e-8 * error)
  })
  expect(effect.robust).toBe('HC0')
  expect(effect.effective?.effective).toBeCloseTo(oracle.effective, 6)
  const { differences, weighted } = balance.grouped!
  expect(differences[0]!.smd).toBeCloseTo(oracle.age.smd, 8)
  expect(weighted!.differences[0]!.smdWeighted).toBeCloseTo(oracle.age.smdWeighted, 8)
  expect(overlap.histogram.length).toBeGreaterThan(3)
})
