/** 128 bits a person, as four limbs. */
export const limbsPerCode = 4

/** The people of a snapshot, in a form that tells sets apart and nobody's id. */
export interface PersonSet {
  readonly people: number
  /** Table of a registry; null for an OMOP CDM. */
  readonly table: string | null
  /** Column that identifies people; null where nothing does, and rows are people. */
  readonly column: string | null
  /** A code a person, ascending; none where rows are people. */
  readonly codes: Uint32Array
}

/** People without ids: rows of a table. */
export function rowsAsPersons(table: string | null, people: number): PersonSet {
  return { people, table, column: null, codes: new Uint32Array(0) }
}

/** How two sets of people are compared, if they can be. */
export type Comparison = 'codes' | 'sizes' | 'none'

/**
 * People with ids are compared one by one, also between tables: equal ids are taken for the same person. Within one
 * table, rows without ids and ids of another column leave only the numbers of people, which show when somebody was
 * added or taken away but not when one stands in place of another.
 */
export function comparisonOf(
  a: Pick<PersonSet, 'table' | 'column'>,
  b: Pick<PersonSet, 'table' | 'column'>,
): Comparison {
  const sameTable = a.table === b.table
  if (a.column !== null && b.column !== null && (!sameTable || a.column === b.column))
    return 'codes'
  return sameTable ? 'sizes' : 'none'
}

/**
 * Number of codes in exactly one of two ascending sets, or `most` as soon as it is that many. The second comes in
 * pieces, of which no more are read than needed.
 */
export async function countDifference(
  codes: Uint32Array,
  pieces: AsyncIterable<Uint32Array>,
  most: number,
): Promise<number> {
  let [at, differ] = [0, 0]
  for await (const piece of pieces) {
    for (let k = 0; k < piece.length;) {
      const order = at < codes.length ? compareCodes(codes, at, piece, k) : 1
      if (order <= 0) at += limbsPerCode
      if (order >= 0) k += limbsPerCode
      if (order !== 0) differ += 1
      if (differ >= most) return most
    }
  }
  return Math.min(most, differ + (codes.length - at) / limbsPerCode)
}

/** Below, at or above zero, as the code at limb i of `a` comes before, with or after that at limb j of `b`. */
export function compareCodes(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  for (let limb = 0; limb < limbsPerCode; limb++) {
    const difference = (a[i + limb] ?? 0) - (b[j + limb] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
