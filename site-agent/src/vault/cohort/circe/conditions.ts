import type { Comparison, Condition, Place, Test } from '@sampan/shared'
import { useColumn, useTable, type Program } from './program.ts'
import { join, nothing, sql, text, type Sql } from './sql.ts'

/** Where conditions look: at an event `c` of a table, or at an event that is already in a working table. */
export interface Looking {
  readonly table: string | null
}

/** The joins and the where clause that conditions on `c` need. */
export function writeConditions(
  program: Program,
  conditions: readonly Condition[],
  looking: Looking,
): { readonly joins: Sql; readonly tests: readonly Sql[] } {
  const others = new Set(conditions.map(({ place }) => tableOf(place)))
  return {
    joins: join(
      [...others].filter((other) => other !== null).map((other) => joined(program, other, looking)),
      ' ',
    ),
    tests: conditions.map(({ place, test }) =>
      writeTest(program, writePlace(program, place, looking), test),
    ),
  }
}

type Other = 'person' | 'visit' | 'provider' | 'care-site'

function tableOf(place: Place): Other | null {
  switch (place.of) {
    case 'age-at-start':
    case 'age-at-end':
      return 'person'
    case 'person':
    case 'visit':
    case 'provider':
    case 'care-site':
      return place.of
    default:
      return null
  }
}

const others = {
  person: { table: 'person', alias: 'p', id: 'person_id' },
  visit: { table: 'visit_occurrence', alias: 'v', id: 'visit_occurrence_id' },
  provider: { table: 'provider', alias: 'pr', id: 'provider_id' },
  'care-site': { table: 'care_site', alias: 'cs', id: 'care_site_id' },
} as const

function joined(program: Program, other: Other, { table }: Looking): Sql {
  const { table: joinedTable, alias, id } = others[other]
  useTable(program, joinedTable, null)
  useColumn(program, joinedTable, id, 'id')
  if (table !== null && other !== 'person') useColumn(program, table, id, 'id')
  // A visit belongs to the same person, or it is none (GiBleed has visits that do not exist).
  if (other === 'visit') useColumn(program, joinedTable, 'person_id', 'id')
  const samePerson = other === 'visit' ? ' and v.person_id = c.person_id' : ''
  return text(`join cdm_${joinedTable} ${alias} on ${alias}.${id} = c.${id}${samePerson}`)
}

function writePlace(program: Program, place: Place, { table }: Looking): Sql {
  const { words } = program
  const start = text('c.start_date')
  const end = text('c.end_date')
  switch (place.of) {
    case 'start':
      return start
    case 'end':
      return end
    case 'length':
      return words.daysBetween(start, end)
    case 'age-at-start':
      return age(program, start)
    case 'age-at-end':
      return age(program, end)
    case 'ratio':
      useNumbers(program, ['value_as_number', place.to])
      return sql`c.value_as_number / nullif(c.${text(place.to)}, 0)`
    case 'abnormal':
      useNumbers(program, ['value_as_number', 'range_low', 'range_high'])
      useColumn(program, 'measurement', 'value_as_concept_id', 'integer')
      return nothing
    default:
      return columnOf(program, place, table)
  }
}

/** In years of the calendar: Circe looks at the year of birth alone. */
function age(program: Program, day: Sql): Sql {
  useColumn(program, 'person', 'year_of_birth', 'integer')
  return sql`${program.words.yearOf(day)} - p.year_of_birth`
}

function useNumbers(program: Program, columns: readonly string[]): void {
  for (const column of columns) useColumn(program, 'measurement', column, 'number')
}

function columnOf(
  program: Program,
  place: Extract<Place, { readonly column: string }>,
  table: string | null,
): Sql {
  const other = place.of === 'event' ? { table, alias: 'c' } : others[place.of]
  if (other.table !== null) useColumn(program, other.table, place.column, place.kind)
  return text(`${other.alias}.${place.column}`)
}

/** 'Abnormally low' and 'abnormally high' as Circe knows them (MeasurementSqlBuilder). */
const abnormalConcepts = [4155142n, 4155143n]

function writeTest(program: Program, place: Sql, test: Test): Sql {
  const { words } = program
  switch (test.kind) {
    case 'concepts':
      return words.isIn(place, test.concepts, test.excluded)
    case 'set': {
      const members = sql`(select concept_id from circe_concepts where set_id = ${words.value(test.set, 'bigint')})`
      return test.excluded ? sql`${place} not in ${members}` : sql`${place} in ${members}`
    }
    case 'integer':
      return range(place, test.is, [
        words.value(test.value, 'bigint'),
        words.value(test.extent, 'bigint'),
      ])
    case 'number':
      return range(place, test.is, [
        words.value(test.value, 'double'),
        words.value(test.extent, 'double'),
      ])
    case 'date':
      return range(place, test.is, [
        words.value(test.value, 'date'),
        words.value(test.extent, 'date'),
      ])
    case 'text': {
      const pattern = `${test.where === 'start' ? '' : '%'}${test.text}${test.where === 'end' ? '' : '%'}`
      const like = words.value(pattern, 'text')
      return test.excluded ? sql`${place} not like ${like}` : sql`${place} like ${like}`
    }
    case 'abnormal':
      return sql`(c.value_as_number < c.range_low or c.value_as_number > c.range_high
        or ${words.isIn(text('c.value_as_concept_id'), abnormalConcepts, false)})`
  }
}

const operators: Readonly<Record<Exclude<Comparison, 'bt' | '!bt'>, string>> = {
  lt: '<',
  lte: '<=',
  eq: '=',
  '!eq': '<>',
  gt: '>',
  gte: '>=',
}

function range(place: Sql, is: Comparison, [value, extent]: readonly [Sql, Sql]): Sql {
  if (is === 'bt') return sql`(${place} >= ${value} and ${place} <= ${extent})`
  if (is === '!bt') return sql`not (${place} >= ${value} and ${place} <= ${extent})`
  return sql`${place} ${text(operators[is])} ${value}`
}
