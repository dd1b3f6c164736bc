import type { ColumnKind } from './source.ts'

/** What DuckDB calls a column's type, reduced to what matters here. */
type Family =
  'text' | 'integer' | 'wide' | 'decimal' | 'float' | 'date' | 'time' | 'boolean' | 'other'

/** Whole numbers that are 64-bit signed integers whatever their value, and those that may not be. */
const integers = /^U?(?:TINY|SMALL)INT$|^U?INTEGER$|^BIGINT$/
const wideIntegers = /^U?HUGEINT$|^UBIGINT$/

function familyOf(type: string): Family {
  const upper = type.toUpperCase()
  if (integers.test(upper)) return 'integer'
  if (wideIntegers.test(upper)) return 'wide'
  if (upper.startsWith('DECIMAL')) return 'decimal'
  if (upper === 'FLOAT' || upper === 'DOUBLE') return 'float'
  if (upper === 'VARCHAR' || upper === 'UUID' || upper.startsWith('ENUM')) return 'text'
  if (upper === 'DATE') return 'date'
  if (upper.startsWith('TIMESTAMP')) return 'time'
  return upper === 'BOOLEAN' ? 'boolean' : 'other'
}

const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  id: 'bigint',
  integer: 'bigint',
  number: 'double',
  text: 'varchar',
  boolean: 'boolean',
  date: 'date',
}

/** A value, and the condition under which it is what the column promises. */
interface Cast {
  readonly valid: string
  readonly value: string
}

/** What exporters write for a missing value (R, pandas, SQL). In a column of text it may also be a word. */
export const missingWords: readonly string[] = ['', 'NA', 'NULL', '\\N', 'NaN', 'nan', 'null']
const missingTokens = `[${missingWords.map((word) => `'${word}'`).join(', ')}]`

/**
 * SQL for a column of the source as the kind that is needed: null stays null, anything else either has exactly that
 * meaning or raises `failure`. Null when no value of the type could. DuckDB's own casts are too obliging: 1.5 becomes
 * the integer 2, and 0x10 sixteen.
 */
export function castColumn(
  kind: ColumnKind,
  type: string,
  reference: string,
  failure: string,
): string | null {
  const family = familyOf(type)
  if (family === 'text' && kind === 'text') return `cast(${reference} as varchar)`
  // An enum or a UUID is text too, but not to every function.
  const text = `trim(cast(${reference} as varchar))`
  const cast = family === 'text' ? fromText(kind, text) : fromTyped(kind, family, reference)
  if (cast === null) return null
  if (cast.valid === 'true') return cast.value
  // A list function and not IN: DuckDB plans a join for every IN, and a registry has hundreds of columns.
  const missing = family === 'text' ? `when list_contains(${missingTokens}, ${text}) then null` : ''
  return `case when ${reference} is null then null when ${cast.valid} then ${cast.value} ${missing}
    else cast(${failure} as ${sqlTypes[kind]}) end`
}

/**
 * Year, month, day, and maybe a time, whose day counts as written. DuckDB's own cast also reads 03-04-21 as a day in the
 * year 3, and passes over what stands behind a day.
 */
const writtenDate =
  '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}([T ][0-9]{1,2}:[0-9:.]*( ?(Z|UTC|[-+][0-9:]+))?)?'

function fromText(kind: ColumnKind, text: string): Cast | null {
  const whole = `try_cast(${text} as bigint)`
  const real = `try_cast(${text} as double)`
  if (kind === 'id') {
    const written = `regexp_full_match(${text}, '0|-?[1-9][0-9]{0,18}')`
    return { valid: `${written} and ${whole} is not null`, value: whole }
  }
  if (kind === 'integer')
    return { valid: `${whole} is not null and ${real} = ${whole}`, value: whole }
  if (kind === 'number') return { valid: `isfinite(${real})`, value: real }
  if (kind === 'boolean') {
    const value = `try_cast(${text} as boolean)`
    return { valid: `${value} is not null`, value }
  }
  const compact = `try_cast(try_strptime(${text}, '%Y%m%d') as date)`
  const value = `case when regexp_full_match(${text}, '[1-9][0-9]{7}') then ${compact}
    when regexp_full_match(${text}, '${writtenDate}') then try_cast(${text} as date) end`
  return { valid: `(${value}) is not null`, value }
}

/** Types of a DuckDB or Parquet column that can hold what is needed. A float cannot hold an id: it has 53 bits. */
const readableFrom: Readonly<Record<ColumnKind, readonly Family[]>> = {
  id: ['integer', 'wide', 'decimal'],
  integer: ['integer', 'wide', 'decimal', 'float'],
  number: ['integer', 'wide', 'decimal', 'float'],
  boolean: ['boolean', 'integer'],
  date: ['date', 'time'],
  text: ['integer'],
}

function fromTyped(kind: ColumnKind, family: Family, reference: string): Cast | null {
  if (!readableFrom[kind].includes(family)) return null
  switch (kind) {
    case 'id':
    case 'integer':
      return family === 'integer'
        ? { valid: 'true', value: `cast(${reference} as bigint)` }
        : exactWhole(reference)
    case 'number':
      return fromNumeric(family, reference)
    case 'boolean':
      return family === 'boolean'
        ? { valid: 'true', value: reference }
        : { valid: `${reference} in (0, 1)`, value: `${reference} = 1` }
    case 'date':
      return { valid: `isfinite(${reference})`, value: `cast(${reference} as date)` }
    case 'text':
      return { valid: 'true', value: `cast(${reference} as varchar)` }
  }
}

function exactWhole(reference: string): Cast {
  const value = `try_cast(${reference} as bigint)`
  return { valid: `${value} is not null and ${value} = ${reference}`, value }
}

/** NaN is how some exporters write a missing number. */
function fromNumeric(family: Family, reference: string): Cast {
  const value = `cast(${reference} as double)`
  if (family !== 'float') return { valid: 'true', value }
  return {
    valid: `isfinite(${reference}) or isnan(${reference})`,
    value: `case when isnan(${reference}) then null else ${value} end`,
  }
}
