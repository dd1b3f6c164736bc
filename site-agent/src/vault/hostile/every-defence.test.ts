import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { shippedDefences } from '../defences.ts'

const root = path.resolve(import.meta.dirname, '../../../..')

const folders = ['site-agent/src/vault', 'test/src/attack'].map((name) => path.join(root, name))

it('is left out by some test, in which an attack then succeeds', () => {
  const tests = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
  const names = Object.keys(shippedDefences)
  const unattacked = names.filter((name) => !tests.some((text) => text.includes(`{ ${name}: `)))
  expect(names.length).toBeGreaterThan(30)
  // In test/src/attack/masks.test.ts, beside all others.
  expect(unattacked).toEqual(['maskVector'])
  expect(tests.some((text) => text.includes('maskVector: () => undefined'))).toBe(true)
})
