import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followUpManifest } from './survival/follow-up.test.data.ts'
import {
  cellAt,
  cellsHold,
  mergeCells,
  mergedCells,
  mergedCounts,
  timeGridOf,
  type CellCounts,
} from './time-grid.ts'

const cellCount = 24
const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), {
  minLength: cellCount,
  maxLength: cellCount,
})
const group: fc.Arbitrary<CellCounts> = fc
  .tuple(counts, counts, fc.option(counts, { nil: undefined }))
  .map(([events, censored, entered]) =>
    entered === undefined ? { events, censored } : { events, censored, entered },
  )
const groups = fc.array(group, { minLength: 1, maxLength: 3 })

function sum(values: ArrayLike<number>, from = 0, to = values.length): number {
  return Array.from(values)
    .slice(from, to)
    .reduce((total, value) => total + value, 0)
}

function everything(list: readonly CellCounts[]): number {
  return list.reduce(
    (total, each) =>
      total + sum(each.events) + sum(each.censored) + (each.entered ? sum(each.entered) : 0),
    0,
  )
}

describe('cells of the public grid', () => {
  it('time 0 stands alone, and a cell ends with its upper edge', () => {
    const grid = timeGridOf(followUpManifest(5), 'time')
    expect(grid).toEqual({ band: 30, cells: 31 })
    expect([0, 0.5, 1, 29.9, 30, 30.1, 60, 900].map((time) => cellAt(grid, time))).toEqual([
      0, 1, 1, 1, 1, 2, 2, 30,
    ])
  })

  it('takes no study without bands, no negative times, and no more bands than a century has days', () => {
    const manifest = followUpManifest(5)
    const within = (low: number, high: number) => ({
      ...manifest,
      timeGrid: { bandDays: 1 },
      ranges: { time: { low, high, outside: 'missing' as const } },
    })
    const refusal = expect.objectContaining({ code: 'study-invalid' }) as Error
    expect(() => timeGridOf({ ...manifest, timeGrid: null }, 'time')).toThrow(refusal)
    expect(() => timeGridOf(within(-1, 10), 'time')).toThrow(refusal)
    expect(() => timeGridOf(within(0, 36_600), 'time')).toThrow(refusal)
    expect(timeGridOf(within(0, 36_599), 'time').cells).toBe(36_600)
  })
})

describe('merged cells', () => {
  it('every merged cell holds the floor in every group, and nobody is lost', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 12 }), (list, floor) => {
        const ends = mergeCells(list, floor)
        const merged = list.map((each) => mergedCounts(each, ends))
        for (const { events, censored, entered } of merged)
          for (let cell = 0; cell < ends.length; cell++) {
            expect(events[cell]).toBeGreaterThanOrEqual(floor)
            for (const other of [censored[cell] ?? 0, entered?.[cell] ?? 0])
              expect(other === 0 || other >= floor).toBe(true)
          }
        expect(cellsHold(merged, floor)).toBe(true)
        if (ends.length > 0) expect(everything(merged)).toBe(everything(list))
      }),
    )
  })

  it('there are none only where all cells together do not hold the floor', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 60 }), (list, floor) => {
        const whole = list.map((each) => mergedCounts(each, [cellCount - 1]))
        expect(mergeCells(list, floor).length > 0).toBe(cellsHold(whole, floor))
      }),
    )
  })

  it('none but the last could be divided into two that hold the floor, front first', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 12 }), (list, floor) => {
        const ends = mergeCells(list, floor)
        for (const [k, end] of ends.slice(0, -1).entries())
          for (let cut = (ends[k - 1] ?? -1) + 1; cut < end; cut++) {
            const front = list.map((each) => mergedCounts(each, [...ends.slice(0, k), cut]))
            const held = front.map((each) => ({
              events: [each.events[k] ?? 0],
              censored: [each.censored[k] ?? 0],
              entered: [each.entered?.[k] ?? 0],
            }))
            expect(cellsHold(held, floor)).toBe(false)
          }
      }),
    )
  })

  it('a floor of one leaves every cell alone in which somebody leaves', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const left = Array.from({ length: cellCount }, (_, cell) => cell).filter((cell) =>
          list.some(({ events, censored }) => (events[cell] ?? 0) + (censored[cell] ?? 0) > 0),
        )
        const last = left.at(-1) ?? -1
        const ends = mergeCells(list, 1)
        expect(ends.slice(0, -1)).toEqual(left.slice(0, -1))
        // Who enters after everybody has left stands with the last: no study's people do.
        if (list.every(({ entered }) => sum(entered ?? [], last + 1) === 0))
          expect(ends.at(-1) ?? -1).toBe(last)
      }),
    )
  })

  it('what is left at the end joins the cells before it', () => {
    const events = [5, 0, 5, 5, 2]
    const ends = (censored: readonly number[]) => mergeCells([{ events, censored }], 5)
    expect(ends([0, 0, 0, 0, 0])).toEqual([0, 2, 4])
    expect(ends([0, 0, 0, 0, 4])).toEqual([])
    expect(ends([0, 5, 0, 0, 4])).toEqual([0, 4])
    expect(ends([5, 0, 0, 0, 4])).toEqual([4])
    expect(ends([5, 0, 0, 0, 5])).toEqual([0, 2, 4])
  })

  it('a group with too few events has no cells, and neither have groups that are merged with it', () => {
    const many = { events: [9, 9], censored: [0, 0] }
    expect(mergeCells([many, { events: [1, 2], censored: [0, 0] }], 5)).toEqual([])
    expect(mergeCells([many, { events: [1, 4], censored: [0, 0] }], 5)).toEqual([1])
    expect(mergeCells([], 5)).toEqual([])
    expect(mergeCells([{ events: [0, 0], censored: [0, 0] }], 1)).toEqual([])
  })

  it('says of each cell where it went', () => {
    expect([...mergedCells([1, 2, 5])]).toEqual([0, 0, 1, 2, 2, 2])
    expect([...mergedCells([])]).toEqual([])
  })
})
