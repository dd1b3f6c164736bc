import { missingWords } from '../cast.ts'
import type { ColumnKind } from '../source.ts'

type Family = 'text' | 'integer' | 'decimal' | 'float' | 'date' | 'time' | 'boolean'

const families: Readonly<Record<string, Family>> = {
  ...{ int2: 'integer', int4: 'integer', int8: 'integer' },
  ...{ numeric: 'decimal', float4: 'float', float8: 'float' },
  ...{ text: 'text', varchar: 'text', bpchar: 'text', name: 'text', uuid: 'text', enum: 'text' },
  ...{ citext: 'text', date: 'date', timestamp: 'time', timestamptz: 'time', bool: 'boolean' },
}

const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  id: 'bigint',
  integer: 'bigint',
  number: 'double precision',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
}

/** Branches of a CASE, in order. They are tried one after the other, so a later one may rely on an earlier one. */
type Branches = readonly (readonly [condition: string, value: string])[]

/**
 * As Engine.castColumn, for PostgreSQL, whose casts round (1.5 becomes 2) and raise errors that quote the value: nothing
 * is cast before a pattern or a range has said that it can be. `failure` is text; a constant would raise its error when
 * the statement is planned, so it is joined with nothing of the column.
 */
export function castPostgres(
  kind: ColumnKind,
  type: string,
  reference: string,
  failure: string,
): string | null {
  const family = Object.hasOwn(families, type) ? families[type] : undefined
  if (family === undefined) return null
  const found = family === 'text' ? fromText(kind, reference) : fromTyped(kind, family, reference)
  if (found === null || typeof found === 'string') return found
  const cases = found.map(([condition, value]) => `when ${condition} then ${value}`)
  return `case when ${reference} is null then null ${cases.join(' ')}
    else cast('${failure}' || left(cast(${reference} as text), 0) as ${sqlTypes[kind]}) end`
}

/** Ranges of bigint and of binary64, as exact numbers. */
const bigintRange = 'between -9223372036854775808 and 9223372036854775807'
const doubleRange = 'between -1.7976931348623157e308 and 1.7976931348623157e308'

const numeral = '^[-+]?([0-9]{1,255}[.]?[0-9]{0,255}|[.][0-9]{1,255})([eE][-+]?[0-9]{1,3})?$'
const day = '([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})'
const time = '([T ][0-9]{1,2}:[0-9:.]*( ?(Z|UTC|[-+][0-9:]+))?)?'

function fromText(kind: ColumnKind, reference: string): Branches | string {
  // Compared and sorted by bytes, as everywhere.
  if (kind === 'text') return `cast(${reference} as text) collate "C"`
  const text = `trim(cast(${reference} as text))`
  const exact = `cast(${text} as numeric)`
  const words = missingWords.map((word) => `'${word}'`).join(', ')
  const branches: Readonly<Record<Exclude<ColumnKind, 'text'>, Branches>> = {
    id: [
      [
        `case when ${text} ~ '^(0|-?[1-9][0-9]{0,18})$' then ${exact} ${bigintRange} else false end`,
        `cast(${text} as bigint)`,
      ],
    ],
    integer: [
      [
        `case when ${text} ~ '${numeral}' then ${exact} = trunc(${exact}) and ${exact} ${bigintRange}
         else false end`,
        `cast(${exact} as bigint)`,
      ],
    ],
    number: [
      [
        `case when ${text} ~ '${numeral}' then ${exact} ${doubleRange} else false end`,
        // Below the smallest binary64 the server would raise an error.
        `case when ${exact} <> 0 and abs(${exact}) < 5e-324 then 0
         else cast(${text} as double precision) end`,
      ],
    ],
    boolean: [
      [`lower(${text}) in ('t', 'true', 'y', 'yes', '1')`, 'true'],
      [`lower(${text}) in ('f', 'false', 'n', 'no', '0')`, 'false'],
    ],
    date: [
      writtenDay(text, '^([1-9][0-9]{3})([0-9]{2})([0-9]{2})$'),
      writtenDay(text, `^${day}${time}$`),
    ],
  }
  return [...branches[kind], [`${text} in (${words})`, 'null']]
}

/** There is no cast that tries: the day is looked up in the calendar before it is made. */
function writtenDay(text: string, pattern: string): readonly [string, string] {
  const part = (at: number): string =>
    `cast((regexp_match(${text}, '${pattern}'))[${at}] as integer)`
  const [y, m, d] = [part(1), part(2), part(3)]
  const last = `extract(day from make_date(${y}, ${m}, 1) + interval '1 month' - interval '1 day')`
  const exists = `case when ${y} > 0 and ${m} between 1 and 12 then ${d} between 1 and ${last} else false end`
  return [
    `case when ${text} ~ '${pattern}' then ${exists} else false end`,
    `make_date(${y}, ${m}, ${d})`,
  ]
}

/** Types that can hold what is needed, as in DuckDB. A float cannot hold an id: it has 53 bits. */
function fromTyped(kind: ColumnKind, family: Family, c: string): Branches | string | null {
  switch (kind) {
    case 'id':
    case 'integer':
      return fromWhole(kind, family, c)
    case 'number':
      return fromNumeric(family, c)
    case 'boolean':
      if (family === 'boolean') return c
      return family === 'integer' ? [[`${c} in (0, 1)`, `${c} = 1`]] : null
    case 'date':
      return family === 'date' || family === 'time'
        ? [[`isfinite(${c})`, `cast(${c} as date)`]]
        : null
    case 'text':
      return family === 'integer' ? `cast(${c} as text) collate "C"` : null
  }
}

function fromWhole(kind: 'id' | 'integer', family: Family, c: string): Branches | string | null {
  if (family === 'integer') return `cast(${c} as bigint)`
  if (family === 'decimal')
    return [[`${c} = trunc(${c}) and ${c} ${bigintRange}`, `cast(${c} as bigint)`]]
  if (family !== 'float' || kind === 'id') return null
  // 2^63 itself is a binary64, and no bigint.
  const range = `${c} >= -9223372036854775808 and ${c} < 9223372036854775808`
  return [[`case when ${range} then ${c} = trunc(${c}) else false end`, `cast(${c} as bigint)`]]
}

/** NaN is how some exporters write a missing number. */
function fromNumeric(family: Family, c: string): Branches | string | null {
  if (family === 'integer') return `cast(${c} as double precision)`
  if (family === 'decimal')
    return [
      [`${c} = 'NaN'`, 'null'],
      [`abs(${c}) < 5e-324`, '0'],
      [`${c} ${doubleRange}`, `cast(${c} as double precision)`],
    ]
  if (family !== 'float') return null
  return [
    [`${c} = 'NaN'`, 'null'],
    [`${c} > '-Infinity' and ${c} < 'Infinity'`, `cast(${c} as double precision)`],
  ]
}
