import { describe, expect, it } from 'vitest'
import { Recent } from './recent.ts'

describe('values that were computed lately', () => {
  it('are computed once, and null is a value', () => {
    const recent = new Recent<number | null>(2)
    let computed = 0
    const ask = (): number | null =>
      recent.of('a', () => {
        computed += 1
        return null
      })
    expect([ask(), ask(), computed]).toEqual([null, null, 1])
  })

  it('are forgotten in the order in which they were last asked for', () => {
    const recent = new Recent<string>(2)
    const computed: string[] = []
    const ask = (name: string): void => {
      recent.of(name, () => {
        computed.push(name)
        return name
      })
    }
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) ask(name)
    expect(computed).toEqual(['a', 'b', 'c', 'b'])
  })

  it('do not hold what failed', () => {
    const recent = new Recent<number>(2)
    const fail = (): number => {
      throw new Error('not now')
    }
    expect(() => recent.of('a', fail)).toThrow('not now')
    expect(recent.of('a', () => 1)).toBe(1)
  })
})
