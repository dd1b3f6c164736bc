import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountTable, hiddenCells } from './table-cells.ts'

/** What a reader of the released table knows, who has every margin from elsewhere. */
interface Riddle extends CountTable {
  readonly hidden: readonly ArrayLike<number>[]
}

/** Every line of cells whose sum is known: rows and columns of each layer, and the layers one above another. */
function linesOf({ rows, columns, layers }: CountTable): readonly (readonly number[])[] {
  const size = rows * columns
  const range = (count: number) => Array.from({ length: count }, (_, k) => k)
  const inLayers = range(layers.length).flatMap((layer) => [
    ...range(rows).map((row) => range(columns).map((c) => layer * size + row * columns + c)),
    ...range(columns).map((c) => range(rows).map((row) => layer * size + row * columns + c)),
  ])
  const through = range(size).map((place) => range(layers.length).map((k) => k * size + place))
  return layers.length > 1 ? [...inLayers, ...through] : inLayers
}

/** Width of every hidden cell over all tables of whole numbers that a reader cannot rule out, by trying each. */
function widths(riddle: Riddle): ReadonlyMap<number, number> {
  const truth = riddle.layers.flatMap((layer) => Array.from(layer))
  const open = riddle.hidden.flatMap((layer) => Array.from(layer))
  const unknown = truth.flatMap((_, k) => (open[k] === 1 ? [k] : []))
  const lines = linesOf(riddle)
  const through = truth.map((_, k) => lines.flatMap((line, at) => (line.includes(k) ? [at] : [])))
  const rest = lines.map((line) =>
    line.reduce((sum, k) => sum + (open[k] === 1 ? truth[k]! : 0), 0),
  )
  const left = lines.map((line) => line.filter((k) => open[k] === 1).length)
  const seen = new Map(unknown.map((k) => [k, new Set<number>()]))
  const chosen: number[] = []
  const attempt = (at: number): void => {
    const cell = unknown[at]
    if (cell === undefined) {
      for (const [k, value] of chosen.entries()) seen.get(unknown[k]!)!.add(value)
      return
    }
    const most = Math.min(...through[cell]!.map((line) => rest[line]!))
    const isLast = through[cell]!.find((line) => left[line] === 1)
    const first = isLast === undefined ? 0 : rest[isLast]!
    for (const line of through[cell]!) left[line]!--
    for (
      let value = first;
      value <= (isLast === undefined ? most : Math.min(first, most));
      value++
    ) {
      for (const line of through[cell]!) rest[line]! -= value
      if (through[cell]!.every((line) => left[line]! > 0 || rest[line] === 0)) {
        chosen[at] = value
        attempt(at + 1)
      }
      for (const line of through[cell]!) rest[line]! += value
    }
    for (const line of through[cell]!) left[line]!++
  }
  attempt(0)
  return new Map([...seen].map(([k, values]) => [k, Math.max(...values) - Math.min(...values)]))
}

function tableOf(shape: readonly [number, number, number], counts: readonly number[]): CountTable {
  const [rows, columns, depth] = shape
  const size = rows * columns
  const layers = Array.from({ length: depth }, (_, k) => counts.slice(k * size, (k + 1) * size))
  return { rows, columns, layers }
}

const shapes = fc.constantFrom<[number, number, number][]>(
  [2, 2, 1],
  [2, 3, 1],
  [3, 3, 1],
  [2, 4, 1],
  [1, 4, 1],
  [2, 2, 2],
  [2, 2, 3],
)
const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 7 })), {
  minLength: 12,
  maxLength: 12,
})

const everything = (table: CountTable) => table.layers.map((layer) => Array.from(layer, () => 1))

describe('cells of a table that are left out', () => {
  it('cannot be placed more narrowly than the floor, or than the margins alone allow', () => {
    fc.assert(
      fc.property(shapes, counts, fc.integer({ min: 2, max: 4 }), (shape, all, floor) => {
        const table = tableOf(shape, all)
        const hidden = hiddenCells(table, floor)
        if (hidden.every((layer) => layer.every((is) => is === 1))) return
        const allowed = widths({ ...table, hidden: everything(table) })
        for (const [cell, width] of widths({ ...table, hidden }))
          expect(width, `cell ${cell}`).toBeGreaterThanOrEqual(Math.min(floor, allowed.get(cell)!))
      }),
      { numRuns: 400 },
    )
  })

  it('hold every small cell, and nothing where there is none or no floor', () => {
    fc.assert(
      fc.property(shapes, counts, fc.integer({ min: 1, max: 5 }), (shape, all, floor) => {
        const table = tableOf(shape, all)
        const hidden = hiddenCells(table, floor)
        const small = table.layers.map((layer) => {
          const total = Array.from(layer).reduce((sum, count) => sum + count, 0)
          return Array.from(layer, (x) => floor > 1 && (x < floor || total - x < floor))
        })
        small.forEach((layer, k) => {
          layer.forEach((is, place) => {
            if (is) expect(hidden[k]![place]).toBe(1)
          })
        })
        if (!small.flat().includes(true))
          expect(hidden.every((layer) => layer.every((is) => is === 0))).toBe(true)
      }),
    )
  })

  it('are few where few are needed', () => {
    const one = hiddenCells(tableOf([3, 3, 1], [2, 40, 50, 30, 60, 70, 80, 90, 99]), 5)
    expect([...one[0]!]).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 0])
    const strata = tableOf([2, 2, 3], [3, 40, 50, 60, 70, 80, 90, 99, 30, 31, 32, 33])
    expect(hiddenCells(strata, 5).map((layer) => [...layer])).toEqual([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ])
  })

  it('of a table as large as a study may ask for are found in time', () => {
    const side = 40
    const all = Array.from({ length: side * side }, (_, k) => (k * 7919) % 23)
    const hidden = hiddenCells(tableOf([side, side, 1], all), 10)
    expect(hidden[0]!.some((is) => is === 0)).toBe(true)
  })
})
