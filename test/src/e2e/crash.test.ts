import path from 'node:path'
import type { GlmResult } from '@sampan/shared'
import { startDoomed, untilConnected } from '@sampan/scripts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  finished,
  regressionOf,
  runningFederation,
  type RunningFederation,
} from '../support/running-federation.ts'

const mains = path.resolve(import.meta.dirname, '../../dist/e2e/mains')

const onlyModel = ['--analyses', 'model'] as const

/** In the middle of the regression: one round of moments goes before the steps. */
const times = 3

let made: RunningFederation
let undisturbed: { readonly result: GlmResult; readonly rounds: number }

beforeAll(async () => {
  made = await runningFederation()
  const { id } = await made.stage.researcher.run('run', 'start', made.study, ...onlyModel)
  const view = await finished(made.stage, String(id))
  expect(view.state).toBe('completed')
  const result = await regressionOf(made.stage, view.id)
  undisturbed = { result, rounds: view.round }
})

afterAll(async () => {
  await made.close()
})

/** Not close but equal: sums in the ring do not depend on what happened on the way. */
async function expectSameResult(run: string): Promise<void> {
  const view = await finished(made.stage, run)
  expect(view).toMatchObject({ state: 'completed', round: undisturbed.rounds })
  expect(await regressionOf(made.stage, run)).toEqual(undisturbed.result)
}

describe('a coordinator that is killed', () => {
  const points = ['advertise', 'share', 'mask', 'confirm', 'reveal']
  it.each(points)('in phase %s ends the run with the same result', async (point) => {
    const { stage, study } = made
    await stage.coordinator.stop()
    const sinceMs = Date.now()
    const file = path.join(mains, 'coordinator.main.js')
    const doomed = await stage.coordinator.start({ file, words: [point, String(times)] })
    await allConnected(sinceMs)
    const { id } = await stage.researcher.run('run', 'start', study, ...onlyModel)
    expect(await doomed.ended).toBe('SIGKILL')
    await stage.coordinator.start()
    await expectSameResult(String(id))
  })
})

describe('an agent that is killed', () => {
  const messages = ['advertisement', 'shares', 'streamChunk', 'confirmation', 'reveal']
  it.each(messages)('before its %s leaves ends the run with the same result', async (message) => {
    const { stage, study } = made
    const hospital = stage.hospitals[1]!
    await hospital.stop()
    const sinceMs = Date.now()
    const doomed = await startDoomed(hospital, { message, times })
    await untilConnected(hospital, sinceMs)
    const { id } = await stage.researcher.run('run', 'start', study, ...onlyModel)
    expect(await doomed.vault.ended).toBe('SIGKILL')
    await doomed.relay.kill()
    await hospital.start()
    await expectSameResult(String(id))
  })
})

describe('the log', () => {
  it('has one sum for every round of every run, and verifies', async () => {
    const { stage } = made
    const bundle = path.join(stage.folder, 'bundle')
    await stage.auditor.run('audit', 'export', '--out', bundle)
    const { entries } = (await stage.auditor.run('audit', 'show', bundle)) as unknown as {
      readonly entries: readonly {
        readonly type: string
        readonly run: string
        readonly round: number
      }[]
    }
    const sums = entries
      .filter(({ type }) => type === 'aggregate-published')
      .map(({ run, round }) => `${run} ${round}`)
    expect(new Set(sums).size).toBe(sums.length)
    expect(sums).toHaveLength(11 * undisturbed.rounds)
  })
})

async function allConnected(sinceMs: number): Promise<void> {
  await Promise.all(made.stage.hospitals.map((hospital) => untilConnected(hospital, sinceMs)))
}
