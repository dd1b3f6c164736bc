import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { hasReference, referenceNote } from '../support/reference.ts'
import { cgdSections, expectHeld, heartSections, lungSections } from './compared/held.ts'
import { federated } from './compared/prepare.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-compared-full-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!hasReference)(`every number of R's, through a federation${referenceNote}`, () => {
  it('heart disease in four hospitals', { timeout: 900_000 }, async () => {
    expectHeld(await heartSections(federated, folder))
  })

  it('lung cancer in eighteen institutions', { timeout: 1_800_000 }, async () => {
    expectHeld(await lungSections(federated, folder))
  })

  it('chronic granulomatous disease in thirteen hospitals', { timeout: 900_000 }, async () => {
    expectHeld(await cgdSections(federated, folder))
  })
})
