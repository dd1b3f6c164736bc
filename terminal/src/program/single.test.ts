import { message, nameSchema } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { recordedSurroundings } from '../testing/surroundings.ts'
import { command, type CommandWords, type SingleProgram } from './command.ts'
import { checked, flag, needed, text } from './parameter.ts'
import { runProgram } from './run.ts'

const words: CommandWords<'FILE' | 'site' | 'no-key'> = {
  purpose: 'Tries it.',
  when: 'Before.',
  says: { FILE: 'which', site: 'where', 'no-key': 'without' },
  examples: [],
}

/** A program that is one command, with an option whose name begins with `no-`. */
const single: SingleProgram = {
  name: 'thing try',
  version: '1.2.3',
  command: command({
    name: 'try',
    words: { en: words, 'zh-Hant': words, 'zh-Hans': words },
    arguments: { FILE: needed(text('FILE')) },
    options: { site: checked('SITE', nameSchema, message('fault.site')), 'no-key': flag },
    examples: [],
    codes: [],
    run: (given) => Promise.resolve({ data: { ...given }, text: `tried ${given.FILE}` }),
  }),
}

async function run(line: string) {
  const recorded = recordedSurroundings({ words: line.split(' ').filter((word) => word !== '') })
  const status = await runProgram(single, recorded.surroundings)
  return { status, output: recorded.output(), errors: recorded.errors() }
}

describe('a program that is one command', () => {
  it('takes the words behind its own name', async () => {
    expect(await run('a')).toEqual({ status: 0, output: 'tried a\n', errors: '' })
    expect(JSON.parse((await run('a --site hk --json')).output)).toEqual({
      sampan: 1,
      command: 'try',
      ok: true,
      data: { FILE: 'a', site: 'hk', 'no-key': false },
    })
  })

  it('may have an option that begins with no-', async () => {
    const { output } = await run('--json a --no-key')
    expect(JSON.parse(output)).toMatchObject({ data: { 'no-key': true } })
  })

  it.each([
    ['', { problem: 'missing-argument', given: 'FILE' }],
    ['a b', { problem: 'extra-arguments' }],
    ['a --sit x', { problem: 'unknown-option', given: '--sit', meant: '--site' }],
    ['a --lang de', { problem: 'wrong-value' }],
  ])('refuses "%s"', async (line, context) => {
    const { status, output } = await run(`--json ${line}`)
    expect(status).toBe(2)
    expect(JSON.parse(output)).toMatchObject({ error: { code: 'usage-invalid', context } })
  })

  it('shows its one page of help, and its version', async () => {
    const { status, output } = await run('--help')
    expect(status).toBe(0)
    expect(output).toMatch(/^thing try FILE \[options\]\n/)
    expect(output).toContain('--version')
    expect((await run('help')).output).toBe(output)
    expect((await run('--version')).output).toBe('1.2.3\n')
  })
})
