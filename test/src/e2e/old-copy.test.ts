import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { until, type Hospital } from '@sampan/scripts'
import type { RunView } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  finished,
  runningFederation,
  type RunningFederation,
} from '../support/running-federation.ts'

let made: RunningFederation
let hospital: Hospital

beforeAll(async () => {
  made = await runningFederation()
  hospital = made.stage.hospitals[1]!
})
afterAll(async () => {
  await made.close()
})

async function run(): Promise<RunView> {
  const { id } = await made.stage.researcher.run('run', 'start', made.study, '--analyses', 'model')
  return finished(made.stage, String(id))
}

async function messages(): Promise<readonly string[]> {
  const { messages: lines } = await hospital.agent('outbox', 'ls')
  return (lines as readonly { readonly type: string }[]).map(({ type }) => type)
}

const lockOf = async (): Promise<unknown> => (await hospital.agent('status'))['locked']

describe('a home that is replaced by its copy from before a run', () => {
  it('locks itself when it starts, and gives nothing to the next run', async () => {
    const copy = path.join(made.stage.folder, 'copy')
    await hospital.stop()
    cpSync(hospital.home, copy, { recursive: true })
    await hospital.start()
    expect(await run()).toMatchObject({ state: 'completed' })
    await hospital.stop()
    rmSync(hospital.home, { recursive: true })
    cpSync(copy, hospital.home, { recursive: true })
    await hospital.start()
    await until('the agent has locked itself', async () => (await lockOf()) !== null)
    expect(await lockOf()).toMatchObject({ reason: 'ledger-outdated' })
    const [ended, sent] = [await run(), await messages()]
    expect(ended).toMatchObject({
      state: 'refused',
      reason: 'agent-locked',
      subject: hospital.spec.id,
    })
    expect(sent.filter((type) => ['shares', 'streamChunk', 'reveal'].includes(type))).toEqual([])
  })

  it('takes part again when an approver has unlocked it', async () => {
    const beside = (name: string): string => path.join(path.dirname(hospital.home), name)
    const [key, passphrase] = [beside('ethics.key.pem'), beside('passphrase')]
    await hospital.agent('unlock', '--key', key, '--passphrase-file', passphrase, '--yes')
    expect(await lockOf()).toBe(null)
    expect(await run()).toMatchObject({ state: 'completed' })
    expect(await lockOf()).toBe(null)
    expect(await messages()).toContain('reveal')
  })
})
