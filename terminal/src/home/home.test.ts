import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { homePath, openHome } from './home.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'sampan-home-'))
afterAll(() => rmSync(parent, { recursive: true }))

describe("the folder for a person's files", () => {
  it('is SAMPAN_HOME, or lies in the home folder', () => {
    expect(homePath({ SAMPAN_HOME: '/a/b', HOME: '/h' })).toBe('/a/b')
    expect(homePath({ SAMPAN_HOME: '', HOME: '/h' })).toBe('/h/.config/sampan')
    expect(path.isAbsolute(homePath({ SAMPAN_HOME: 'x' }))).toBe(true)
    expect(path.isAbsolute(homePath({}))).toBe(true)
  })

  it('is made for its owner alone', () => {
    const folder = openHome({ HOME: parent })
    expect(folder).toBe(path.join(parent, '.config', 'sampan'))
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(openHome({ HOME: parent })).toBe(folder)
  })

  it('is refused, and left as it is, when others may enter it', () => {
    const folder = mkdtempSync(path.join(parent, 'open-'))
    chmodSync(folder, 0o750)
    expect(() => openHome({ SAMPAN_HOME: folder })).toThrow('settings-invalid')
    expect(statSync(folder).mode & 0o777).toBe(0o750)
    const file = path.join(parent, 'file')
    writeFileSync(file, '')
    expect(() => openHome({ SAMPAN_HOME: file })).toThrow()
  })
})
