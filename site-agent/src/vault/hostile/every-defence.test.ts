import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { shippedDefences } from '../defences.ts'

const root = path.resolve(import.meta.dirname, '../../../..')

const folders = ['site-agent/src/vault', 'test/src/attack', 'test/src/integration'].map((name) =>
  path.join(root, name),
)

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
  const unattacked = names.filter((name) => !tests.some((text) => leavesOut(text, name)))
  expect(names.length).toBeGreaterThan(30)
  expect(unattacked).toEqual([])
})

function leavesOut(text: string, name: string): boolean {
  const forms = [
    `{ ${name}: `,
    `{ ...shippedDefences, ${name}: `,
    `{ ...shippedDefences, ${name} }`,
  ]
  return forms.some((form) => text.includes(form))
}
