import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readBeside } from './files.ts'

const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'sampan-beside-'))
const folder = path.join(root, 'study')
mkdirSync(path.join(folder, 'cohorts'), { recursive: true })
const text = (...names: string[]): void => {
  writeFileSync(path.join(root, ...names), names.join('/'))
}
text('secret.json')
mkdirSync(path.join(root, 'study-2'))
text('study-2', 'near.json')
text('study', 'a.json')
text('study', 'cohorts', 'b.json')
symlinkSync(path.join(root, 'secret.json'), path.join(folder, 'out.json'))
symlinkSync(root, path.join(folder, 'up'))
symlinkSync(path.join(root, 'study-2', 'near.json'), path.join(folder, 'near.json'))
symlinkSync('a.json', path.join(folder, 'in.json'))
afterAll(() => {
  rmSync(root, { recursive: true })
})

describe('files beside a file', () => {
  const read = (...names: string[]) =>
    [...readBeside(path.join(folder, 'study.yaml'), names, 100)].map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ])

  it('are those of its folder and below it, also by a link inside', () => {
    expect(read('a.json', 'cohorts/b.json', 'in.json')).toEqual([
      ['a.json', 'study/a.json'],
      ['cohorts/b.json', 'study/cohorts/b.json'],
      ['in.json', 'study/a.json'],
    ])
  })

  it.each([
    '../secret.json',
    'cohorts/../../secret.json',
    'cohorts/../a.json',
    './a.json',
    path.join(root, 'secret.json'),
    'out.json',
    'up/secret.json',
    'near.json',
    'cohorts',
    'cohorts\\b.json',
    'a.json\0',
    '',
    '/',
  ])('are no others: %j', (name) => {
    expect(read(name)).toEqual([])
  })

  it('are bounded', () => {
    expect(() => readBeside(path.join(folder, 'study.yaml'), ['a.json'], 3)).toThrow(
      expect.objectContaining({ code: 'file-too-large' }),
    )
  })
})
