import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import type { RegistrySource } from '../omop/source.ts'
import { absence, makeFolder, options, referenceData } from '../omop/sources.test.fixture.ts'
import { checkRegistry } from './check-registry.ts'

const column = (name: string, more = ''): string => `  - {name: ${name}, level: 2${more}}`
const dictionaryOf = (...columns: readonly string[]): string =>
  ['schema: sampan/dictionary/v1', 'columns:', ...columns].join('\n')

function registry(rows: string, dictionary: string): RegistrySource {
  const files = { 'devices.csv': rows, 'devices.dictionary.yaml': dictionary }
  const source = openSource({ model: 'registry', path: makeFolder(files) }, options)
  if (source.kind !== 'registry-table') throw new Error('a registry')
  return source
}

async function findings(source: RegistrySource, only: ReadonlySet<string> | null = null) {
  const { results } = await checkRegistry(source, { table: 'devices', only })
  return results
    .filter(({ status }) => status === 'warn' || status === 'fail')
    .map(({ check, field, violated, rows, code, similar }) =>
      [check, field, ...(violated === null ? [code, similar] : [violated, rows])].filter(
        (each) => each !== null,
      ),
    )
}

describe('a registry', () => {
  it('has columns that are missing, misspelt, of another kind, empty, constant or outside', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, k) => `${k},1,${k % 2 === 0 ? 'm' : 'x'},,7,${k === 3 ? 'secret' : k}`,
    )
    const source = registry(
      ['id,always,sex,empty,stagge,amount', ...rows].join('\n'),
      dictionaryOf(
        column('id', ', type: integer, range: {low: 2, high: 28}'),
        column('always', ', type: number'),
        column('sex', ', type: text, allowed: [m, f]'),
        column('EMPTY', ', type: date'),
        column('stage', ', type: number'),
        column('amount', ', type: number'),
      ),
    )
    expect(await findings(source)).toEqual([
      ['cdmField', 'stage', 'stagge'],
      ['cdmDatatype', 'amount', 'source-type-wrong'],
      ['valuesDescribed', 'id', 3, 30],
      ['valuesVary', 'always', 30, 30],
      ['valuesDescribed', 'sex', 15, 30],
      ['valuesPresent', 'EMPTY', 30, 30],
    ])
    expect(await findings(source, new Set(['sex']))).toEqual([['valuesDescribed', 'sex', 15, 30]])
  })

  it('may count from zero: small whole numbers and measured zeros are no missing values', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, k) => `${k % 4},${(k % 25) / 10},${k % 3 === 0 ? 0 : 100 + k}`,
    )
    const source = registry(
      ['vessels,oldpeak,chol', ...rows].join('\n'),
      dictionaryOf(
        column('vessels', ', type: integer'),
        column('oldpeak', ', type: number'),
        column('chol', ', type: number'),
      ),
    )
    expect(await findings(source)).toEqual([['zeroForMissing', 'chol', 20, 60]])
  })

  it('is not there at all', async () => {
    const source = registry('a\n1', dictionaryOf(column('a', ', type: number')))
    const { results } = await checkRegistry(
      { ...source, describe: () => source.describe([]) },
      { table: 'devices', only: null },
    )
    expect(results).toMatchObject([{ check: 'cdmTable', status: 'fail' }])
  })
})

/** The names that heart-disease.names gives to the columns of the processed files. */
const names = 'age sex cp trestbps chol fbs restecg thalach exang oldpeak slope ca thal num'.split(
  ' ',
)

describe.skipIf(absence !== '')(`four hospitals of heart disease${absence}`, () => {
  const hospital = (file: string): RegistrySource => {
    const text = readFileSync(`${referenceData}/heart/processed.${file}.data`, 'utf8')
    const rows = text.trim().replaceAll('?', '')
    return registry(
      `${names.join(',')}\n${rows}\n`,
      dictionaryOf(...names.map((name) => column(name, ', type: number'))),
    )
  }

  it('in Switzerland every cholesterol is 0', async () => {
    expect(await findings(hospital('switzerland'))).toContainEqual(['valuesVary', 'chol', 123, 123])
  })

  it('in Long Beach some are, and one blood pressure', async () => {
    const found = await findings(hospital('va'))
    expect(found).toContainEqual(['zeroForMissing', 'chol', 49, 193])
    expect(found).toContainEqual(['zeroForMissing', 'trestbps', 1, 144])
    const text = readFileSync(`${referenceData}/heart/complete_cases.csv`, 'utf8').replaceAll(
      '"',
      '',
    )
    const rows = text.split('\n').filter((row) => row.startsWith('va,'))
    const complete = registry(
      [
        'site,row_in_site,age,sex,cp,trestbps,chol',
        ...rows.map((row) => row.split(',').slice(0, 7).join(',')),
      ].join('\n'),
      dictionaryOf(column('chol', ', type: number')),
    )
    expect(await findings(complete)).toEqual([['zeroForMissing', 'chol', 33, 130]])
  })

  it('in Cleveland none is, and in Budapest none', async () => {
    for (const each of ['cleveland', 'hungarian'])
      expect(
        (await findings(hospital(each))).filter(([check]) => check !== 'valuesPresent'),
      ).toEqual([])
  })
})
