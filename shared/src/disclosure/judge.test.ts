import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from './floors.ts'
import { judgeCells, judgeLevels, judgeParameters, judgePeople, judgeShown } from './judge.ts'
import { roundedCount, suppressedCells } from './suppress.ts'

describe('judgements under floors', () => {
  it('people of a site: at least ten by default', () => {
    expect(judgePeople(10, defaultFloors)).toBeNull()
    expect(judgePeople(9, defaultFloors)).toEqual({ code: 'people-too-few', context: {} })
    expect(judgePeople(0, defaultFloors)).toEqual(judgePeople(9, defaultFloors))
  })

  it('cells and complements: at least five by default, and nobody like a few', () => {
    const judge = (people: number, total = 100) =>
      judgeCells(
        [
          { name: 'big', people: 50 },
          { name: 'cell', people },
        ],
        total,
        defaultFloors,
      )
    const refusal = { code: 'cell-too-small', context: { term: 'cell' } }
    for (const people of [0, 1, 4, 96, 100]) expect(judge(people)).toEqual(refusal)
    for (const people of [5, 50, 95]) expect(judge(people)).toBeNull()
    expect(JSON.stringify(judge(3))).not.toContain('3')
  })

  it('a floor of one is no floor', () => {
    const cells = [{ name: 'cell', people: 0 }]
    expect(judgeCells(cells, 0, { ...defaultFloors, cell: 1 })).toBeNull()
    expect(judgeCells(cells, 0, { ...defaultFloors, cell: 2 })).not.toBeNull()
  })

  it('parameters: at most a fifth of the people by default', () => {
    expect(judgeParameters(10, 50, defaultFloors)).toBeNull()
    expect(judgeParameters(11, 50, defaultFloors)?.code).toBe('parameters-too-many')
    expect(judgeParameters(1, 0, defaultFloors)?.code).toBe('parameters-too-many')
  })

  it('levels: at most forty, and a third of the people, by default', () => {
    const judge = (levels: number, people: number) =>
      judgeLevels(
        [
          { name: 'f', levels: 2 },
          { name: 'g', levels },
        ],
        people,
        defaultFloors,
      )
    expect(judge(40, 1000)).toBeNull()
    expect(judge(41, 1000)).toEqual({ code: 'levels-too-many', context: { term: 'g' } })
    expect(judge(33, 100)).toBeNull()
    expect(judge(34, 100)?.code).toBe('levels-too-many')
  })
})

describe('complementary suppression', () => {
  const cell = (name: string, people: number) => ({ name, people, small: people < 5 })

  it('hides the smallest other cell with a lone small one', () => {
    const cells = [cell('a', 50), cell('b', 2), cell('c', 30)]
    expect([...suppressedCells(cells, 5)].sort()).toEqual(['b', 'c'])
    expect(suppressedCells([cell('a', 50), cell('b', 5)], 5).size).toBe(0)
    const chosen = { name: 'c', people: 60, small: true }
    expect([...suppressedCells([cell('a', 50), cell('b', 70), chosen], 5)].sort()).toEqual([
      ...['a', 'c'],
    ])
  })

  it('goes on while the hidden cells are few people together', () => {
    const cells = [cell('a', 50), cell('b', 2), cell('c', 1), cell('d', 9)]
    expect([...suppressedCells(cells, 5)].sort()).toEqual(['b', 'c', 'd'])
    const enough = [cell('a', 50), cell('b', 3), cell('c', 4), cell('d', 9)]
    expect([...suppressedCells(enough, 5)].sort()).toEqual(['b', 'c'])
  })

  it('leaves no small cell that the others and the total fix to a small number', () => {
    const tables = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 10 }), (counts, floor) => {
        const cells = counts.map((people, k) => ({ name: `${k}`, people, small: people < floor }))
        const hidden = suppressedCells(cells, floor)
        expect(cells.every((each) => !each.small || hidden.has(each.name))).toBe(true)
        // What is known of hidden cells is their number and their sum.
        const sum = counts.reduce((all, people, k) => all + (hidden.has(`${k}`) ? people : 0), 0)
        const everything = hidden.size === counts.length
        expect(hidden.size === 0 || everything || (hidden.size >= 2 && sum >= floor)).toBe(true)
      }),
    )
  })

  it('rounds to the nearest multiple', () => {
    expect([0, 2, 3, 7, 8, 1000].map((n) => roundedCount(n, 5))).toEqual([0, 0, 5, 5, 10, 1000])
    expect(roundedCount(137, 1)).toBe(137)
  })
})

it('a hospital as a category is for hospitals that show numbers of their own', () => {
  const age = { name: 'age', kind: 'age', at: null } as const
  const site = { name: 'site', kind: 'site' as const, levels: ['a', 'b'] }
  const shows = { ...defaultFloors, aloneOk: true }
  expect(judgeShown({ features: [age] }, defaultFloors)).toBeNull()
  expect(judgeShown({ features: [age, site] }, shows)).toBeNull()
  expect(judgeShown({ features: [age, site] }, defaultFloors)).toEqual({
    ...{ code: 'alone-not-allowed', context: {} },
  })
})
