import { describe, expect, it } from 'vitest'
import { fault, pathText } from './fault.ts'
import { readStudy } from './read-study.ts'
import { clock, directory, soundStudy } from './sample.test.data.ts'

/** `line path key` of every fault. */
function faults(text: string): readonly string[] {
  const read = readStudy({ text, fileName: 'study.yaml' }, directory, { clock })
  return read.faults.map((each) => `${each.line} ${pathText(each.path)} ${each.expected.key}`)
}

const withLine = (text: string): string => soundStudy.replace('asOf:', `${text}\nasOf:`)

describe('faults of every stage have the line of the study file', () => {
  it.each([
    [soundStudy.replace('title', 'titel'), ['1 title fault.required', '2 titel fault.unknownNear']],
    [soundStudy.replace('cleveland', 'paris'), ['6 sites[0] fault.siteUnknown']],
    [
      soundStudy.replace('cleveland', 'budapest'),
      ['6 sites fault.controllersTwo', '6 sites[1] fault.repeated'],
    ],
    [soundStudy.replace('2025-12-31', '2035-12-31'), ['7 asOf fault.asOf']],
    [withLine('expiresAt: 2020-01-01'), ['7 expiresAt fault.expiry', '8 asOf fault.asOf']],
    [withLine('population: { index: cohort-start }'), ['7 population.index fault.indexEveryone']],
    [
      withLine('cohorts: { a: everyone }\npopulation: { target: b }'),
      ['8 population.target fault.cohortUnknown'],
    ],
    [
      withLine('data: { registry: t }').replace('asOf:', 'cohort: { condition: 1 }\nasOf:'),
      [
        '8 cohort fault.registryCohort',
        '11 features.age fault.conceptInRegistry',
        '12 features.male fault.conceptInRegistry',
        '13 features.stroke fault.conceptInRegistry',
        '14 features.pressure fault.conceptInRegistry',
        '15 features.smoking fault.conceptInRegistry',
      ],
    ],
    [
      withLine(
        'data: { registry: t }\ncohorts: { a: everyone, b: { condition: 1 } }\npopulation: { target: a }',
      ).replace(
        /features:[^]*/,
        'features: { x: { column: x, type: binary } }\nanalyses: [kind: describe]',
      ),
      ['8 cohorts.b fault.registryCohort'],
    ],
    [soundStudy.replace('reference: never', 'reference: Never'), ['17 terms[2] fault.choice']],
    [soundStudy.replace('[60, 260]', '[-60, 260]'), ['18 terms[3] fault.logRange']],
    [
      soundStudy.replace('outcome: stroke', 'outcome: strok'),
      ['21 analyses[1].outcome fault.featureUnknown'],
    ],
    [
      soundStudy.replace('outcome: stroke', 'outcome: male'),
      ['21 analyses[1].outcome fault.outcomeTerm'],
    ],
    [
      soundStudy.replace(
        'outcome: stroke',
        'outcome: stroke, terms: [{ factor: smoking, name: s, reference: x }]',
      ),
      ['21 analyses[1].terms[0] fault.choice'],
    ],
    [
      soundStudy.replace(
        'outcome: stroke',
        'outcome: stroke, terms: [{ interaction: [age, age] }]',
      ),
      ['21 analyses[1].terms[0] fault.repeated'],
    ],
  ])('%#', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('also those of further checks', () => {
    const read = readStudy({ text: soundStudy, fileName: 'study.yaml' }, directory, {
      clock,
      extraChecks: [() => [fault('study-overflow', ['ranges', 'pressure'], 'fault.value')]],
    })
    expect(read.faults.map(({ line, code }) => [line, code])).toEqual([[12, 'study-overflow']])
  })
})
