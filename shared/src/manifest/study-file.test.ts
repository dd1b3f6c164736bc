import { describe, expect, it } from 'vitest'
import type { Code } from '../errors/codes.ts'
import type { MessageKey } from '../text/catalogue.ts'
import { describeFault, pathText } from './fault.ts'
import { soundStudy, studyOf } from './sample.test.data.ts'
import { parseStudyFile } from './study-file.ts'

interface Broken {
  readonly change: readonly [from: string | RegExp, to: string]
  /** Faults as `line path key`, in the order of the file. */
  readonly faults: readonly string[]
  readonly code?: Code
}

function check({ change, faults, code }: Broken): void {
  const text = soundStudy.replace(...change)
  expect(text).not.toBe(soundStudy)
  const parsed = parseStudyFile(text, 'study.yaml')
  expect(parsed.study).toBeNull()
  const found = parsed.faults.map(
    (each) => `${each.line} ${pathText(each.path)} ${each.expected.key}`,
  )
  expect(found).toEqual(faults)
  for (const each of parsed.faults) expect(each.code).toBe(code ?? 'study-invalid')
}

const line = (key: MessageKey, where: string): string => `${where} ${key}`

describe('what a researcher writes wrong is told with its line', () => {
  it.each<Broken>([
    { change: ['title: A study\n', ''], faults: [line('fault.required', '1 title')] },
    {
      change: ['title: A', 'tilte: A'],
      faults: ['1 title fault.required', '2 tilte fault.unknownNear'],
    },
    {
      change: ['title: A study', 'zzz: A study'],
      faults: ['1 title fault.required', '2 zzz fault.unknown'],
    },
    { change: ['A study', '5'], faults: [line('fault.text', '2 title')] },
    { change: ['A study', '""'], faults: [line('fault.emptyText', '2 title')] },
    { change: ['A study', '"a\\u0007b"'], faults: [line('fault.prose', '2 title')] },
    { change: ['A study', '"a\\u202eb"'], faults: [line('fault.prose', '2 title')] },
    { change: ['A study', 'x'.repeat(201)], faults: [line('fault.longText', '2 title')] },
    { change: ['v1', 'v2'], faults: [line('fault.choiceNear', '1 schema')] },
    { change: ['sampan/study/v1', 'other'], faults: [line('fault.choice', '1 schema')] },
    {
      change: ['{ name: Somebody, affiliation: Somewhere }', 'Somebody'],
      faults: [line('fault.members', '5 investigator')],
    },
    {
      change: ['Somewhere }', 'Somewhere, key: abc }'],
      faults: [line('fault.digest', '5 investigator.key')],
    },
    {
      change: ['[cleveland, budapest, zurich-basel]', 'cleveland'],
      faults: [line('fault.list', '6 sites')],
    },
    {
      change: ['[cleveland, budapest, zurich-basel]', '[]'],
      faults: [line('fault.shortList', '6 sites')],
    },
    { change: ['zurich-basel', 'Zurich'], faults: [line('fault.site', '6 sites[2]')] },
    { change: ['zurich-basel', '7'], faults: [line('fault.form', '6 sites[2]')] },
    {
      change: ['zurich-basel', '{ site: zurich-basel, mandatory: yes }'],
      faults: [line('fault.boolean', '6 sites[2].mandatory')],
    },
    { change: ['2025-12-31', '2025-02-30'], faults: [line('fault.day', '7 asOf')] },
    {
      change: ['asOf: 2025-12-31', 'startsAt: 2025-12-31T08:00'],
      faults: [line('fault.time', '7 startsAt')],
    },
    { change: ['asOf:', 'sitesMin: 2\nasOf:'], faults: [line('fault.atLeast', '7 sitesMin')] },
    {
      change: ['asOf:', 'sitesMin: 3.5\nasOf:'],
      faults: [line('fault.wholeNumber', '7 sitesMin')],
    },
    {
      change: ['asOf:', 'sitesMin: 9007199254740993\nasOf:'],
      faults: [line('fault.atMost', '7 sitesMin')],
    },
    {
      change: ['asOf:', 'largestSite: 1e999\nasOf:'],
      faults: [line('fault.number', '7 largestSite')],
    },
    {
      change: ['asOf:', 'data: { registry: "a; drop" }\nasOf:'],
      faults: [line('fault.table', '7 data.registry')],
    },
    { change: ['asOf:', 'data: registy\nasOf:'], faults: [line('fault.formOr', '7 data')] },
    {
      change: ['asOf:', 'cohort: { concept: 1 }\nasOf:'],
      faults: [line('fault.leading', '7 cohort')],
    },
    { change: ['age: { age', 'Age: { age'], faults: [line('fault.label', '9 features.Age')] },
    {
      change: ['age: { age', 'constructor: { age'],
      faults: [line('fault.label', '9 features.constructor')],
    },
    {
      change: ['{ age: index }', '{ age: index, at: 1 }'],
      faults: [line('fault.unknown', '9 features.age.at')],
    },
    {
      change: ['{ age: index }', '{ agee: index }'],
      faults: [line('fault.unknownNear', '9 features.age.agee')],
    },
    {
      change: ['{ age: index }', '{ temperature: 37 }'],
      faults: [line('fault.leading', '9 features.age')],
    },
    { change: ['372924', '-1'], faults: [line('fault.atLeast', '11 features.stroke.condition')] },
    { change: ['8876', 'mmHg'], faults: [line('fault.number', '12 features.pressure.unit')] },
    {
      change: ['8876,', '8876, windw: any,'],
      faults: [line('fault.unknownNear', '12 features.pressure.windw')],
    },
    {
      change: ['8876,', '8876, window: sort,'],
      faults: [line('fault.choiceNear', '12 features.pressure.window')],
    },
    {
      change: ['[60, 260]', '[60]'],
      faults: [line('fault.shortList', '12 features.pressure.range')],
    },
    {
      change: ['[60, 260]', '[60, .inf]'],
      faults: [line('fault.number', '12 features.pressure.range[1]')],
    },
    {
      change: ['[60, 260]', '[60, 1e300]'],
      faults: [line('fault.atMost', '12 features.pressure.range[1]')],
    },
    {
      change: ['[never, former, current]', '[never]'],
      faults: [line('fault.shortList', '13 features.smoking.levels')],
    },
    {
      change: ['never, former', '"ne\\u200bver", former'],
      faults: [line('fault.word', '13 features.smoking.levels[0]')],
    },
    {
      change: ['[never, former, current]', `[${Array.from({ length: 41 }, (_, k) => k).join()}]`],
      faults: [line('fault.longList', '13 features.smoking.levels')],
    },
    {
      change: ['pressure, log: true', 'pressure, log: maybe'],
      faults: [line('fault.boolean', '18 terms[3].log')],
    },
    {
      change: ['outcome: stroke }', 'outcome: stroke, terms: [{ offset: age }] }'],
      faults: [line('fault.termSetting', '21 analyses[1].terms[0]')],
    },
    {
      change: ['- age\n', '- { strata: site }\n'],
      faults: [line('fault.termSetting', '15 terms[0]')],
    },
    {
      change: ['- age\n', '- { interaction: [age, male], name: "x y" }\n'],
      faults: [line('fault.termName', '15 terms[0].name')],
    },
    {
      change: ['- { kind: glm', '- { kid: glm'],
      faults: [line('fault.required', '21 analyses[1].kind')],
    },
    {
      change: ['kind: glm', 'kind: gml'],
      faults: [line('fault.choiceNear', '21 analyses[1].kind')],
    },
    {
      change: ['outcome: stroke }', 'outcome: stroke, confidence: 1 }'],
      faults: [line('fault.below', '21 analyses[1].confidence')],
    },
    {
      change: ['outcome: stroke }', 'outcome: stroke, confidence: 0.5 }'],
      faults: [line('fault.above', '21 analyses[1].confidence')],
    },
    {
      change: ['asOf:', 'floors: { cel: 10 }\nasOf:'],
      faults: [line('fault.unknownNear', '7 floors.cel')],
    },
  ])('$faults', check)

  it('all at once, in the order of the file', () => {
    check({
      change: [/title:[^]*sites:/, 'titel: 1\nsites:'],
      faults: [
        '1 title fault.required',
        '1 purpose fault.required',
        '1 sponsor fault.required',
        '1 investigator fault.required',
        '2 titel fault.unknownNear',
      ],
    })
  })

  it('of two leading fields the form with the fewer stray fields was meant', () => {
    check({
      change: ['{ condition: 372924 }', '{ condition: 1, descendants: true, measurement: 5 }'],
      faults: ['11 features.stroke.measurement fault.unknown'],
    })
  })

  it('at most a hundred', () => {
    const many = Array.from({ length: 500 }, (_, k) => `zzz${k}: 1`).join('\n')
    expect(parseStudyFile(soundStudy + many, 'study.yaml').faults).toHaveLength(100)
  })

  it('says so in a line that names file, line, column and field', () => {
    const { faults } = parseStudyFile(soundStudy.replace('8876,', '8876, windw: any,'), 'a.yaml')
    expect(faults.map((each) => describeFault(each, 'en'))).toEqual([
      'a.yaml:12:49: features.pressure.windw: there is no field "windw" here; did you mean "window"?',
    ])
  })
})

describe('what the specification knows and this version does not build', () => {
  it.each<Broken>([
    { change: ['kind: glm', 'kind: rmst'], faults: [line('fault.notBuilt', '21 analyses[1]')] },
    {
      change: ['kind: glm', 'kind: train, epochs: 3'],
      faults: [line('fault.notBuilt', '21 analyses[1]')],
    },
    {
      change: ['outcome: stroke }', 'outcome: stroke, strata: age }'],
      faults: [line('fault.notBuilt', '21 analyses[1].strata')],
    },
    {
      change: ['{ age: index }', '{ dcsi: index }'],
      faults: [line('fault.notBuilt', '9 features.age')],
    },
    {
      change: ['asOf:', 'missing: mean-indicator\nasOf:'],
      faults: [line('fault.notBuilt', '7 missing')],
    },
    {
      change: ['asOf:', 'outputs: [csv, onnx]\nasOf:'],
      faults: [line('fault.notBuilt', '7 outputs[1]')],
    },
    { change: ['asOf:', 'dp: { epsilon: 1 }\nasOf:'], faults: [line('fault.notBuilt', '7 dp')] },
  ])('$faults', (broken) => check({ ...broken, code: 'feature-not-built' }))

  it("an outcome at the top is taken for a model's in the wrong place", () => {
    check({ change: ['asOf:', 'outcome: stroke\nasOf:'], faults: ['7 outcome fault.unknown'] })
  })

  it('names it', () => {
    const { faults } = parseStudyFile(soundStudy.replace('kind: glm', 'kind: rmst'), 'a.yaml')
    expect(faults.map((each) => each.expected.values)).toEqual([{ name: 'rmst' }])
  })
})

describe('a study file', () => {
  it('is read from JSON as well, tabs and all', () => {
    const study = studyOf(soundStudy)
    const json = JSON.stringify(study, null, '\t')
    expect(parseStudyFile(json, 'study.json').study).toEqual(study)
    const { faults } = parseStudyFile(json.replace('"title"', '"titel"'), 'study.json')
    expect(faults.map(({ line: at }) => at)).toEqual([1, 3])
  })

  it('keeps levels to the letter', () => {
    const text = soundStudy.replace('[never, former, current]', '[01, 1.0, no]')
    expect(studyOf(text.replace('reference: never', 'reference: 01')).features['smoking']).toEqual({
      observation: 4275495,
      levels: ['01', '1.0', 'no'],
    })
  })
})
