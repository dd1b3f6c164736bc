import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { splitLine } from '../omop/csv-header.ts'
import { absence, referenceData } from '../omop/sources.test.fixture.ts'
import type { CheckName } from './names.ts'
import { rulesOf } from './rules.ts'

/** The threshold files of DataQualityDashboard: what they ask of a column, as `check threshold with`. */
type Row = Readonly<Record<string, string>>

function rowsOf(file: string): readonly Row[] {
  let text = readFileSync(path.join(referenceData, 'omop/ohdsi_specs', file), 'utf8')
  text = text.replace(/^\u{feff}/u, '')
  const [names = [], ...rows] = recordsOf(text)
  return rows.map((row) => Object.fromEntries(names.map((name, k) => [name, row[k] ?? ''])))
}

/** Records of a CSV file whose fields may hold line ends. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const records: (readonly string[])[] = []
  let pending = ''
  for (const line of text.split(/\r?\n/)) {
    pending = pending === '' ? line : `${pending} ${line}`
    if ((pending.split('"').length - 1) % 2 === 1) continue
    if (pending !== '') records.push(splitLine(pending, ',') ?? [])
    pending = ''
  }
  return records
}

/** Flag of the check, and the column that says what it compares with. */
const flags: readonly (readonly [CheckName, string])[] = [
  ['isRequired', ''],
  ['isPrimaryKey', ''],
  ['isForeignKey', 'fkTableName'],
  ['isStandardValidConcept', ''],
  ['measureValueCompleteness', ''],
  ['standardConceptRecordCompleteness', ''],
  ['sourceConceptRecordCompleteness', ''],
  ['sourceValueCompleteness', 'standardConceptFieldName'],
  ['plausibleTemporalAfter', 'plausibleTemporalAfterFieldName'],
  ['plausibleDuringLife', ''],
  ['plausibleAfterBirth', ''],
  ['plausibleBeforeDeath', ''],
  ['plausibleStartBeforeEnd', 'plausibleStartBeforeEndFieldName'],
  ['withinVisitDates', ''],
]
const valued: readonly CheckName[] = [
  'fkDomain',
  'fkClass',
  'plausibleValueLow',
  'plausibleValueHigh',
]

function theirs(row: Row): readonly string[] {
  const of = (check: string, other: string): string =>
    `${check} ${row[`${check}Threshold`]} ${inOurWords(other)}`.trim()
  return [
    ...flags.flatMap(([check, other]) =>
      row[check] === 'Yes' ? [of(check, (row[other] ?? '').toLowerCase())] : [],
    ),
    ...valued.flatMap((check) => (row[check] === '' ? [] : [of(check, row[check] ?? '')])),
  ].sort()
}

function inOurWords(text: string): string {
  const plain = text.replaceAll("'", '')
  if (plain === 'birth_datetime') return 'birth'
  if (plain.startsWith('DATEADD')) return 'tomorrow'
  if (plain.startsWith('YEAR')) return 'next-year'
  return plain.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
}

describe.skipIf(absence !== '')(`rules${absence}`, () => {
  it.each(['5.3', '5.4'] as const)('are those of DataQualityDashboard for CDM %s', (version) => {
    const rows = rowsOf(`DQD_OMOP_CDMv${version}_Field_Level.csv`)
    const tables = rulesOf(version)
    expect(tables).toHaveLength(20)
    for (const { table, fields } of tables) {
      const own = rows.filter((row) => row['cdmTableName']?.toLowerCase() === table)
      expect(fields.map(({ field }) => field).sort(), table).toEqual(
        own.map((row) => row['cdmFieldName']?.toLowerCase()).sort(),
      )
      for (const row of own) {
        const name = row['cdmFieldName']?.toLowerCase()
        const rules = fields.find(({ field }) => field === name)?.rules ?? []
        const said = rules.map((rule) => `${rule.check} ${rule.threshold} ${rule.with}`.trim())
        expect(said.sort(), `${table}.${name}`).toEqual(theirs(row))
      }
    }
  })
})
