import {
  eventDomains,
  isSampanError,
  type LosslessJson as Json,
  parseCohort,
  readLosslessJson,
} from '@sampan/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duckdb, postgresql } from '../../omop/dialect.ts'
import { compileCohort, type CompiledCohort } from './compile.ts'
import { everySet, questions } from './every-attribute.test.support.ts'
import { absence, library, probes } from './oracle.test.support.ts'
import { small } from './small-definition.test.support.ts'

/**
 * Every string and number of a definition is replaced by hostile ones. Either the definition is refused, or the SQL is
 * the same text to the letter, for only the bound values differ.
 */
const hostile = [
  "'; drop table person; --",
  "' or '1'='1",
  '"',
  '$1',
  '$999',
  '\\',
  '\u0000',
  '\u0001',
  '*/ select 1 /*',
  '${bind}',
  ');delete from person',
  '%',
  'contains',
  '2020-02-30',
  '1999-12-31',
  '',
]

const numbers = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, -1n, 0n, 3n, 17n, 10n ** 29n]

type Leaf = string | bigint | number
type Way = readonly (string | number)[]

/** Where strings and numbers are. */
function leaves(value: Json, way: Way = []): readonly Way[] {
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'number')
    return [way]
  if (value === null || typeof value === 'boolean') return []
  const members: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((item: Json, k) => [k, item] as const)
    : Object.entries(value as Readonly<Record<string, Json>>)
  return members.flatMap(([name, member]) => leaves(member, [...way, name]))
}

function replaced(value: Json, [step, ...rest]: Way, leaf: Leaf): Json {
  if (step === undefined) return leaf
  if (Array.isArray(value))
    return value.map((item: Json, k) => (k === step ? replaced(item, rest, leaf) : item))
  const members = value as Readonly<Record<string, Json>>
  return { ...members, [step]: replaced(members[step] ?? null, rest, leaf) }
}

/** JSON with whole numbers of any size. */
function written(value: Json): string {
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => written(item)).join(',')}]`
  const members = Object.entries(value as Readonly<Record<string, Json>>)
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join(',')}}`
}

const textOf = (cohort: CompiledCohort): string =>
  [...cohort.statements, cohort.rows, cohort.counts, cohort.masks].map(({ sql }) => sql).join(';\n')

const compiled = (text: string, dialect = duckdb): string =>
  textOf(compileCohort(parseCohort(text), dialect))

/** What chooses words of SQL: one of a closed list, which the second test is about. */
const choosing = ['Op', 'Type', 'Coeff', 'CountColumn', 'DateField', 'StartWith', 'EndWith']
const chooses = (way: Way): boolean => choosing.includes(String(way.at(-1)))

/** One definition with every attribute of every domain, for the reference has no texts and few values. */
const every = JSON.stringify({
  ...small({
    criteria: Object.entries(eventDomains).map(([name, { attributes }]) => {
      const asked = Object.entries(attributes).flatMap((each) => questions(...each).slice(0, 1))
      return { [name]: Object.assign({}, ...asked.map((question) => question.asked)) as object }
    }),
  }),
  ConceptSets: everySet.map(({ id, definition }) => ({ id, ...definition })),
})

const texts = [every, every, every, ...probes.concat(library).map(({ text }) => text)]

const definitions = texts.map((text) => {
  const value = readLosslessJson(text)
  const ways = leaves(value)
  return {
    value,
    sql: compiled(text),
    ways: ways.filter((way) => !chooses(way)),
    choices: ways.filter(chooses),
  }
})

describe.skipIf(absence !== '')(`a definition's values in SQL${absence}`, () => {
  it('never change its shape: 10^4 cases', { timeout: 600_000 }, () => {
    const seen = { accepted: 0, refused: 0 }
    const leaf = fc.oneof(
      fc.constantFrom<Leaf>(...hostile, ...numbers, 1.25, -0.5, 1e300),
      fc.string(),
      fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...definitions),
        fc.nat(),
        leaf,
        ({ value, sql, ways }, k, replacement) => {
          const way = ways[k % ways.length] ?? []
          const outcome = outcomeOf(written(replaced(value, way, replacement)))
          if (outcome === null) seen.refused++
          else {
            seen.accepted++
            expect(outcome).toBe(sql)
          }
        },
      ),
      { numRuns: 10_000, seed: 4 },
    )
    expect(seen.accepted).toBeGreaterThan(2000)
    expect(seen.refused).toBeGreaterThan(2000)
  })

  it('and what chooses words of SQL is one of a closed list, or refused', () => {
    const closed = [...hostile.filter((text) => text !== 'contains'), 17n, -2n, 1.5]
    const seen = definitions.slice(2, 3 + probes.length).flatMap(({ value, choices }) =>
      choices.map((way) => {
        for (const leaf of closed) expect(outcomeOf(written(replaced(value, way, leaf)))).toBeNull()
        return String(way.at(-1))
      }),
    )
    expect(choosing.filter((each) => !seen.includes(each))).toEqual(['CountColumn'])
  })

  it('and no quote or literal of the definition is in it', () => {
    for (const { sql } of definitions)
      expect(sql.replaceAll(/''|'Maps to'|;\n/g, '')).not.toMatch(/['"\\;]|\p{Cc}/u)
    expect(definitions.length).toBeGreaterThan(50)
  })

  it('in both dialects', () => {
    for (const { text } of probes)
      expect(compiled(text, postgresql).replaceAll(/\s/g, '')).toBe(
        compiled(text).replaceAll(/\s/g, ''),
      )
  })
})

/** The SQL; null when the definition is refused by name. Anything else that is thrown fails the test. */
function outcomeOf(text: string): string | null {
  try {
    return compiled(text)
  } catch (error) {
    if (isSampanError(error)) return null
    throw error
  }
}
