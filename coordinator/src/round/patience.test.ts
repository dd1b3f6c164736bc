import { describe, expect, it } from 'vitest'
import { timeouts } from '@sampan/proto'
import { handClock } from './hand-clock.test.support.ts'
import { Patience } from './patience.ts'

function made() {
  let late = 0
  const { clock, ...time } = handClock()
  const patience = new Patience(clock, () => (late += 1))
  return { patience, late: () => late, ...time }
}

const away = { longMs: timeouts.absenceMs, graceMs: null } as const
/** Only sites are missing that may be left out. */
const leaving = { longMs: timeouts.phaseProgressMs, graceMs: timeouts.handshakeMs } as const
const computing = { longMs: timeouts.phaseProgressMs, graceMs: null } as const

describe('the timer of a run', () => {
  it('starts anew with progress, and not with anything else', () => {
    const { patience, pass, late } = made()
    const say = (place: string, progress: number): void => {
      patience.watch({ place, progress }, away)
    }
    say('waiting', 0)
    pass(timeouts.absenceMs - 1)
    say('waiting', 1)
    pass(timeouts.absenceMs - 1)
    expect(late()).toBe(0)
    // A site that comes and goes is back where it was.
    for (const progress of [0, 1, 0, 1]) say('waiting', progress)
    pass(1)
    expect(late()).toBe(1)
  })

  it('starts anew in another place, and after it rang', () => {
    const { patience, pass, late, pending } = made()
    patience.watch({ place: 'a', progress: 5 }, away)
    pass(timeouts.absenceMs - 1)
    patience.watch({ place: 'b', progress: 0 }, away)
    pass(timeouts.absenceMs - 1)
    expect(late()).toBe(0)
    pass(1)
    expect([late(), pending()]).toEqual([1, 0])
    patience.watch({ place: 'b', progress: 0 }, away)
    expect(pending()).toBe(1)
    patience.end()
    expect(pending()).toBe(0)
  })

  it('gives sites that may be left out the time to come back, counted from when they went', () => {
    const { patience, pass, late } = made()
    const course = { place: 'mask', progress: 1 }
    patience.watch(course, computing)
    pass(20_000)
    patience.watch(course, leaving)
    pass(timeouts.handshakeMs - 1)
    expect(late()).toBe(0)
    pass(1)
    expect(late()).toBe(1)
  })

  it('takes no longer for a site that comes and goes than for one that is there', () => {
    const { patience, pass, late } = made()
    const course = { place: 'mask', progress: 1 }
    for (let k = 0; k < 12; k++) {
      patience.watch(course, k % 2 === 0 ? computing : leaving)
      pass(timeouts.phaseProgressMs / 12)
    }
    expect(late()).toBe(1)
  })
})
