import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock, systemRandom, type GlmResult, type MetaResult } from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { analyse, simulate } from '@sampan/simulation'
import { afterAll, describe, expect, it } from 'vitest'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

/** One Swiss patient has no disease, and all Swiss cholesterol values are 0. */
const studyText = `
schema: sampan/study/v1
title: Heart disease where one hospital alone has no answer
purpose: To see that what one hospital cannot estimate the four together can.
sponsor: Sampan
investigator: { name: Reference, affiliation: Sampan }
sites: [cleveland, hungarian, switzerland, va]
data: { registry: complete_cases }
asOf: 2024-01-01
features:
  age: { column: age, range: [0, 120] }
  sex: { column: sex, type: binary, equals: '1' }
  trestbps: { column: trestbps, range: [0, 300] }
  chol: { column: chol, range: [0, 700] }
  fbs: { column: fbs, type: binary, equals: '1' }
  thalach: { column: thalach, range: [30, 250] }
  exang: { column: exang, type: binary, equals: '1' }
  oldpeak: { column: oldpeak, range: [-5, 10] }
  cp: { column: cp, levels: ['1', '2', '3', '4'] }
  restecg: { column: restecg, levels: ['0', '1', '2'] }
  y: { column: y, type: binary, equals: '1' }
terms: [age, sex, trestbps, chol, fbs, thalach, exang, oldpeak, cp, restecg]
floors: { peoplePerSite: 1, cell: 1, parametersPerPerson: 1, factorLevelsPerPerson: 1, dominanceMax: 1, effectivePeople: 1, scalarsPerValue: 1000 }
analyses:
`
const dictionary = `
schema: sampan/dictionary/v1
columns:
  - { name: site, type: text, level: 1 }
  - { name: row_in_site, type: integer, level: 1 }
${['age', 'sex', 'trestbps', 'chol', 'fbs', 'thalach', 'exang', 'num', 'y', 'oldpeak']
  .map((name) => `  - { name: ${name}, type: number, level: 2 }`)
  .join('\n')}
  - { name: cp, type: integer, level: 2 }
  - { name: restecg, type: integer, level: 2 }
`
const reduced = '{ kind: glm, outcome: y, terms: [age, sex, thalach, exang, oldpeak] }'
const full = '{ kind: glm, outcome: y }'

/** Own numbers may be seen. */
const showing = `${defaultPolicy}
@id("own-numbers")
permit (principal, action == Action::"showOwn", resource)
when { ["site-estimate"].contains(context.flow) };
`

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-separation-'))
const place = (name: string): string => path.join(folder, name)
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const ignore = (): void => undefined
const log = { info: ignore, warn: ignore, debug: ignore }

describe.skipIf(!hasReference)(`separation at one hospital${referenceNote}`, () => {
  it('is refused with its reason where that hospital is alone', async () => {
    writeFileSync(place('complete_cases.dictionary.yaml'), dictionary)
    const rows = readFileSync(reference('heart', 'complete_cases.csv'), 'utf8').split('\n')
    const swiss = rows.filter((row, k) => k === 0 || row.startsWith('"switzerland"'))
    writeFileSync(place('complete_cases.csv'), `${swiss.join('\n')}\n`)
    const analyses = `  - ${reduced}\n  - ${full}\n`
    const analysed = await analyse({
      study: { text: studyText + analyses, fileName: 'heart.yaml', files: new Map() },
      data: place('complete_cases.csv'),
      split: null,
      dictionary: place('complete_cases.dictionary.yaml'),
      clock: systemClock,
      onProgress: ignore,
    })
    if (analysed.faults !== null) throw new Error(JSON.stringify(analysed.faults))
    expect(analysed.people).toBe(46)
    expect(analysed.ended.map(({ outcome }) => outcome)).toMatchObject([
      { type: 'failure', code: 'separation' },
      { type: 'failure', code: 'column-constant', context: { term: 'chol' } },
    ])
  })

  it('is none for all together, who are told what is constant there', async () => {
    const analyses = `  - ${full}\n  - { kind: meta, model: ${full} }\n  - { kind: meta, model: ${reduced} }\n`
    const ran = await simulate({
      study: { text: studyText + analyses, fileName: 'heart.yaml' },
      sites: [{ id: 'site', path: reference('heart', 'complete_cases.csv') }],
      split: 'site',
      dictionary: place('complete_cases.dictionary.yaml'),
      policy: showing,
      floors: readFileSync(
        path.resolve(import.meta.dirname, '../../floors/reference.yaml'),
        'utf8',
      ),
      clock: systemClock,
      random: systemRandom,
      log,
    })
    if (ran.faults !== null) throw new Error(JSON.stringify(ran.faults))
    expect(ran.view).toMatchObject({ state: 'completed', reason: null })
    const [pooled, whole, small] = ran.results.map((each) => each['result'])
    const { pooled_full: r } = JSON.parse(
      readFileSync(reference('reference', 'heart_logistic.json'), 'utf8'),
    ) as { readonly pooled_full: Readonly<Record<'coef' | 'se', Record<string, number>>> }
    for (const { term, estimate } of (pooled as GlmResult).estimates) {
      const [wanted, error] = [r.coef[term]!, r.se[term]!]
      expect(Math.abs(estimate - wanted), term).toBeLessThanOrEqual(
        1e-8 * Math.max(Math.abs(wanted), error),
      )
    }
    const swissIn = (result: unknown): unknown =>
      (result as MetaResult).hospitals.find(({ site }) => site.endsWith('switzerland'))
    expect(swissIn(whole)).toMatchObject({ status: 'aliased', constant: ['chol'] })
    expect(swissIn(small)).toMatchObject({ status: 'separated', constant: [] })
    const statusesIn = (result: unknown): unknown =>
      (result as MetaResult).hospitals.map(({ status }) => status)
    // At Long Beach R's coefficients of chest pain are beyond -29.
    expect(statusesIn(whole)).toEqual(['given', 'given', 'aliased', 'separated'])
    expect(statusesIn(small)).toEqual(['given', 'given', 'separated', 'given'])
  })
})
