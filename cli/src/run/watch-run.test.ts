import { SampanError, type Code, type RunView } from '@sampan/shared'
import { openSession } from '@sampan/terminal'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../connection/connection.ts'
import { watchRun } from './watch-run.ts'

const run = `run_${'0'.repeat(26)}`
const first: RunView = {
  id: run,
  study: `study_${'0'.repeat(26)}`,
  studyDigest: `sha256:${'0'.repeat(64)}`,
  title: 'Illness by age',
  number: 1,
  state: 'running',
  reason: null,
  subject: null,
  analyses: ['model'],
  analysis: 'model',
  step: '1',
  round: 1,
  attempt: 1,
  phase: 'mask',
  sites: [{ site: 'east', connected: true, accepted: true, answered: false, refusal: null }],
  deviance: [],
  roundMs: [],
  version: 1,
}

type Step = Partial<RunView> | Code

/** A coordinator that answers one step after the other, and time that passes only by waiting. */
async function watch(...steps: readonly Step[]) {
  let nowMs = 0
  const { surroundings, errors } = recordedSurroundings({ words: [] })
  const clock = {
    nowMs: () => nowMs,
    after: (delayMs: number, action: () => void) => {
      nowMs += delayMs
      queueMicrotask(action)
      return () => undefined
    },
  }
  const left = [...steps]
  const asked: string[] = []
  const hub = {
    get: (path: string) => {
      asked.push(path)
      if (asked.length > 10_000) throw new Error('asked without end')
      const step = left.length > 1 ? left.shift()! : left[0]!
      if (typeof step === 'string') return Promise.reject(new SampanError(step))
      return Promise.resolve({ ...first, version: asked.length, ...step })
    },
  } as unknown as Connection
  const options = { command: 'sampan run watch', language: 'en', json: true } as const
  const session = openSession({ ...surroundings, clock }, options)
  const outcome = await watchRun(session, hub, run).catch((error: unknown) => error as SampanError)
  const code = outcome instanceof SampanError ? outcome.code : outcome.failure?.error.code
  return { outcome, code, asked, errors: errors() }
}

describe('watching a run', () => {
  it('asks with the version that is known, until the run completed', async () => {
    const { code, asked, outcome } = await watch({}, { state: 'waiting' }, { state: 'completed' })
    expect(code).toBeUndefined()
    expect(asked).toEqual([
      `/v1/runs/${run}`,
      `/v1/runs/${run}?version=1`,
      `/v1/runs/${run}?version=2`,
    ])
    expect(outcome).toMatchObject({ data: { state: 'completed' } })
  })

  const ends = [
    [{ state: 'paused' }, 'run-paused'],
    [{ state: 'cancelled' }, 'run-cancelled'],
    [{ state: 'lost' }, 'run-lost'],
    [{ state: 'refused' }, 'run-refused-by-site'],
    [{ state: 'refused', reason: 'approval-missing', subject: 'east' }, 'approval-missing'],
    [{ state: 'refused', reason: 'not a code' }, 'run-refused-by-site'],
    [{ state: 'paused', reason: 'attempts-exhausted' }, 'attempts-exhausted'],
  ] as const
  it.each(ends)('that is %o ends with %s', async (end, expected) => {
    const { code, outcome } = await watch({}, end)
    expect(code).toBe(expected)
    expect(outcome).toMatchObject({ data: { id: run, state: end.state } })
  })

  it('asks again while the coordinator is away, and says so once', async () => {
    const { code, errors } = await watch({}, 'connection-failed', 'connection-lost', 'overloaded', {
      state: 'completed',
    })
    expect(code).toBeUndefined()
    expect(errors.match(/does not answer/g)).toHaveLength(1)
  })

  it('gives up when it stays away, and at once when asking again does not help', async () => {
    const away = await watch({}, 'connection-failed')
    expect(away.code).toBe('connection-failed')
    expect(away.asked.length).toBeGreaterThan(10)
    for (const code of ['token-expired', 'run-unknown', 'certificate-untrusted'] as const)
      expect(await watch({}, code)).toMatchObject({ code, asked: { length: 2 } })
    expect((await watch('connection-failed')).asked).toHaveLength(1)
  })

  it('does not ask without a pause when nothing changes', async () => {
    const same = { version: 1 }
    const { asked } = await watch(same, same, same, { state: 'completed', version: 2 })
    expect(asked).toHaveLength(4)
  })
})
