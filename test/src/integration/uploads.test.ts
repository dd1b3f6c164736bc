import { readdirSync } from 'node:fs'
import { peekFrame, type DescribeResult, type RunView } from '@sampan/shared'
import type { Tap } from '@sampan/simulation'
import { afterEach, expect, it } from 'vitest'
import { longVectors, peopleAt, type LongVectors } from '../support/long-vectors.ts'

let made: LongVectors | null = null
afterEach(async () => {
  await made?.stop()
  made = null
})

const timeouts = { handshakeMs: 500, phaseProgressMs: 2500, absenceMs: 4000 }
const files = (): number => (made === null ? 0 : readdirSync(made.spool).length)

/** What was on its way, as the wire shows it. */
interface Watch {
  /** Sites that were told to send, in that order. */
  readonly granted: string[]
  /** Most sites that were sending at one time, and most files at one time. */
  sending: number
  files: number
}

/** `mute` loses what the first site that is told to send says from its first chunk on. */
function watching(mute = false): { readonly watch: Watch; readonly tap: (site: string) => Tap } {
  const watch: Watch = { granted: [], sending: 0, files: 0 }
  const open = new Set<string>()
  const silent = new Set<string>()
  const tap =
    (site: string): Tap =>
    (frame, direction) => {
      const { body } = peekFrame(frame)
      if (body.type === 'streamGrant') {
        watch.granted.push(site)
        open.add(site)
        watch.sending = Math.max(watch.sending, open.size)
      }
      watch.files = Math.max(watch.files, files())
      if (body.type === 'streamChunk' && mute && site === watch.granted[0]) silent.add(site)
      if (body.type === 'streamChunk' && body.value.index === 1) open.delete(site)
      return direction === 'up' && silent.has(site) ? null : frame
    }
  return { watch, tap }
}

async function released(view: RunView): Promise<readonly string[]> {
  expect(view).toMatchObject({ state: 'completed', reason: null })
  const [result] = await made!.federation.results(view.id)
  const sites = [...(result!['sites'] as string[])].sort()
  const people = sites.reduce((sum, site) => sum + peopleAt[site]!, 0)
  const described = result!['result'] as DescribeResult
  expect(described.people).toBe(people)
  expect(new Set(described.features.map(({ n }) => n))).toEqual(new Set([people]))
  return sites
}

it.each([1, 2])('lets no more than %i send at one time, and keeps no file', async (atOnce) => {
  const { watch, tap } = watching()
  made = await longVectors({ uploadsAtOnce: atOnce, tap })
  const view = await made.federation.run(made.study)
  expect(await released(view)).toEqual(['alpha', 'beta', 'delta', 'gamma'])
  expect([...watch.granted].sort()).toEqual(['alpha', 'beta', 'delta', 'gamma'])
  expect(watch.sending).toBe(atOnce)
  expect(watch.files).toBeGreaterThanOrEqual(1)
  expect(watch.files).toBeLessThanOrEqual(atOnce)
  expect(files()).toBe(0)
})

it('goes on with the others when one stalls, and counts nobody out that was not told to send', async () => {
  const { watch, tap } = watching(true)
  made = await longVectors({ uploadsAtOnce: 1, tap, timeouts })
  const view = await made.federation.run(made.study)
  const others = ['alpha', 'beta', 'delta', 'gamma'].filter((site) => site !== watch.granted[0])
  expect(await released(view)).toEqual(others)
  expect(new Set(watch.granted).size).toBe(4)
  expect(view.attempt).toBe(1)
  expect(files()).toBe(0)
})

it('forgets what came when the run is cancelled in the middle', async () => {
  const { tap } = watching()
  let cancel = false
  const cancelling =
    (site: string): Tap =>
    (frame, direction) => {
      const { body } = peekFrame(frame)
      if (direction === 'up' && body.type === 'streamChunk' && body.value.index === 1) {
        cancel = true
        return null
      }
      return tap(site)(frame, direction)
    }
  made = await longVectors({ uploadsAtOnce: 4, tap: cancelling })
  const running = made.federation.run(made.study, () => cancel).catch(() => undefined)
  await running
  expect(files()).toBeGreaterThanOrEqual(1)
  const [row] = await made.federation.database.selectFrom('run').select('id').execute()
  await made.federation.core.runs.driver(row!.id)!.cancel()
  expect(files()).toBe(0)
})

const stopDriver = (run: string): Promise<void> => made!.federation.core.runs.driver(run)!.stop()

it('starts anew after a crash in the middle, without what came before it', async () => {
  const crashes: Promise<void>[] = []
  const { tap } = watching()
  const crashing =
    (site: string): Tap =>
    (frame, direction) => {
      const { body, run } = peekFrame(frame)
      if (direction === 'up' && body.type === 'streamChunk' && body.value.index === 1)
        crashes.push(...(crashes.length > 0 ? [] : [stopDriver(run)]))
      return tap(site)(frame, direction)
    }
  made = await longVectors({ uploadsAtOnce: 2, tap: crashing })
  const running = made.federation.run(made.study)
  while (crashes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await crashes[0]
  expect(files()).toBe(0)
  await made.federation.core.runs.resume()
  expect(await released(await running)).toHaveLength(4)
  expect(files()).toBe(0)
})
