import { systemClock } from '@sampan/shared'
import { expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import { makeDuckdb, options, temporaryFolder } from '../omop/sources.test.fixture.ts'
import { checkQuality } from './check-quality.ts'
import { rulesOf, type FieldRules } from './rules.ts'

const types = { id: 'bigint', integer: 'integer', number: 'double', text: 'varchar', date: 'date' }

/** Against another column of its row. */
function isHeld({ rules }: FieldRules): boolean {
  return rules.some((rule) => rule.check !== 'isForeignKey' && /[a-z]{3}_/.test(rule.with))
}

/** Every column that is held against another one, alone: in as many studies as a table has of them. */
it('a study may read a column without those that it is held against', async () => {
  const tables = rulesOf('5.4')
  const file = await makeDuckdb(`${temporaryFolder()}/cdm.duckdb`, [
    `create table cdm_source (cdm_version varchar, cdm_version_concept_id integer)`,
    `create table concept (concept_id integer, domain_id varchar, concept_class_id varchar,
       standard_concept varchar, invalid_reason varchar)`,
    ...tables.map(({ table, fields }) => {
      const columns = fields.map(
        ({ field, kind }) => `${field} ${kind === 'boolean' ? 'boolean' : types[kind]}`,
      )
      return `create table ${table} (${columns.join(', ')})`
    }),
  ])
  const source = openSource({ model: 'omop', path: file }, options)
  const held = tables.map(({ table, fields }) => ({ table, fields: fields.filter(isHeld) }))
  const widest = Math.max(...held.map(({ fields }) => fields.length))
  expect(widest).toBeGreaterThan(5)
  for (let k = 0; k < widest; k++) {
    const needs = held.flatMap(({ table, fields }) =>
      fields.slice(k, k + 1).map(({ field, kind }) => ({
        table,
        as: table,
        columns: [{ name: field, kind, as: field }],
      })),
    )
    const { results } = await checkQuality(source, { clock: systemClock, needs })
    expect(results.filter(({ code }) => code !== null)).toEqual([])
    expect(new Set(results.map(({ table }) => table)).size).toBe(needs.length)
  }
})
