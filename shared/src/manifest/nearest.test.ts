import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

it.each([
  ['titel', 'title'],
  ['tilte', 'title'],
  ['purpos', 'purpose'],
  ['Sites', 'sites'],
  ['outcom', 'outcome'],
  ['zzz', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%s: %s', (word, meant) => {
  expect(nearest(word.slice(0, 200_000), ['title', 'purpose', 'sites', 'outcome', 'outputs'])).toBe(
    meant,
  )
})

it('a transposition is one slip', () => {
  expect(nearest('ab', ['ba', 'xy'])).toBe('ba')
})
