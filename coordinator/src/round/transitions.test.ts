import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { phaseTable } from './transitions.ts'
import {
  canGoOn,
  hopeless,
  missing,
  onlyAbsentMissing,
  resumeAttempt,
  startAttempt,
  step,
  type AttemptEvent,
  type AttemptState,
  type Effect,
  type SetRules,
} from './transitions.ts'

const roster = [1, 2, 3, 4]
/** Four sites: three make a sum. */
const rules: SetRules = { threshold: 3, allows: (members) => members.length >= 3 }
/** A set that was released before. */
const frozen: SetRules = { threshold: 3, allows: (members) => members.length === 4 }
const answered = (phase: keyof typeof phaseTable, index: number): AttemptEvent => ({
  type: 'answered',
  phase,
  index,
})
const late: AttemptEvent = { type: 'late' }

function play(
  events: readonly AttemptEvent[],
  { start = startAttempt(roster, []), by = rules } = {},
): { state: AttemptState; effects: string[]; all: Effect[] } {
  const all: Effect[] = []
  let state = start
  for (const event of events) {
    const next = step(state, event, by)
    state = next.state
    all.push(...next.effects)
  }
  return { state, effects: all.map((effect) => effect.type), all }
}

const from = (phase: keyof typeof phaseTable, sites = roster): AttemptEvent[] =>
  sites.map((index) => answered(phase, index))

describe('an attempt', () => {
  it('goes through the five phases in order', () => {
    const phases = ['advertise', 'share', 'mask', 'confirm', 'reveal'] as const
    const { state, effects } = play(phases.flatMap((phase) => from(phase)))
    expect(state.phase).toBe('done')
    expect(effects).toEqual([
      'open-round',
      'deliver-shares',
      'propose-survivors',
      'request-reveal',
      'publish',
    ])
  })

  it('waits for everyone until the survivors are durable, and for a threshold after', () => {
    const fragile = [...from('advertise'), ...from('share'), ...from('mask').slice(0, 3)]
    expect(play(fragile).state.phase).toBe('mask')
    const after = [...fragile, answered('mask', 4), ...from('confirm').slice(0, 3)]
    expect(play(after).state.phase).toBe('reveal')
  })

  it.each([
    ['advertise', [], 'open-round', 'share'],
    ['share', [...from('advertise')], 'deliver-shares', 'mask'],
    ['mask', [...from('advertise'), ...from('share')], 'propose-survivors', 'confirm'],
  ] as const)('goes on in %s without a site that is late', (phase, before, effect, next) => {
    const { state, all } = play([...before, ...from(phase, [1, 3, 4]), late])
    expect(all.slice(-2)).toEqual([{ type: 'departed', indices: [2] }, { type: effect }])
    expect(state).toMatchObject({ phase: next, expected: [1, 3, 4], answered: [] })
    // What it says afterwards counts for nothing.
    expect(play([answered(next, 2)], { start: state }).state.answered).toEqual([])
  })

  it('starts anew when the sum may not do without the late site, and waits when that is away', () => {
    const events = [...from('advertise'), ...from('share', [1, 3, 4])]
    expect(play([...events, late], { by: frozen }).all.at(-1)).toEqual({
      type: 'new-attempt',
      without: [],
    })
    const gone: AttemptEvent = { type: 'disconnected', index: 2 }
    const away = play([...events, gone, late], { by: frozen })
    expect([away.state.phase, away.effects.at(-1)]).toEqual(['waiting', 'wait-for-sites'])
    const back = play([{ type: 'connected', index: 2 }], { start: away.state, by: frozen })
    expect(back.all).toEqual([{ type: 'new-attempt', without: [] }])
    expect(hopeless(away.state, frozen)).toBe('give-up')
  })

  it('starts anew when a site is there but lost its secrets, or a share is bad', () => {
    for (const event of [{ type: 'lost', index: 2 }, { type: 'complaint' }] as const)
      expect(play([event]).all).toEqual([{ type: 'new-attempt', without: [] }])
    const survivors = [...from('advertise'), ...from('share'), ...from('mask')]
    expect(play([...survivors, { type: 'lost', index: 2 }]).effects.at(-1)).toBe(
      'propose-survivors',
    )
  })

  it('waits for sites that are away at its start, then goes on without them if it may', () => {
    const start = startAttempt(roster, [2])
    expect(start.phase).toBe('waiting')
    expect([canGoOn(start, rules), canGoOn(start, frozen)]).toEqual([true, false])
    expect([hopeless(start, rules), hopeless(start, frozen)]).toEqual([null, 'give-up'])
    expect(play([late], { start }).all).toEqual([{ type: 'new-attempt', without: [2] }])
    expect(play([late], { start, by: frozen }).all).toEqual([])
  })

  it('tells whether only absent sites are missing', () => {
    const gone: AttemptEvent = { type: 'disconnected', index: 2 }
    expect(onlyAbsentMissing(play([...from('advertise', [1, 3, 4]), gone]).state)).toBe(true)
    expect(onlyAbsentMissing(play([...from('advertise', [1, 3]), gone]).state)).toBe(false)
  })

  it('counts an answer once, of its own phase, of an expected site', () => {
    const twice = play([answered('advertise', 1), answered('advertise', 1)])
    expect(twice.state.answered).toEqual([1])
    expect(play([answered('share', 1), answered('advertise', 9)]).state.answered).toEqual([])
  })

  it('loses the round when too few confirm or reveal', () => {
    const state = resumeAttempt(roster, [])
    expect(hopeless(state, rules)).toBe('lost')
    expect(play([late], { start: state }).effects).toEqual([])
  })

  it('never publishes twice, never moves without a quorum, whatever happens', () => {
    const event = fc.oneof(
      fc.record({
        type: fc.constant('answered' as const),
        phase: fc.constantFrom('advertise', 'share', 'mask', 'confirm', 'reveal'),
        index: fc.integer({ min: 1, max: 5 }),
      }),
      fc.record({
        type: fc.constantFrom('lost' as const, 'disconnected' as const, 'connected' as const),
        index: fc.integer({ min: 1, max: 4 }),
      }),
      fc.constantFrom<AttemptEvent>(late, { type: 'complaint' }),
    )
    const fragile: readonly string[] = ['open-round', 'deliver-shares', 'propose-survivors']
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        let state = startAttempt(roster, [])
        let published = 0
        for (const one of events) {
          const next = step(state, one, rules)
          published += next.effects.filter(({ type }) => type === 'publish').length
          if (next.effects.some(({ type }) => fragile.includes(type))) {
            // A phase ends with a set that may be summed, and with answers of all of it.
            expect(rules.allows(next.state.expected)).toBe(true)
            const before = new Set([
              ...state.answered,
              ...(one.type === 'answered' ? [one.index] : []),
            ])
            expect(next.state.expected.every((index) => before.has(index))).toBe(true)
            expect(missing(next.state)).toEqual(next.state.expected)
          }
          state = next.state
        }
        expect(published).toBeLessThanOrEqual(1)
      }),
    )
  })
})
