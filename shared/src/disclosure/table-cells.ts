import { largestFlow, type Room } from './largest-flow.ts'

/** Counts of people in a table, row by row, one per layer; every layer has the same rows and columns. */
export interface CountTable {
  readonly rows: number
  readonly columns: number
  readonly layers: readonly ArrayLike<number>[]
}

/**
 * Cells to leave out, per layer, so that nobody who knows every margin (rows and columns of each layer, and the sum of the
 * layers) can place a hidden cell in an interval narrower than `floor`, or than the margins alone say. Hidden are the same
 * places in every layer that has a small cell, and in one layer more when it is the only one of several: what moves along a
 * closed path in one of them and back in another leaves all margins alone. A floor of 1 is no floor.
 */
export function hiddenCells(table: CountTable, floor: number): readonly Uint8Array[] {
  const all = Array.from(table.layers.keys())
  const small = table.layers.map((layer) => smallPlaces(layer, floor))
  const hidden: Hidden = {
    layers: new Set(all.filter((k) => small[k]?.includes(1) === true)),
    places: new Uint8Array(table.rows * table.columns),
  }
  for (const places of small)
    for (const [k, place] of places.entries()) if (place === 1) hidden.places[k] = 1
  if (hidden.layers.size > 0) protect(table, hidden, floor)
  return all.map((k) =>
    hidden.layers.has(k) ? hidden.places : new Uint8Array(hidden.places.length),
  )
}

/** A place is hidden in each of these layers. */
interface Hidden {
  readonly layers: Set<number>
  readonly places: Uint8Array
}

/** Few people, or all but a few. */
function smallPlaces(layer: ArrayLike<number>, floor: number): Uint8Array {
  const counts = Array.from(layer)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const isSmall = (count: number): boolean => count < floor || total - count < floor
  return Uint8Array.from(counts, (count) => (floor > 1 && isSmall(count) ? 1 : 0))
}

interface Cell {
  readonly layer: number
  readonly place: number
}

/** Hides more until every hidden cell is wide enough. Hiding more never makes another one narrower. */
function protect(table: CountTable, hidden: Hidden, floor: number): void {
  if (hidden.layers.size === 1) addLayer(table, hidden)
  let narrow = narrowCell(table, hidden, floor)
  while (narrow !== null) {
    const more = addRectangle(table, hidden, narrow, floor) || addLayer(table, hidden)
    narrow = more ? narrowCell(table, hidden, floor) : null
  }
}

/** The first hidden cell whose interval is narrower than it could be, and than the floor. */
function narrowCell(table: CountTable, hidden: Hidden, floor: number): Cell | null {
  const everything: Hidden = {
    layers: new Set(table.layers.keys()),
    places: new Uint8Array(hidden.places.length).fill(1),
  }
  const isNarrow = (cell: Cell): boolean =>
    widthOf(table, hidden, cell, floor) < floor &&
    widthOf(table, hidden, cell, floor) < widthOf(table, everything, cell, floor)
  for (const layer of hidden.layers)
    for (const [place, is] of hidden.places.entries())
      if (is === 1 && isNarrow({ layer, place })) return { layer, place }
  return null
}

/** The least of the layers that are shown; false when there is none. */
function addLayer(table: CountTable, hidden: Hidden): boolean {
  const size = (k: number): number => Array.from(table.layers[k] ?? []).reduce((a, b) => a + b, 0)
  const shown = Array.from(table.layers.keys()).filter((k) => !hidden.layers.has(k))
  const least = shown.sort((a, b) => size(a) - size(b))[0]
  if (least !== undefined) hidden.layers.add(least)
  return least !== undefined
}

/**
 * The corners of a rectangle over a cell: with them it can move. Of those that give it room enough by themselves (else of
 * all) the one with the fewest people who are shown; false when every rectangle is hidden.
 */
function addRectangle(table: CountTable, hidden: Hidden, cell: Cell, floor: number): boolean {
  const counts = table.layers[cell.layer] ?? []
  const people = (place: number): number =>
    hidden.places[place] === 1
      ? 0
      : 1 + [...hidden.layers].reduce((sum, k) => sum + (table.layers[k]?.[place] ?? 0), 0)
  const rectangles = rectanglesOver(table, cell.place)
    .map((corners) => {
      const [beside = 0, below = 0, across = 0] = corners.map((place) => counts[place] ?? 0)
      const room = Math.min(beside, below) + Math.min(across, counts[cell.place] ?? 0)
      const cost = corners.reduce((sum, place) => sum + people(place), 0)
      return { corners, cost, isWide: room >= floor }
    })
    .filter(({ cost }) => cost > 0)
  const wide = rectangles.filter(({ isWide }) => isWide)
  const cheapest = (wide.length > 0 ? wide : rectangles).sort((a, b) => a.cost - b.cost)[0]
  for (const corner of cheapest?.corners ?? []) hidden.places[corner] = 1
  return cheapest !== undefined
}

/** Of every rectangle the corners beside, below and across from a place. */
function rectanglesOver(table: CountTable, place: number): readonly (readonly number[])[] {
  const { rows, columns } = table
  const [row, column] = [rowOf(table, place), place % columns]
  const others = (count: number, own: number): number[] =>
    Array.from({ length: count }, (_, k) => k).filter((k) => k !== own)
  return others(rows, row).flatMap((r) =>
    others(columns, column).map((c) => [row * columns + c, r * columns + column, r * columns + c]),
  )
}

function rowOf({ columns }: CountTable, place: number): number {
  return Math.floor(place / columns)
}

/**
 * How wide the interval of a hidden cell is at least, up to `enough`. With one layer it is exact: what a cell can gain
 * is a largest flow from its row to its column through the hidden cells (a transportation polytope has whole corners).
 */
function widthOf(table: CountTable, hidden: Hidden, cell: Cell, enough: number): number {
  const own = table.layers[cell.layer] ?? []
  if (table.layers.length === 1)
    return spanOf(table, hidden.places, { cell, own, other: null }, enough)
  let widest = 0
  for (const layer of hidden.layers) {
    if (layer === cell.layer || widest >= enough) continue
    const other = table.layers[layer] ?? []
    widest = Math.max(widest, spanOf(table, hidden.places, { cell, own, other }, enough))
  }
  return widest
}

/** A cell, the counts of its layer, and the layer in which what it gains is lost; null: nowhere, it is the only one. */
interface Exchange {
  readonly cell: Cell
  readonly own: ArrayLike<number>
  readonly other: ArrayLike<number> | null
}

function spanOf(table: CountTable, places: Uint8Array, exchange: Exchange, enough: number): number {
  const { cell, own, other } = exchange
  const room = (counts: ArrayLike<number> | null): Room =>
    counts === null ? () => Number.POSITIVE_INFINITY : (place) => counts[place] ?? 0
  const [lost, gained] = [room(own), room(other)]
  const up = Math.min(gained(cell.place), enough)
  const { rows, columns } = table
  const gain = largestFlow({ rows, columns, places, toColumn: lost, toRow: gained }, cell.place, up)
  const down = Math.min(lost(cell.place), enough - gain)
  const back = { rows, columns, places, toColumn: gained, toRow: lost }
  return gain + largestFlow(back, cell.place, down)
}
