import { limits } from '@sampan/proto'
import {
  bytesFromLimbs,
  digestOf,
  equalBytes,
  limbsFromBytes,
  SampanError,
  sha256,
  suite,
} from '@sampan/shared'
import {
  comparisonOf,
  countDifference,
  limbsPerCode,
  type PersonSet,
} from '../cohort/person-set.ts'
import type { LedgerTransaction } from './ledger.ts'

/** A set that is on record, and the runs about it. */
export interface KnownSet {
  readonly id: bigint
  readonly people: number
  readonly table: string | null
  readonly column: string | null
  /** The highest floor that any of its runs was joined under. */
  readonly floor: number
  /** One of its runs, for the hospital's own eyes. */
  readonly run: string
}

/** Every set but this one itself that an open run is about, or that something left about. */
export async function otherSets(
  ledger: LedgerTransaction,
  persons: PersonSet,
): Promise<readonly KnownSet[]> {
  const rows = await ledger
    .selectFrom('person_set')
    .innerJoin('run_persons', 'run_persons.person_set', 'person_set.id')
    .select((eb) => [
      'person_set.id',
      'person_set.people',
      'source_table',
      'source_column',
      eb.fn.max('run_persons.floor').as('floor'),
      eb.fn.max('run_persons.run').as('run'),
    ])
    .where('person_set.digest', '!=', digestOfSet(persons))
    .groupBy(['person_set.id', 'person_set.people', 'source_table', 'source_column'])
    .execute()
  return rows.map(({ source_table: table, source_column: column, ...row }) => {
    const numbers = { people: Number(row.people), floor: Number(row.floor) }
    return { id: row.id, run: row.run, table, column, ...numbers }
  })
}

/**
 * How many people are in one of two sets only: exact below `most`, and `most` when they are more. Sets that cannot be
 * compared differ in everybody.
 */
export async function differenceTo(
  ledger: LedgerTransaction,
  persons: PersonSet,
  known: KnownSet,
  most: number,
): Promise<number> {
  const comparison = comparisonOf(persons, known)
  const sizes = Math.abs(persons.people - known.people)
  if (comparison === 'none' || sizes >= most) return most
  if (comparison === 'sizes') return sizes
  return countDifference(persons.codes, piecesOf(ledger, known.id), most)
}

async function* piecesOf(ledger: LedgerTransaction, set: bigint): AsyncGenerator<Uint32Array> {
  for (let piece = 0n; ; piece++) {
    const row = await ledger
      .selectFrom('person_codes')
      .select('codes')
      .where('person_set', '=', set)
      .where('piece', '=', piece)
      .executeTakeFirst()
    if (row === undefined) return
    yield limbsFromBytes(row.codes)
  }
}

/**
 * Puts a set on record, or finds it there: the same people are kept once.
 * @throws SampanError overloaded when there are too many sets to compare with
 */
export async function keepPersonSet(
  ledger: LedgerTransaction,
  persons: PersonSet,
): Promise<bigint> {
  const digest = digestOfSet(persons)
  const sets = await ledger.selectFrom('person_set').select(['id', 'digest']).execute()
  const kept = sets.find((set) => equalBytes(set.digest, digest))
  if (kept !== undefined) return kept.id
  if (sets.length >= limits.personSetsMax) throw new SampanError('overloaded', { what: 'people' })
  const id = sets.reduce((last, set) => (set.id > last ? set.id : last), 0n) + 1n
  const { table, column, codes } = persons
  await ledger
    .insertInto('person_set')
    .values({
      ...{ id, digest, people: BigInt(persons.people) },
      ...{ source_table: table, source_column: column },
    })
    .execute()
  const size = limits.personCodesAtOnce * limbsPerCode
  for (let from = 0; from < codes.length; from += size) {
    const piece = bytesFromLimbs(codes.subarray(from, from + size))
    await ledger
      .insertInto('person_codes')
      .values({ person_set: id, piece: BigInt(from / size), codes: piece })
      .execute()
  }
  return id
}

function digestOfSet({ people, table, column, codes }: PersonSet): Uint8Array {
  const source = [table ?? '', column ?? '', Number(table === null), Number(column === null)]
  return digestOf(suite, 'person-set', [people, source, sha256(bytesFromLimbs(codes))])
}

/** These sets count as the same people from now on. */
export async function keepNear(
  ledger: LedgerTransaction,
  set: bigint,
  others: readonly bigint[],
): Promise<void> {
  const pairs = others.flatMap((near) => [
    { person_set: set, near },
    { person_set: near, near: set },
  ])
  if (pairs.length === 0) return
  await ledger
    .insertInto('person_near')
    .values(pairs)
    .onConflict((conflict) => conflict.columns(['person_set', 'near']).doNothing())
    .execute()
}
