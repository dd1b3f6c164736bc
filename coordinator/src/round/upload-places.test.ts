import { describe, expect, it } from 'vitest'
import { handClock } from './hand-clock.test.support.ts'
import { UploadPlaces } from './upload-places.ts'

function made(places = 2) {
  let stalled = 0
  const { clock, ...time } = handClock()
  const uploads = new UploadPlaces({ places, stallMs: 100 }, clock, () => (stalled += 1))
  return { uploads, stalled: () => stalled, ...time }
}

describe('places for uploads', () => {
  it('are given in order of announcement, and never more than there are', () => {
    const { uploads } = made()
    expect([3, 1, 2, 4].map((index) => uploads.announced(index))).toEqual([[3], [1], [], []])
    expect([1, 2, 3, 4].filter((index) => uploads.holds(index))).toEqual([1, 3])
    expect(uploads.left(3)).toEqual([2])
    expect(uploads.left(2)).toEqual([4])
    expect(uploads.left(4)).toEqual([])
  })

  it('are kept by whoever announces again, who is told to send again', () => {
    const { uploads } = made(1)
    uploads.announced(1)
    uploads.announced(2)
    expect(uploads.announced(2)).toEqual([])
    expect(uploads.announced(1)).toEqual([1])
    expect(uploads.left(1)).toEqual([2])
    expect(uploads.left(2)).toEqual([])
  })

  it('are lost by whoever does not move while others wait', () => {
    const { uploads, pass, stalled } = made()
    for (const index of [1, 2, 3]) uploads.announced(index)
    pass(60)
    uploads.moved(2)
    pass(40)
    expect(stalled()).toBe(1)
    expect(uploads.expire()).toEqual([3])
    expect(uploads.holds(1)).toBe(false)
    // The line was down for a moment: it gets its place back when one is free.
    expect(uploads.left(2)).toEqual([1])
  })

  it('are not given for ever to sites that do not use them', () => {
    const { uploads, pass } = made(1)
    uploads.announced(1)
    uploads.announced(2)
    let given = 0
    for (let k = 0; k < 100; k++) {
      pass(100)
      given += uploads.expire().length
      uploads.announced(1)
      uploads.announced(2)
    }
    expect(given).toBeLessThanOrEqual(3)
    expect(uploads.granted).toBe(given + 1)
  })

  it('are not taken from anybody while nobody waits', () => {
    const { uploads, pass, pending } = made()
    uploads.announced(1)
    pass(1000)
    expect(pending()).toBe(0)
    expect(uploads.expire()).toEqual([])
    expect(uploads.holds(1)).toBe(true)
  })

  it('are free again when the attempt is over, and nothing waits for time any more', () => {
    const { uploads, pending } = made(1)
    uploads.announced(1)
    uploads.announced(2)
    expect(pending()).toBe(1)
    uploads.clear()
    expect(pending()).toBe(0)
    expect(uploads.announced(3)).toEqual([3])
  })
})
