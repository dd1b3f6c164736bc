import { isSampanError, parseCohort } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { compileCohort } from './compile.ts'
import { duckdb } from '../../omop/dialect.ts'
import { absence, checked } from './oracle.test.support.ts'
import { small } from './small-definition.test.support.ts'

/** Code and context of the refusal; null when it is accepted and compiles. */
function refusal(text: string): unknown {
  try {
    compileCohort(parseCohort(text), duckdb)
    return null
  } catch (error) {
    if (!isSampanError(error)) throw error
    return { code: error.code, ...error.context }
  }
}

const invalid = (path: string) =>
  expect.objectContaining({ code: 'cohort-invalid', path }) as unknown
const unsupported = (feature: string, path: string) => ({
  code: 'cohort-unsupported',
  feature,
  path,
})
const primary = '$.PrimaryCriteria.CriteriaList[0]'

describe('a cohort definition', () => {
  it('is accepted as it is, with nothing set that need not be', () => {
    expect(refusal(JSON.stringify(small()))).toBeNull()
  })

  it.each([
    ['a text', '', { line: 1, column: 1 }],
    ['two values', '{} {}', { line: 1, column: 4 }],
    ['a repeated name', '{"a": 1,\n "a": 2}', { line: 2, column: 2 }],
    ['a comma too many', '{"a": [1,]}', { line: 1, column: 10 }],
    ['a number with a leading zero', '{"a": 01}', { line: 1, column: 8 }],
    ['a number that is none', '{"a": 1e999}', { line: 1, column: 7 }],
    ['a number of a thousand digits', `{"a": ${'9'.repeat(1000)}}`, { line: 1, column: 7 }],
    ['a line end in a text', '{"a": "x\ny"}', { line: 1, column: 7 }],
    ['a name of the language', '{"__proto__": {}}', { line: 1, column: 2 }],
    ['brackets without end', '['.repeat(1000), { line: 1, column: 62 }],
  ])('is refused at its place: %s', (_what, text, place) => {
    expect(refusal(text)).toEqual({
      code: 'file-malformed',
      ...place,
      expected: expect.any(String) as unknown,
    })
  })

  it('is refused when it is larger than any is', () => {
    expect(refusal(' '.repeat(5_000_000))).toMatchObject({ code: 'file-too-large' })
  })

  const criterion = (members: object) =>
    small({ criterion: { ConditionOccurrence: { CodesetId: 1, ...members } } })

  it.each([
    ['an unknown member', { ...small(), Sql: 'drop table person' }, 'Sql', '$.Sql'],
    [
      'a domain that is not in CDM 5',
      small({ criterion: { LocationRegion: { CodesetId: 1 } } }),
      'LocationRegion',
      `${primary}.LocationRegion`,
    ],
    ['an episode', small({ criterion: { Episode: {} } }), 'Episode', `${primary}.Episode`],
    [
      'an attribute of another domain',
      criterion({ DaysSupply: { Op: 'gt', Value: 1 } }),
      'DaysSupply',
      `${primary}.ConditionOccurrence.DaysSupply`,
    ],
    [
      'the end of a drug exposure',
      small({
        criterion: { DrugExposure: { OccurrenceEndDate: { Op: 'gt', Value: '2000-01-01' } } },
      }),
      'OccurrenceEndDate',
      `${primary}.DrugExposure.OccurrenceEndDate`,
    ],
    [
      'a column that is not counted',
      small({ rule: { Type: 2, Count: 1, IsDistinct: true, CountColumn: 'REFILLS' } }),
      'CountColumn REFILLS of ConditionOccurrence',
      '$.InclusionRules[0].expression.CriteriaList[0].Occurrence.CountColumn',
    ],
  ])('is refused by the name of what is not built: %s', (_what, definition, feature, path) => {
    expect(refusal(JSON.stringify(definition))).toEqual(unsupported(feature, path))
  })

  const at = `${primary}.ConditionOccurrence`
  const occurrence = '$.InclusionRules[0].expression.CriteriaList[0].Occurrence'
  it.each([
    ['no primary event', small({ criteria: [] }), '$.PrimaryCriteria.CriteriaList'],
    ['two kinds of event in one', small({ criterion: { Death: {}, Specimen: {} } }), primary],
    ['a concept set that is not there', criterion({ CodesetId: 9 }), at],
    [
      'a concept set without concepts',
      { ...small(), ConceptSets: [{ id: 1, name: '', expression: { items: [] } }] },
      at,
    ],
    ['an age without a value', criterion({ Age: { Op: 'gt' } }), `${at}.Age.Value`],
    ['a range without an end', criterion({ Age: { Op: 'bt', Value: 1 } }), `${at}.Age.Extent`],
    [
      'a range from its end',
      criterion({ Age: { Op: 'bt', Value: 2, Extent: 1 } }),
      `${at}.Age.Extent`,
    ],
    ['half a year of age', criterion({ Age: { Op: 'gt', Value: 17.5 } }), `${at}.Age.Value`],
    ['an unknown comparison', criterion({ Age: { Op: 'like', Value: 1 } }), `${at}.Age.Op`],
    ['no gender at all', criterion({ Gender: [] }), `${at}.Gender`],
    [
      'a concept id in quotes',
      criterion({ Gender: [{ CONCEPT_ID: '8507' }] }),
      `${at}.Gender[0].CONCEPT_ID`,
    ],
    [
      'a concept id with a fraction',
      criterion({ Gender: [{ CONCEPT_ID: 1.5 }] }),
      `${at}.Gender[0].CONCEPT_ID`,
    ],
    [
      'a day that is not',
      criterion({ OccurrenceStartDate: { Op: 'gt', Value: '2019-02-29' } }),
      `${at}.OccurrenceStartDate.Value`,
    ],
    [
      'SQL for a day',
      criterion({ OccurrenceStartDate: { Op: 'gt', Value: "1' or '1'='1" } }),
      `${at}.OccurrenceStartDate.Value`,
    ],
    [
      'a wildcard',
      criterion({ StopReason: { Op: 'contains', Text: '5%' } }),
      `${at}.StopReason.Text`,
    ],
    ['an unknown occurrence type', small({ rule: { Type: 3, Count: 1 } }), `${occurrence}.Type`],
    ['a negative count', small({ rule: { Type: 2, Count: -1 } }), `${occurrence}.Count`],
    [
      'an era without drugs',
      { ...small(), EndStrategy: { CustomEra: { GapDays: 30 } } },
      '$.EndStrategy.CustomEra.DrugCodesetId',
    ],
    [
      'two end strategies',
      {
        ...small(),
        EndStrategy: {
          CustomEra: { DrugCodesetId: 1 },
          DateOffset: { DateField: 'StartDate', Offset: 1 },
        },
      },
      '$.EndStrategy',
    ],
    [
      'an unknown limit',
      { ...small(), ExpressionLimit: { Type: 'Middle' } },
      '$.ExpressionLimit.Type',
    ],
    [
      '61 inclusion rules',
      {
        ...small(),
        InclusionRules: Array.from({ length: 61 }, () => ({ expression: { Type: 'ALL' } })),
      },
      '$.InclusionRules',
    ],
  ])('is refused at the path of a fault: %s', (_what, definition, path) => {
    expect(refusal(JSON.stringify(definition))).toEqual(invalid(path))
  })

  it('keeps ids that are no numbers of the language, and refuses what is no 64-bit integer', () => {
    const text = JSON.stringify(small()).replaceAll('201826', '9223372036854775807')
    expect(parseCohort(text).conceptSets[0]?.items[0]?.concept).toBe(2n ** 63n - 1n)
    expect(refusal(text.replaceAll('9223372036854775807', '9223372036854775808'))).toEqual(
      invalid('$.ConceptSets[0].expression.items[0].concept.CONCEPT_ID'),
    )
  })
})

/** What OHDSI's own checker says of definitions that mean something else than was meant, or nothing. */
const faults = [
  /^ERROR/,
  /No initial event/,
  /has empty .* value/,
  /invalid date value/,
  /start value greater than end/,
  /has negative value/,
  /contains no concepts/,
  /demographic does not have attributes/,
]

/** Sets that are not there, or are there twice: its checks do not look. */
const unseen = ['domainTypeCheckCorrect', 'duplicatesConceptSetCheckIncorrect']

describe.skipIf(absence !== '')(`what OHDSI's design checks find${absence}`, () => {
  it.each(checked())('%s', (name, definition, warnings) => {
    const found = refusal(definition)
    const fault = warnings.some((warning) => faults.some((each) => each.test(warning)))
    if (fault) expect(found).toMatchObject({ path: expect.any(String) as unknown })
    else if (unseen.includes(name)) expect(found).toMatchObject({ code: 'cohort-invalid' })
    else if (found !== null) expect(found).toMatchObject({ code: 'cohort-unsupported' })
  })
})
