import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hasReference, referenceNote } from '../support/reference.ts'
import {
  cgdSections,
  expectConverged,
  expectHeld,
  heartSections,
  lungSections,
} from './compared/held.ts'
import { comparisonPage } from './compared/page.ts'
import { heartData, inMemory } from './compared/prepare.ts'
import { resultsOf } from './compared/results.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-compared-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const page = path.resolve(import.meta.dirname, '../../../docs/methods.md')
const marks = ['<!-- comparison with R: begin -->', '<!-- comparison with R: end -->'] as const

/** Through a federation: compared.full.test.ts. Sums are the same to the last bit, masked or not. */
describe.skipIf(!hasReference)(`every number of R's that a kind defines${referenceNote}`, () => {
  it('is ours, over the same hospitals in one process; docs/methods.md says so', async () => {
    const heart = await heartSections(inMemory, folder)
    const lung = await lungSections(inMemory, folder)
    const cgd = await cgdSections(inMemory, folder)
    const sections = [...heart, ...lung, ...cgd]
    expectHeld(sections)
    const text = readFileSync(page, 'utf8')
    const [from, to] = marks.map((mark) => text.indexOf(mark)) as [number, number]
    const whole = `${text.slice(0, from + marks[0].length)}\n\n${comparisonPage(sections)}\n${text.slice(to)}`
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, whole)
    // Last digits may differ from machine to machine; what is compared may not.
    const paths = (page: string): readonly string[] =>
      [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '')
    expect(paths(readFileSync(page, 'utf8'))).toEqual(paths(whole))
  })

  it('is that of R iterated to the end where R stopped early', async () => {
    const dictionary = 'heart-reference.dictionary.yaml'
    const about = { dictionary, data: heartData(folder), name: 'heart', split: 'site' }
    const plain = await inMemory({ ...about, study: 'heart-reference' })
    expectConverged(resultsOf([...plain, ...(await inMemory({ ...about, study: 'heart-sites' }))]))
  })
})
