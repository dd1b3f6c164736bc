import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const page = readFileSync(path.join(root, 'docs/disclosure.md'), 'utf8')
const lines = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| control'))
const rows = lines.map((line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim()),
)

const files = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([a-z-]+\/[^`]+\.ts)`/g)].map((match) => match[1] ?? '')

describe('docs/disclosure.md', () => {
  it.each(rows)('%s: files that there are', (...cells) => {
    const [, where, unit, attack, not] = cells
    expect(files(where).length).toBeGreaterThan(0)
    expect(files(unit).length).toBeGreaterThan(0)
    expect(not).not.toBe('')
    const named = [where, unit, attack].flatMap(files)
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  })

  it.each([
    'differencing',
    'dominance',
    '0/1 selector',
    'row duplication',
    'complement',
    'averaging of repeated queries',
    'saturated model',
    'filter to one person',
    'joining two approved studies',
    'adversarial broadcast',
  ])('names the attack %s', (name) => {
    expect(rows.some(([, , , attack]) => attack?.includes(name) === true)).toBe(true)
  })
})
