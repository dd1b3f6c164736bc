import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { asSampanError } from './describe-error.ts'
import { writeNew } from './write-new.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-new-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('a new file is written whole, for whom it is meant; an old one is left as it is', () => {
  const file = path.join(folder, 'key')
  writeNew(file, '鑰', 0o600)
  expect(readFileSync(file, 'utf8')).toBe('鑰')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const codeOf = (place: string): string => {
    try {
      writeNew(place, 'x')
      return 'written'
    } catch (error) {
      return asSampanError(error).code
    }
  }
  expect(codeOf(file)).toBe('file-exists')
  expect(readFileSync(file, 'utf8')).toBe('鑰')
  expect(codeOf(path.join(folder, 'absent', 'key'))).toBe('file-missing')
})
