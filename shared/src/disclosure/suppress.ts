/** A group of people in a table whose groups add up to a known total. */
export interface Cell {
  readonly name: string
  readonly people: number
  /** Must not be shown, whatever its size. */
  readonly small: boolean
}

/**
 * Names of cells to leave out so that none can be computed from the others and their total (complementary
 * suppression): at least two, with at least `floor` people together; the smallest of the others are added.
 */
export function suppressedCells(cells: readonly Cell[], floor: number): ReadonlySet<string> {
  const hidden = cells.filter((cell) => cell.small)
  if (hidden.length === 0) return new Set()
  const others = cells.filter((cell) => !cell.small).sort((a, b) => a.people - b.people)
  let people = hidden.reduce((sum, cell) => sum + cell.people, 0)
  for (const cell of others) {
    if (hidden.length >= 2 && people >= floor) break
    hidden.push(cell)
    people += cell.people
  }
  return new Set(hidden.map((cell) => cell.name))
}

/** The nearest multiple; exact for 1. */
export function roundedCount(people: number, multiple: number): number {
  return Math.round(people / multiple) * multiple
}
