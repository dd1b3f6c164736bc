import { expect, it } from 'vitest'
import { decimalsFor, levelText, numberText } from './numbers.ts'

it('numbers of one table have the decimals that the smallest needs', () => {
  expect(decimalsFor([1.2, 33])).toBe(2)
  expect(decimalsFor([0.0123, -0.31, null])).toBe(3)
  expect(decimalsFor([1e-9, 5])).toBe(4)
  expect(decimalsFor([0, null, Infinity])).toBe(2)
})

it.each([
  [1.005, '1.00'],
  [-0.001, '-1.0e-3'],
  [-0.0049999, '-5.0e-3'],
  [0, '0.00'],
  [-0, '0.00'],
  [0.995, '0.99'],
  [123456, '1.2e+5'],
  [Infinity, '∞'],
  [-Infinity, '-∞'],
  [Number.NaN, '-'],
  [null, '-'],
])('%s is %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

it('levels are percentages', () => {
  expect(levelText(0.95)).toBe('95')
  expect(levelText(0.995)).toBe('99.5')
  expect(levelText(0.9)).toBe('90')
})
