import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  systemClock,
  systemRandom,
  type KmCurve,
  type KmResult,
  type LogrankResult,
} from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '@sampan/site-agent'
import { simulate, type Simulated } from '@sampan/simulation'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const here = path.resolve(import.meta.dirname, '../..')
const ignore = (): void => undefined

type Numbers = readonly (number | null)[]
interface CurveOracle {
  readonly at: Readonly<Record<string, Numbers>>
  readonly quantiles: Numbers
  readonly low: Numbers
  readonly high: Numbers
  readonly rmst: Numbers
}
type Oracle = Readonly<Record<string, CurveOracle & Readonly<Record<string, unknown>>>>
const oracle = JSON.parse(
  readFileSync(path.join(here, 'oracles/lung-survival.json'), 'utf8'),
) as Oracle

async function simulateLung(floors: string, further: string): Promise<Simulated> {
  const text = readFileSync(path.join(here, 'studies/lung-survival.yaml'), 'utf8')
  return simulate({
    study: { text: `${text}${further}\n`, fileName: 'lung-survival.yaml' },
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

function expectClose(ours: unknown, theirs: unknown, what: string): void {
  const [left = [], right = []] = [ours, theirs].map((each): unknown[] =>
    Array.isArray(each) ? each.flat() : [each],
  )
  expect(left.length, what).toBe(right.length)
  for (const [k, value] of right.entries()) {
    const own = left[k]
    if (typeof value !== 'number' || typeof own !== 'number') expect(own, what).toBe(value)
    else expect(Math.abs(own - value), what).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12)
  }
}

function expectCurve(curve: KmCurve | undefined, name: string): void {
  const theirs = oracle[name]
  if (curve === undefined || theirs === undefined) throw new Error(`no curve ${name}`)
  for (const column of [
    ...['time', 'n.risk', 'n.event', 'surv', 'std.err'],
    ...['conf.low', 'conf.high'],
  ])
    expectClose(curve[column], theirs[column], `${name} ${column}`)
  const quantiles = [theirs.quantiles, theirs.low, theirs.high]
  for (const [k, column] of (['time', 'conf.low', 'conf.high'] as const).entries())
    expectClose(
      curve.quantiles.map((each) => each[column]),
      quantiles[k],
      `${name} quantiles`,
    )
  for (const mean of curve.rmst)
    expectClose([mean.rmean, mean['std.err']], theirs.rmst, `${name} rmst`)
  for (const [column, values] of Object.entries(theirs.at))
    expectClose(
      curve.at.map((row) => row[column]),
      values,
      `${name} at ${column}`,
    )
}

describe.skipIf(!hasReference)(
  `survival with lung cancer in eighteen hospitals${referenceNote}`,
  () => {
    it('gives what R gives on the pooled table', { timeout: 120_000 }, async () => {
      const floors = readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8')
      const further = [
        'timeGrid: { bandDays: 1 }',
        'floors: { peoplePerSite: 1, cell: 1, eventsPerCell: 1, quantilePeople: 1, timeBandDays: 1, scalarsPerValue: 1000 }',
      ].join('\n')
      const simulated = await simulateLung(floors, further)
      if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
      expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
      const results = new Map(
        simulated.results.map((stored) => [stored['analysis'] as string, stored['result']]),
      )
      expectCurve((results.get('everyone') as KmResult).curves[0], 'everyone')
      const bySex = results.get('by-sex') as KmResult
      expect(bySex.curves.map(({ group }) => group)).toEqual(['1', '2'])
      for (const [k, name] of ['men', 'women'].entries()) expectCurve(bySex.curves[k], name)
      for (const name of ['log-rank', 'within-sites']) {
        const ours = results.get(name) as LogrankResult
        for (const column of ['n', 'observed', 'expected'] as const)
          expectClose(
            ours.rows.map((row) => row[column]),
            oracle[name]?.[column],
            `${name} ${column}`,
          )
        for (const column of ['variance', 'chisq', 'df', 'p.value'] as const)
          expectClose(ours[column], oracle[name]?.[column], `${name} ${column}`)
      }
    })

    it(
      'refuses bands of a day at default floors, in the study and at every site',
      { timeout: 120_000 },
      async () => {
        const asked = await simulateLung(defaultFloorsFile, 'timeGrid: { bandDays: 1 }')
        expect(asked.faults?.[0]).toMatchObject({ code: 'time-band-too-narrow' })
        const lower = [
          'timeGrid: { bandDays: 1 }',
          'floors: { peoplePerSite: 1, timeBandDays: 1 }',
        ].join('\n')
        const lax = 'schema: sampan/floors/v1\npeoplePerSite: 1\n'
        const simulated = await simulateLung(lax, lower)
        if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
        expect(simulated.view).toMatchObject({ state: 'refused', reason: 'time-band-too-narrow' })
        expect(simulated.results).toEqual([])
      },
    )

    it(
      'names the hospitals that are too small at default floors',
      { timeout: 120_000 },
      async () => {
        const simulated = await simulateLung(defaultFloorsFile, '')
        if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
        expect(simulated.view).toMatchObject({ state: 'refused', reason: 'people-too-few' })
        const refused = simulated.view.sites.filter((site) => site.refusal !== null)
        expect(refused.length).toBeGreaterThan(0)
        for (const site of refused)
          expect(site.refusal).toEqual({ code: 'people-too-few', subject: '' })
      },
    )
  },
)
