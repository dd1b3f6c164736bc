import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { analyse } from '../drive.ts'
import type { GlmResult } from '../results.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  interactionTerm,
  lowFloors,
  manifestOf,
  numeric,
  plainTerm,
  snapshotOf,
} from '../studies.test.data.ts'
import { verdict } from './moments.ts'

/** 240 people: in group a = 1 `few` of 24 have the outcome. */
function peopleWith(few: number) {
  const rows = Array.from({ length: 240 }, (_, k) => {
    const a = k < 24 ? 1 : 0
    const y = k < 24 ? (k < few ? 1 : 0) : k % 3 === 0 ? 1 : 0
    return { a, y, u: (k * 37) % 10, f: a === 1 ? 2 : k % 2, g: k % 2, h: k % 2 }
  })
  const names = ['a', 'y', 'u', 'f', 'g', 'h'] as const
  return snapshotOf(new Map(names.map((name) => [name, rows.map((row) => row[name])])))
}

const study = (floors: Floors) =>
  manifestOf({
    features: [
      binary('y'),
      binary('a'),
      binary('g'),
      numeric('u'),
      category('f', ['p', 'q', 'r']),
      category('h', ['s', 't']),
    ],
    ranges: { u: [0, 10] },
    terms: [
      ...['a', 'g', 'u'].map(plainTerm),
      factorTerm('f', 'p'),
      factorTerm('h', 's'),
      { ...factorTerm('f', 'r'), name: 'last' },
      interactionTerm('a', 'g'),
    ],
    floors,
  })

const fit = (few: number, terms: readonly string[], floors = defaultFloors, intercept = true) => {
  const input = glmOf(study(floors), 'y', terms, { intercept })
  const { outcome } = analyse(input, [peopleWith(few)])
  return outcome.type === 'failure' ? [outcome.code, outcome.context['term']] : outcome.type
}

describe('a model of levels and binary columns alone is a table', () => {
  it('its estimates and covariance give the counts of every cell', () => {
    const { outcome } = analyse(glmOf(study(lowFloors), 'y', ['a']), [peopleWith(2)])
    if (outcome.type !== 'result') throw new Error(outcome.type)
    const { estimates, vcov } = outcome.result as GlmResult
    const [b0, b1] = estimates.map(({ estimate }) => estimate) as [number, number]
    const share = 1 / (1 + Math.exp(-b0 - b1))
    const variance = vcov[1]![1]! - vcov[0]![0]!
    const people = 1 / (variance * share * (1 - share))
    expect(people).toBeCloseTo(24, 6)
    expect(people * share).toBeCloseTo(2, 6)
  })

  it('few with or without the outcome in a group are refused, none like a few', () => {
    for (const few of [0, 1, 4]) {
      expect(fit(few, ['a'])).toEqual(['cell-too-small', 'a'])
      expect(fit(24 - few, ['a'])).toEqual(['cell-too-small', 'a'])
      expect(fit(few, ['f'])).toEqual(['cell-too-small', 'fr'])
      // As the reference, as the first factor without intercept, and as the reference of the second.
      expect(fit(few, ['last'])).toEqual(['cell-too-small', 'lastr'])
      expect(fit(few, ['f'], defaultFloors, false)).toEqual(['cell-too-small', 'fr'])
      expect(fit(few, ['h', 'last'], defaultFloors, false)).toEqual(['cell-too-small', 'lastr'])
    }
    for (const terms of [['a'], ['f'], ['last']]) {
      expect(fit(5, terms)).toBe('result')
      expect(fit(19, terms)).toBe('result')
    }
  })

  it('in cells of an interaction, and by the floor of the study', () => {
    expect(fit(10, ['a', 'g', 'a:g'])).toBe('result')
    expect(fit(8, ['a', 'g', 'a:g'])).toEqual(['cell-too-small', 'a:g'])
    expect(fit(8, ['a'], { ...defaultFloors, cell: 9 })).toEqual(['cell-too-small', 'a'])
  })

  it('a number among the columns makes it none', () => {
    expect(fit(4, ['a', 'u'])).toBe('result')
  })

  it('a site judges the first point by its own floors', () => {
    const input = glmOf(study(lowFloors), 'y', ['a'])
    const { rounds } = analyse(input, [peopleWith(4)])
    const judged = rounds.map(({ broadcast, sum }) => verdict(input, broadcast, sum, defaultFloors))
    expect(judged[0]).toBeNull()
    expect(judged[1]).toEqual({ code: 'cell-too-small', context: { term: 'a' } })
    expect(judged.slice(2).every((each) => each === null)).toBe(true)
  })
})
