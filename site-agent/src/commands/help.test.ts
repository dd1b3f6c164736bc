import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command, Delegate, Group } from '@sampan/terminal'
import { describe, expect, it } from 'vitest'
import { agentTexts } from '../text/agent-texts.ts'
import { texts as en } from '../text/en/texts.ts'
import { texts as zhHans } from '../text/zh-hans/texts.ts'
import { texts as zhHant } from '../text/zh-hant/texts.ts'
import { sampanAgent } from './agent.ts'
import { agent } from './program.test.support.ts'

type Entry = Command | Group | Delegate
const paths = (entries: readonly Entry[], before: readonly string[] = []): string[][] =>
  entries.flatMap((entry) => {
    const own = [...before, entry.name]
    return entry.kind === 'group' ? [own, ...paths(entry.commands, own)] : [own]
  })
const languages = ['en', 'zh-Hant', 'zh-Hans'] as const

describe('help', () => {
  it.each(paths(sampanAgent.commands).map((words) => words.join(' ')))('of %s', async (words) => {
    for (const language of languages) {
      const page = await agent([...words.split(' '), '--help', '--lang', language])
      expect(page.status).toBe(0)
      expect(page.output).toContain(`sampan-agent ${words}`)
      expect(/\p{Script=Han}/u.test(page.output)).toBe(language !== 'en')
    }
  })

  it('names --home on every command', async () => {
    for (const words of paths(sampanAgent.commands)) {
      const { output } = await agent([...words, '--help'])
      const isGroup = output.includes(`${words.join(' ')} COMMAND`)
      expect([words, output.includes('--home DIR')]).toEqual([words, !isGroup])
    }
  })
})

describe('sentences', () => {
  const placeholders = (phrase: string | Readonly<Record<string, string>>): string[] => {
    const wordings = typeof phrase === 'string' ? [phrase] : Object.values(phrase)
    return [...new Set(wordings.flatMap((each) => each.match(/\{[^}]*\}/g) ?? []))].sort()
  }
  it.each(Object.keys(en) as (keyof typeof en)[])('%s has the same placeholders', (key) => {
    expect(placeholders(zhHant[key])).toEqual(placeholders(en[key]))
    expect(placeholders(zhHans[key])).toEqual(placeholders(en[key]))
  })

  it('are written in the script of their language', () => {
    expect(agentTexts('zh-Hant')('check.data')).toBe('數據來源')
    expect(agentTexts('zh-Hans')('check.data')).toBe('数据来源')
  })
})

/** Modules that a module loads as soon as it is loaded, and what these load. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.startsWith('/')) return seen
  const text = readFileSync(file, 'utf8')
  for (const [, clause = '', from = ''] of text.matchAll(
    /^(?:import|export) ((?:type )?(?:\{[^}]*\}|\* as \w+|\*|\w+(?:, \{[^}]*\})?) from )?'([^']+)'/gm,
  )) {
    if (clause.startsWith('type ')) continue
    loadedBy(from.startsWith('.') ? path.resolve(path.dirname(file), from) : from, seen)
  }
  return seen
}

describe('the relay', () => {
  const source = path.resolve(import.meta.dirname, '..')
  const vault = (file: string): boolean => file.startsWith(path.join(source, 'vault'))

  it.each(['main.ts', 'processes/relay-process.ts'])('%s loads nothing of the vault', (start) => {
    const loaded = [...loadedBy(path.join(source, start))]
    expect(loaded.length).toBeGreaterThan(5)
    expect(loaded.filter(vault)).toEqual([])
    expect(loaded.filter((file) => /duckdb|cedar|sampan\/store|kysely/.test(file))).toEqual([])
  })

  it('and the check would see it', () => {
    const loaded = [...loadedBy(path.join(source, 'processes/vault-process.ts'))]
    expect(loaded.some(vault)).toBe(true)
    expect(loaded).toContain('@duckdb/node-api')
  })
})
