import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command, Delegate, Group } from '@sampan/terminal'
import { describe, expect, it } from 'vitest'
import { sampan } from './sampan.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8')

function everyCommand(
  entries: readonly (Command | Group | Delegate)[],
  before: readonly string[] = ['sampan'],
): readonly (readonly [path: string, command: Command])[] {
  return entries.flatMap((entry) => {
    const way = [...before, entry.name]
    if (entry.kind === 'group') return everyCommand(entry.commands, way)
    return entry.kind === 'command' ? [[way.join(' '), entry] as const] : []
  })
}

const commands = everyCommand(sampan.commands)

describe('docs/cli.md', () => {
  it.each(commands)('has "%s" with its arguments and options', (way, command) => {
    const words = [way, ...Object.keys(command.arguments)].join(' ')
    const row = page.split('\n').find((line) => line.startsWith(`| \`${words}\``))
    expect(row).toBeDefined()
    const options = row!.split('|')[3]
    const written = [...options!.matchAll(/(\*\*)?`--([a-z-]+)`/g)].map(([, bold, name]) => [
      name,
      bold !== undefined,
    ])
    const online = row!.includes('↔') && !options!.includes('--profile')
    const own = Object.entries(command.options)
      .filter(([name]) => !(online && name === 'profile'))
      .map(([name, { needed }]) => [name, needed])
    expect(written.sort()).toEqual(own.sort())
  })

  it('has no command that there is not', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `sampan '))
    const others = sampan.commands.filter(({ kind }) => kind === 'delegate')
    expect(rows).toHaveLength(commands.length + others.length)
  })

  it('shows in its example only commands that there are', () => {
    const typed = [...page.matchAll(/^\$ (sampan .*)$/gm)].map(([, line]) => line!)
    expect(typed.length).toBeGreaterThan(10)
    for (const line of typed) {
      const found = commands.filter(([way]) => `${line} `.startsWith(`${way} `))
      expect([line, found.length]).toEqual([line, 1])
      const [, command] = found[0]!
      const named = [...line.matchAll(/--([a-z-]+)/g)].map(([, name]) => name)
      expect(Object.keys(command.options)).toEqual(expect.arrayContaining(named))
    }
  })
})
