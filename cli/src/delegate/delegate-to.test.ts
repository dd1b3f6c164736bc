import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { delegateTo } from './delegate-to.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-delegate-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const other = { package: '@sampan/other', executable: 'sampan-other' }

/** A package with a main file and an executable. */
function installed(name: string, script: string): () => string {
  const place = path.join(folder, name)
  mkdirSync(path.join(place, 'dist'), { recursive: true })
  mkdirSync(path.join(place, 'bin'))
  writeFileSync(path.join(place, 'dist/index.js'), '')
  writeFileSync(path.join(place, 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(place, 'bin/sampan-other.js'), script)
  return () => pathToFileURL(path.join(place, 'dist/index.js')).href
}

describe('a command that is another program', () => {
  it('gets its words as they are, and passes its exit status on', async () => {
    const file = path.join(folder, 'words.json')
    const script = `import { writeFileSync } from 'node:fs'
      writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.argv.slice(2)))
      process.exitCode = 7`
    const { surroundings } = recordedSurroundings({ words: [] })
    const words = ['start', '--home', 'a b', '$(id)', '--json']
    expect(await delegateTo(other, words, surroundings, installed('first', script))).toBe(7)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(words)
  })

  it('is told to end when we are', async () => {
    const ready = path.join(folder, 'ready')
    const script = `import { writeFileSync } from 'node:fs'
      process.on('SIGTERM', () => process.exit(3))
      setInterval(() => undefined, 1000)
      writeFileSync(${JSON.stringify(ready)}, '')`
    const recorded = recordedSurroundings({ words: [] })
    const ended = delegateTo(other, [], recorded.surroundings, installed('second', script))
    await expect.poll(() => readFileSync(ready, 'utf8'), { timeout: 10_000 }).toBe('')
    recorded.signal('SIGTERM')
    expect(await ended).toBe(3)
  })

  it('that is not installed, or only in part, is a code', async () => {
    const { surroundings } = recordedSurroundings({ words: [] })
    const absent = (): string => {
      throw new Error('ERR_MODULE_NOT_FOUND')
    }
    const part = installed('third', '')
    rmSync(path.join(folder, 'third/bin/sampan-other.js'))
    for (const resolve of [absent, part])
      await expect(
        Promise.resolve().then(() => delegateTo(other, [], surroundings, resolve)),
      ).rejects.toMatchObject({
        code: 'package-missing',
        context: { package: '@sampan/other' },
      })
  })
})
