import type { Dialect, SqlType } from '../../omop/dialect.ts'
import type { Parameter } from '../../omop/source.ts'

/** A value that will be bound. */
interface Bound {
  readonly bound: Parameter
}

/** A piece of SQL: text of ours, and places of values. */
export interface Sql {
  readonly parts: readonly (string | Bound)[]
}

export interface Statement {
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

/** Text of ours: a name from the tables of this folder, or an expression of the dialect. Never from a definition. */
export const text = (written: string): Sql => ({ parts: [written] })

const bind = (value: Parameter): Sql => ({ parts: [{ bound: value }] })

/** SQL with pieces of SQL in it. What is written between the quotes is the only text that becomes SQL. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return { parts: strings.flatMap((written, k) => [written, ...(pieces[k]?.parts ?? [])]) }
}

export function join(pieces: readonly Sql[], between: string): Sql {
  return {
    parts: pieces.flatMap((piece, k) => (k === 0 ? piece.parts : [between, ...piece.parts])),
  }
}

export const nothing: Sql = { parts: [] }

/** Gives every value the place that its position in the statement has. */
export function render(piece: Sql, dialect: Dialect): Statement {
  const parameters: Parameter[] = []
  const written = piece.parts.map((part) => {
    if (typeof part === 'string') return part
    parameters.push(part.bound)
    return dialect.placeholder(parameters.length)
  })
  return { sql: written.join('').replaceAll(/\s+/g, ' ').trim(), parameters }
}

/** The dialect's words for pieces that hold values. */
export interface Words {
  readonly value: (value: Parameter, type: SqlType) => Sql
  readonly cast: (piece: Sql, type: SqlType) => Sql
  readonly isIn: (piece: Sql, list: readonly bigint[], excluded: boolean) => Sql
  readonly unnest: (list: readonly (bigint | number)[]) => Sql
  readonly addDays: (day: Sql, days: Sql) => Sql
  readonly daysBetween: (from: Sql, to: Sql) => Sql
  readonly yearOf: (day: Sql) => Sql
}

/** Stands for a piece while the dialect writes around it; no SQL of ours has this character. */
const hole = '\u0001'

function around(write: (...pieces: readonly string[]) => string, pieces: readonly Sql[]): Sql {
  const marks = pieces.map((_, k) => `${hole}${k}${hole}`)
  const written = write(...marks).split(hole)
  // Text and positions alternate.
  return {
    parts: written.flatMap((part, k) =>
      k % 2 === 0 ? [part] : (pieces[Number(part)]?.parts ?? []),
    ),
  }
}

export function wordsOf(dialect: Dialect): Words {
  return {
    value: (value, type) => around((place = '') => dialect.cast(place, type), [bind(value)]),
    cast: (piece, type) => around((place = '') => dialect.cast(place, type), [piece]),
    isIn: (piece, list, excluded) =>
      around(
        (place = '', values = '') =>
          excluded ? dialect.isNotIn(place, values) : dialect.isIn(place, values),
        [piece, bind(list)],
      ),
    unnest: (list) => around((values = '') => dialect.unnest(values), [bind(list)]),
    addDays: (day, days) => around((a = '', b = '') => dialect.addDays(a, b), [day, days]),
    daysBetween: (from, to) => around((a = '', b = '') => dialect.daysBetween(a, b), [from, to]),
    yearOf: (day) => around((place = '') => dialect.yearOf(place), [day]),
  }
}
