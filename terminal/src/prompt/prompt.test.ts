import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSession } from '../program/session.ts'
import { recordedSurroundings, type Recorded } from '../testing/surroundings.ts'
import { confirm } from './confirm.ts'
import { choosePassphrase, readPassphrase } from './passphrase.ts'
import { readSecret } from './read-secret.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-prompt-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}

const sessionOf = (recorded: Recorded) =>
  openSession(recorded.surroundings, { command: 'x', language: 'en', json: false })
const terminal = () => recordedSurroundings({ words: [], columns: 80 })
const pipe = (input?: string) =>
  recordedSurroundings({ words: [], ...(input === undefined ? {} : { input }) })

describe('a question', () => {
  it.each(['y', 'YES', '是', ' yes '])('is confirmed by "%s"', async (answer) => {
    const screen = terminal()
    const asked = confirm(sessionOf(screen), 'Sign it?', { yes: false })
    screen.type(`${answer}\n`)
    await asked
    expect(screen.errors()).toBe('Sign it? [y/N] ')
    expect(screen.output()).toBe('')
  })

  it.each(['', 'n', 'no', 'yy', 'maybe'])('is not confirmed by "%s"', async (answer) => {
    const screen = terminal()
    const asked = confirm(sessionOf(screen), 'Sign it?', { yes: false })
    screen.type(`${answer}\n`)
    await expect(asked).rejects.toMatchObject({ code: 'not-confirmed' })
  })

  it('is not asked with --yes, and not where nobody is', async () => {
    await confirm(sessionOf(pipe()), 'Sign it?', { yes: true })
    await expect(confirm(sessionOf(pipe('y\n')), 'Sign it?', { yes: false })).rejects.toMatchObject(
      {
        code: 'usage-invalid',
        context: { problem: 'no-terminal', given: '--yes' },
      },
    )
  })
})

describe('a passphrase', () => {
  it('is typed without being shown, with corrections', async () => {
    const screen = terminal()
    const asked = readPassphrase(sessionOf(screen), { file: undefined })
    screen.type('wrong\u0015Tai')
    screen.type('x\u007f 帆船\r')
    expect(await asked).toBe('Tai 帆船')
    expect(screen.errors()).toBe('Passphrase of the key: \n')
  })

  it('comes in bytes of any cut', async () => {
    const screen = terminal()
    const asked = readPassphrase(sessionOf(screen), { file: undefined })
    const bytes = Buffer.from('帆\r')
    for (const byte of bytes) screen.surroundings.input.push(Uint8Array.of(byte))
    expect(await asked).toBe('帆')
  })

  it('ends with Ctrl-C as the process would', async () => {
    const screen = terminal()
    const asked = readPassphrase(sessionOf(screen), { file: undefined })
    screen.type('abc\u0003')
    await expect(asked).rejects.toMatchObject({ code: 'not-confirmed' })
    expect(screen.interrupts()).toBe(1)
  })

  it('is refused where there is neither a terminal nor a file', async () => {
    const asked = readPassphrase(sessionOf(pipe('abc\n')), { file: undefined })
    await expect(asked).rejects.toMatchObject({
      code: 'usage-invalid',
      context: { given: '--passphrase-file' },
    })
  })

  it('for a new key is typed twice, alike, and is long enough', async () => {
    const both = async (first: string, second: string): Promise<string> => {
      const screen = terminal()
      const asked = choosePassphrase(sessionOf(screen), { file: undefined })
      screen.type(`${first}\r`)
      setImmediate(() => {
        screen.type(`${second}\r`)
      })
      return asked
    }
    expect(await both('twelve chars', 'twelve chars')).toBe('twelve chars')
    await expect(both('twelve chars', 'twelve chart')).rejects.toMatchObject({
      code: 'value-invalid',
      context: { what: 'second passphrase' },
    })
    await expect(both('eleven char', 'eleven char')).rejects.toMatchObject({
      code: 'value-invalid',
      context: { charactersMin: 12 },
    })
  })

  it('in a file is its only line; letters have one form', async () => {
    const read = (content: string | Uint8Array) =>
      readPassphrase(sessionOf(pipe()), { file: file('secret', content) })
    expect(await read('cafe\u0301 au lait\n')).toBe('caf\u00e9 au lait')
    expect(await read('x\r\n')).toBe('x')
    await expect(read('a\nb\n')).rejects.toMatchObject({ code: 'file-malformed' })
    await expect(read('')).rejects.toMatchObject({ code: 'file-malformed' })
    await expect(read(Uint8Array.of(255))).rejects.toMatchObject({ code: 'file-not-text' })
    await expect(read('x'.repeat(1025))).rejects.toMatchObject({ code: 'file-too-large' })
  })
})

describe('a token', () => {
  it('is piped in, typed, or lies in a file', async () => {
    const question = 'Token: '
    const ask = (from: Recorded, place?: string) =>
      readSecret(sessionOf(from), { file: place, question })
    expect(await ask(pipe('sampan_x\nmore\n'))).toBe('sampan_x')
    expect(await ask(pipe('sampan_x'))).toBe('sampan_x')
    expect(await ask(pipe(), file('token', 'sampan_y\n'))).toBe('sampan_y')
    const screen = terminal()
    const asked = ask(screen)
    screen.type('sampan_z\r')
    expect(await asked).toBe('sampan_z')
    expect(screen.errors()).toBe('Token: \n')
    await expect(ask(pipe(''))).rejects.toMatchObject({ code: 'not-confirmed' })
  })
})
