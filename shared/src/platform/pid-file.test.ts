import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { claimPid, runningPid } from './pid-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-pid-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const file = path.join(folder, 'x.pid')
const hasProc = process.platform === 'linux'

describe('a pid file', () => {
  it('names the process that claimed it, until it is given back', () => {
    const release = claimPid(file)
    expect(runningPid(file)).toBe(process.pid)
    release()
    expect(runningPid(file)).toBeNull()
  })

  it('of a living process keeps others away', () => {
    writeFileSync(file, `${process.ppid}\n`)
    expect(() => claimPid(file)).toThrow('already-running')
  })

  it('of a dead process, or with anything else in it, counts for nothing', () => {
    for (const text of ['4194305\n', '0\n', '-1\n', 'x', '']) {
      writeFileSync(file, text)
      expect(runningPid(file)).toBeNull()
    }
  })

  it.skipIf(!hasProc)('whose number belongs to another process by now counts for nothing', () => {
    claimPid(file)
    const [, began] = readFileSync(file, 'utf8').trim().split(' ')
    expect(Number(began)).toBeGreaterThan(0)
    writeFileSync(file, `${process.pid} ${Number(began) - 1}\n`)
    expect(runningPid(file)).toBeNull()
  })
})
