import { limits } from '@sampan/proto'
import { hkdf, hmac, invariant, statement, suite, viewLimbs } from '@sampan/shared'
import type { Cell, Session } from '../omop/source.ts'
import { compareCodes, limbsPerCode, rowsAsPersons, type PersonSet } from './person-set.ts'
import { registryTable } from './population.ts'

/** What tells one person from another in a source. */
export type PersonIdentity = Pick<PersonSet, 'table' | 'column'>

/** The key under which people are coded: who has the ledger alone cannot find an id by trying. */
export function personKey(atRestKey: Uint8Array): Uint8Array {
  return hkdf(atRestKey, new Uint8Array(0), statement(suite, 'person-codes', []))
}

/**
 * The people of the working table `people`, in the session that made it: ids are read, coded and forgotten.
 * @throws SampanError what Session.query throws
 */
export async function readPersons(
  session: Session,
  { people, ...identity }: PersonIdentity & { readonly people: number },
  key: Uint8Array,
): Promise<PersonSet> {
  if (identity.column === null) return rowsAsPersons(identity.table, people)
  const codes = new Uint32Array(people * limbsPerCode)
  const add = codeWriter(codes, key)
  for (let from = 0; from < people; from += limits.personIdsAtOnce) {
    const rows = session.query(idsOf(identity), [from, from + limits.personIdsAtOnce])
    for await (const batch of rows) for (let k = 0; k < batch.rows; k++) add(idOf(batch.cell(0, k)))
  }
  return { people, ...identity, codes: sortCodes(codes) }
}

function idsOf({ table }: PersonIdentity): string {
  return table === null
    ? 'select t.person_id from people t where t.person_row >= $1 and t.person_row < $2'
    : `select distinct r.person_id from ${registryTable} r join people t on t.row_order = r.row_order
       where t.person_index >= $1 and t.person_index < $2`
}

/** An id as text, in full: 64-bit integers are no JavaScript numbers. */
function idOf(cell: Cell): string {
  invariant(typeof cell === 'bigint' || typeof cell === 'string', 'an id')
  return String(cell)
}

/** The codes of these ids, ascending. The same id has the same code, written as text or as an integer. */
export function codePersons(ids: readonly string[], key: Uint8Array): Uint32Array {
  const codes = new Uint32Array(ids.length * limbsPerCode)
  ids.forEach(codeWriter(codes, key))
  return sortCodes(codes)
}

/** HMAC-SHA-256 of the id, cut to 128 bits: two people with one code are not to be expected. */
function codeWriter(codes: Uint32Array, key: Uint8Array): (id: string) => void {
  let at = 0
  return (id) => {
    codes.set(viewLimbs(hmac(key, id)).subarray(0, limbsPerCode), at)
    at += limbsPerCode
  }
}

/** Codes are as good as random: as many buckets as a quarter of them hold few codes each. */
function sortCodes(codes: Uint32Array): Uint32Array {
  const count = codes.length / limbsPerCode
  const shift = 32 - Math.max(1, Math.ceil(Math.log2(count / 4 + 1)))
  const starts = bucketStarts(codes, shift)
  const ends = starts.slice()
  const sorted = new Uint32Array(codes.length)
  for (let from = 0; from < codes.length; from += limbsPerCode) {
    const bucket = (codes[from] ?? 0) >>> shift
    let at = ends[bucket] ?? 0
    ends[bucket] = at + limbsPerCode
    while (at > (starts[bucket] ?? 0) && compareCodes(sorted, at - limbsPerCode, codes, from) > 0) {
      sorted.copyWithin(at, at - limbsPerCode, at)
      at -= limbsPerCode
    }
    sorted.set(codes.subarray(from, from + limbsPerCode), at)
  }
  return sorted
}

/** Where each bucket of codes with the same leading bits begins, in limbs. */
function bucketStarts(codes: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(2 ** (32 - shift) + 1)
  for (let k = 0; k < codes.length; k += limbsPerCode) {
    const next = ((codes[k] ?? 0) >>> shift) + 1
    starts[next] = (starts[next] ?? 0) + limbsPerCode
  }
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] ?? 0) + (starts[k - 1] ?? 0)
  return starts
}
