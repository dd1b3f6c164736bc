import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock, systemRandom } from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '@sampan/site-agent'
import { simulate, type Simulated } from '@sampan/simulation'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const here = path.resolve(import.meta.dirname, '../..')
const ignore = (): void => undefined
const lowered =
  '{ peoplePerSite: 1, cell: 1, eventsPerCell: 1, timeBandDays: 1, parametersPerPerson: 1, scalarsPerValue: 1000 }'

interface Row {
  term: string
  estimate: number
  'std.error': number
}
interface Cox {
  times: number[]
  n: number
  estimates: Row[]
  logLik: number
}

async function simulated(options: {
  text: string
  file: string
  split: string
  dictionary: string
  floors: string
}): Promise<Simulated> {
  const result = await simulate({
    study: { text: options.text, fileName: 'cox.yaml' },
    sites: [{ id: 'site', path: options.file }],
    split: options.split,
    dictionary: options.dictionary,
    policy: defaultPolicy,
    floors: options.floors,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (result.faults !== null) throw new Error(JSON.stringify(result.faults))
  return result
}

function resultsOf({ results }: Simulated & { faults: null }): Map<string, Cox> {
  return new Map(
    results.map((stored) => {
      const result = stored['result'] as Cox & { analysis: string }
      return [result.analysis, result]
    }),
  )
}

function close(ours: number, theirs: number, by: number): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(by)
}

describe.skipIf(!hasReference)(`Cox regression at eighteen hospitals${referenceNote}`, () => {
  it('gives what coxph gives on the pooled table', { timeout: 300_000 }, async () => {
    const run = await simulated({
      text: `${readFileSync(path.join(here, 'studies/lung-cox.yaml'), 'utf8')}floors: ${lowered}\n`,
      file: reference('survival', 'survival_lung.csv'),
      split: 'inst',
      dictionary: path.join(here, 'studies/lung.dictionary.yaml'),
      floors: readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8'),
    })
    if (run.faults !== null) return
    expect(run.view).toMatchObject({ state: 'completed', reason: null })
    expect(run.view.sites).toHaveLength(18)
    interface Answer {
      n: number
      coef: Record<string, number>
      se: Record<string, number>
      loglik: number
    }
    const answers = JSON.parse(
      readFileSync(reference('reference', 'surv_lung.json'), 'utf8'),
    ) as Record<string, Record<'efron' | 'breslow', Answer>>
    const expected = new Map([['clustered', answers['cox_robust_cluster_inst']!.efron]])
    const results = resultsOf(run)
    expect([...results.keys()]).toEqual([...expected.keys()])
    for (const [id, answer] of expected) {
      const result = results.get(id)!
      expect(result.n).toBe(answer.n)
      close(result.logLik, answer.loglik, 1e-9 * Math.abs(answer.loglik))
      for (const { term, estimate, 'std.error': error } of result.estimates) {
        const [b, se] = [answer.coef[term]!, answer.se[term]!]
        close(estimate, b, 1e-8 * Math.max(Math.abs(b), se))
        close(error, se, 1e-8 * se)
      }
    }
  })
})

const dictionary = `
schema: sampan/dictionary/v1
columns:
  - { name: id, type: integer, level: 3 }
  - { name: site, type: integer, level: 2 }
  - { name: start, type: integer, unit: day, level: 2 }
  - { name: time, type: integer, unit: day, level: 2 }
  - { name: event, type: integer, level: 3 }
  - { name: age, type: integer, unit: year, level: 2 }
  - { name: arm, type: integer, level: 1 }
  - { name: crp, type: number, unit: mg/L, level: 2 }
`

describe('Cox regression at default floors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-cox-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives what coxph gives on the merged times', { timeout: 300_000 }, async () => {
    const [file, about] = ['people.csv', 'people.dictionary.yaml'].map((name) =>
      path.join(folder, name),
    ) as [string, string]
    const [head, ...lines] = readFileSync(path.join(here, 'oracles/cox_people.csv'), 'utf8')
      .trim()
      .split('\n')
    const complete = lines.filter((line) => !line.endsWith(','))
    const first = new Map([...complete].reverse().map((line) => [line.split(',')[0], line]))
    writeFileSync(file, `${[head, ...[...first.values()].reverse()].join('\n')}\n`)
    writeFileSync(about, dictionary)
    const run = await simulated({
      // Two models of so few people have more numbers than a tenth of their values: cells are as by default.
      text: `${readFileSync(path.join(here, 'studies/cox.yaml'), 'utf8')}floors: { scalarsPerValue: 2 }\n`,
      file,
      split: 'site',
      dictionary: about,
      floors: `${defaultFloorsFile}scalarsPerValue: 2\n`,
    })
    if (run.faults !== null) return
    expect(run.view).toMatchObject({ state: 'completed', reason: null })
    interface Answer {
      times: number[]
      coef: number[]
      se: number[]
      loglik: [number, number]
    }
    const answers = JSON.parse(readFileSync(path.join(here, 'oracles/cox.json'), 'utf8')) as Record<
      'strata' | 'robust',
      Record<'efron', Answer>
    >
    const results = resultsOf(run)
    for (const [id, answer] of [
      ['strata', answers.strata.efron],
      ['robust', answers.robust.efron],
    ] as const) {
      const result = results.get(id)!
      expect(result.times).toEqual(answer.times)
      close(result.logLik, answer.loglik[1], 1e-9 * Math.abs(answer.loglik[1]))
      for (const [k, { estimate, 'std.error': error }] of result.estimates.entries()) {
        const [b, se] = [answer.coef[k]!, answer.se[k]!]
        close(estimate, b, 1e-8 * Math.max(Math.abs(b), se))
        close(error, se, 1e-8 * se)
      }
    }
  })
})
