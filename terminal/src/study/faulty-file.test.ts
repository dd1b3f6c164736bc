import { message } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSession } from '../program/session.ts'
import { recordedSurroundings } from '../testing/surroundings.ts'
import { faultyStudy } from './faulty-file.ts'

const source = 'title: x\nfeatures:\n\tage: { column: 年齡, typ: y }\n'
const fault = {
  file: 'study.yaml',
  line: 3,
  column: 20,
  path: ['features', 'age', 'typ'],
  code: 'study-invalid',
  expected: message('fault.value'),
} as const

describe('a study with faults', () => {
  it('is shown with a mark under each place, as wide as the screen draws it', () => {
    const { surroundings } = recordedSurroundings({ words: [] })
    const session = openSession(surroundings, { command: 'x', language: 'en', json: false })
    const { data, text, failure } = faultyStudy(session, { file: 'study.yaml', text: source }, [
      fault,
    ])
    expect(text).toBe('')
    expect(failure?.text).toBe(
      [
        'study.yaml:3:20: features.age.typ: this value is not allowed here',
        '  2 | features:',
        '> 3 |  age: { column: 年齡, typ: y }',
        `    | ${' '.repeat(21)}^`,
        '',
        '1 fault was found.',
      ].join('\n'),
    )
    expect(failure?.error).toMatchObject({ code: 'study-invalid', context: { faults: 1 } })
    expect(data).toEqual({
      file: 'study.yaml',
      faults: [
        {
          file: 'study.yaml',
          line: 3,
          column: 20,
          path: 'features.age.typ',
          code: 'study-invalid',
          expected: 'this value is not allowed here',
        },
      ],
    })
  })
})
