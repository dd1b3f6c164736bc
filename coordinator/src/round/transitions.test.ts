import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { phaseTable } from './transitions.ts'
import {
  lateness,
  missing,
  resumeAttempt,
  startAttempt,
  step,
  type AttemptEvent,
  type AttemptState,
  type Effect,
} from './transitions.ts'

const roster = [1, 2, 3, 4]
const answered = (phase: keyof typeof phaseTable, index: number): AttemptEvent => ({
  type: 'answered',
  phase,
  index,
})

function play(
  events: readonly AttemptEvent[],
  start = startAttempt(roster, [], 3).state,
): { state: AttemptState; effects: string[] } {
  const effects: Effect[] = []
  let state = start
  for (const event of events) {
    const next = step(state, event)
    state = next.state
    effects.push(...next.effects)
  }
  return { state, effects: effects.map((effect) => effect.type) }
}

const everyone = (phase: keyof typeof phaseTable): AttemptEvent[] =>
  roster.map((index) => answered(phase, index))

describe('an attempt', () => {
  it('goes through the five phases in order', () => {
    const { state, effects } = play([
      ...everyone('advertise'),
      ...everyone('share'),
      ...everyone('mask'),
      ...everyone('confirm'),
      ...everyone('reveal'),
    ])
    expect(state.phase).toBe('done')
    expect(effects).toEqual([
      'open-round',
      'deliver-shares',
      'propose-survivors',
      'request-reveal',
      'publish',
    ])
  })

  it('needs everyone until the survivors are durable and a threshold after', () => {
    const fragile = [
      ...everyone('advertise'),
      ...everyone('share'),
      ...everyone('mask').slice(0, 3),
    ]
    expect(play(fragile).state.phase).toBe('mask')
    const after = [...fragile, answered('mask', 4), ...everyone('confirm').slice(0, 3)]
    expect(play(after).state.phase).toBe('reveal')
  })

  it('starts anew when a site departs in a fragile phase, and shrugs later', () => {
    expect(play([{ type: 'departed', index: 2 }]).effects).toEqual(['new-attempt'])
    const survivors = [...everyone('advertise'), ...everyone('share'), ...everyone('mask')]
    const { state, effects } = play([...survivors, { type: 'departed', index: 2 }])
    expect([state.phase, effects.at(-1)]).toEqual(['confirm', 'propose-survivors'])
  })

  it('waits for a departed site that is away and goes on when it is back', () => {
    const away = play([
      { type: 'disconnected', index: 2 },
      { type: 'departed', index: 2 },
    ])
    expect([away.state.phase, away.effects]).toEqual(['waiting', ['wait-for-sites']])
    expect(play([{ type: 'connected', index: 2 }], away.state).effects).toEqual(['new-attempt'])
  })

  it('counts an answer once, of its own phase, of an expected site', () => {
    const twice = play([answered('advertise', 1), answered('advertise', 1)])
    expect(twice.state.answered).toEqual([1])
    expect(play([answered('share', 1), answered('advertise', 9)]).state.answered).toEqual([])
  })

  it('says what lateness means in every phase', () => {
    const waiting = play([
      { type: 'disconnected', index: 2 },
      { type: 'departed', index: 2 },
    ]).state
    expect(lateness(waiting)).toBe('give-up')
    expect(lateness(play([answered('advertise', 1)]).state)).toBe(2)
    expect(lateness(resumeAttempt(roster, [], 3))).toBe('lost')
  })

  it('never publishes twice, never moves without a quorum, whatever happens', () => {
    const event = fc.oneof(
      fc.record({
        type: fc.constant('answered' as const),
        phase: fc.constantFrom('advertise', 'share', 'mask', 'confirm', 'reveal'),
        index: fc.integer({ min: 1, max: 5 }),
      }),
      fc.record({
        type: fc.constantFrom('departed' as const, 'disconnected' as const, 'connected' as const),
        index: fc.integer({ min: 1, max: 4 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        let state = startAttempt(roster, [], 3).state
        let published = 0
        for (const one of events) {
          const next = step(state, one)
          published += next.effects.filter((effect) => effect.type === 'publish').length
          if (next.state.phase !== state.phase && next.effects.some((e) => e.type === 'open-round'))
            expect(missing(state).length).toBe(1)
          state = next.state
        }
        expect(published).toBeLessThanOrEqual(1)
      }),
    )
  })
})
