import {
  displayColumns,
  runProgram,
  type Command,
  type Delegate,
  type Group,
} from '@sampan/terminal'
import { languageSchema } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { sampan } from './sampan.ts'

type Entry = Command | Group | Delegate

/** Every command with the words that reach it. */
function everyEntry(
  entries: readonly Entry[],
  before: readonly string[] = [],
): readonly (readonly [path: string, entry: Entry])[] {
  return entries.flatMap((entry) => {
    const path = [...before, entry.name]
    const below = entry.kind === 'group' ? everyEntry(entry.commands, path) : []
    return [[path.join(' '), entry] as const, ...below]
  })
}

const entries = everyEntry(sampan.commands)
const pages = entries.filter(([, { kind }]) => kind !== 'delegate').map(([path]) => path)
const languages = languageSchema.options

async function help(path: string, language: string): Promise<string> {
  const words = [...path.split(' ').filter((word) => word !== ''), '--help', '--lang', language]
  const { surroundings, output } = recordedSurroundings({ words, columns: 80 })
  expect(await runProgram(sampan, surroundings)).toBe(0)
  return output()
}

describe('a help page', () => {
  it.each(languages.flatMap((language) => ['', ...pages].map((path) => [language, path] as const)))(
    'in %s of "sampan %s" fits 80 columns',
    async (language, path) => {
      const page = await help(path, language)
      const wide = page.split('\n').filter((line) => displayColumns(line) > 80)
      expect(wide).toEqual([])
      expect(page).toContain(`sampan ${path}`.trim())
    },
  )

  it.each(pages)('of "sampan %s" is another one in each language', async (path) => {
    const all = await Promise.all(languages.map((language) => help(path, language)))
    expect(new Set(all).size).toBe(3)
  })

  it('has an example that names its command, for every command', () => {
    for (const [path, entry] of entries) {
      if (entry.kind === 'group') continue
      expect([path, entry.examples.length > 0]).toEqual([path, true])
      for (const example of entry.examples) expect(example).toMatch(new RegExp(`^sampan ${path}`))
    }
  })

  const commands = entries.flatMap(([path, entry]) =>
    entry.kind === 'command' ? [[path, entry] as const] : [],
  )
  it.each(commands)('says what every argument and option of "sampan %s" is for', (_, entry) => {
    const names = Object.keys({ ...entry.arguments, ...entry.options })
    for (const language of languages)
      for (const name of names) expect(entry.words[language].says[name]).toMatch(/\S/)
  })

  it('breaks a long example where it may be pasted', async () => {
    const page = await help('approver sign', 'en')
    const [, pasted] = /\$ (sampan [^]*?)\n\n/.exec(page)!
    expect(pasted!.replace(/ \\\n +/g, ' ')).toBe(
      'sampan approver sign study.export.json --key chan.key.pem --site hk-east --role ethics --decision approve -o approval.json',
    )
  })
})
