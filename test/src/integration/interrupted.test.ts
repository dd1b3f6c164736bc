import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MaskPool, type FeasibilityResult } from '@sampan/shared'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { infiltrated, type Infiltrated } from '../support/from-within.ts'
import { peopleOf } from '../support/registry-federation.ts'

/** What a thread of the pool runs, as built. */
const script = new URL('../../../shared/dist/masking/mask-range.main.js', import.meta.url).href

let starts: string
let inside: Infiltrated
beforeEach(() => {
  starts = mkdtempSync(path.join(tmpdir(), 'sampan-starts-'))
})
afterEach(async () => {
  await inside.stop()
  rmSync(starts, { recursive: true })
})

/** The coordinator's one thread, which takes its job and dies of it so many times. */
async function enter(deaths: number): Promise<void> {
  const dying = `
    import { mkdtempSync, readdirSync } from 'node:fs'
    import { parentPort } from 'node:worker_threads'
    mkdtempSync(${JSON.stringify(`${starts}/`)})
    if (readdirSync(${JSON.stringify(starts)}).length > ${deaths}) await import('${script}')
    else parentPort.on('message', () => process.exit(1))`
  const sizes = { pooledBytesMin: 0, pooledVectorBytesMin: 0 }
  const url = new URL(`data:text/javascript,${encodeURIComponent(dying)}`)
  inside = await infiltrated({ masks: new MaskPool({ threads: 1, ...sizes, script: url }) })
}

const incidents = async (): Promise<readonly unknown[]> =>
  (await inside.entries())
    .filter(({ type }) => type === 'incident')
    .map(({ reason, object }) => [reason, object])

const interrupted = ['masking-interrupted', 'round 1']

it('a sum is unmasked again when the thread that did it dies, and once only published', async () => {
  await enter(2)
  const { id } = await inside.start()
  expect(await inside.ended(id)).toMatchObject({ state: 'completed', reason: null })
  const [released, ...more] = await inside.federation.results(id)
  const { steps } = released!['result'] as FeasibilityResult
  const everybody = ['alpha', 'beta', 'gamma', 'delta']
  expect(steps[0]!.people).toBe(everybody.reduce((sum, site) => sum + peopleOf(site).length, 0))
  expect(more).toEqual([])
  expect(await incidents()).toEqual([interrupted, interrupted])
  const published = (await inside.entries()).filter(({ type }) => type === 'aggregate-published')
  expect(published).toHaveLength(1)
})

it('a run is lost when its thread dies every time, and nothing is published', async () => {
  await enter(Infinity)
  const { id } = await inside.start()
  expect(await inside.ended(id)).toMatchObject({ state: 'lost', reason: 'masking-interrupted' })
  expect(readdirSync(starts)).toHaveLength(3)
  expect(await incidents()).toEqual([interrupted, interrupted])
  expect(await inside.federation.results(id)).toEqual([])
  const types = (await inside.entries()).map(({ type }) => type)
  expect(types).toContain('run-lost')
  expect(types).not.toContain('aggregate-published')
})
