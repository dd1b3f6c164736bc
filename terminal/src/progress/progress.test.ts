import type { RunView } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { displayColumns } from '../output/columns.ts'
import { openSession } from '../program/session.ts'
import { recordedSurroundings } from '../testing/surroundings.ts'
import { describeRun } from './describe-run.ts'
import { runProgress } from './run-progress.ts'
import { secondsLeft } from './time-left.ts'

const site = { connected: true, accepted: true, answered: false, refusal: null }
const view: RunView = {
  id: 'run_00000000000000000000000000',
  study: 'study_00000000000000000000000000',
  studyDigest: `sha256:${'0'.repeat(64)}`,
  title: 'A study',
  number: 1,
  state: 'running',
  reason: null,
  subject: null,
  analyses: ['describe', 'heart'],
  analysis: 'heart',
  step: 'newton',
  round: 4,
  attempt: 1,
  phase: 'mask',
  sites: [
    { site: 'a', ...site, answered: true },
    { site: 'b', ...site },
    { site: 'c', ...site, accepted: false },
  ],
  deviance: [1012.3456789012, 830.1, 812.34],
  roundMs: [2000, 900, 3000],
  version: 7,
}

describe('a run in one line', () => {
  it('says round, phase, sites, deviances and what is left', () => {
    expect(describeRun(view, 'en')).toBe(
      'round 4, masked vectors, heart, step newton, 1 of 3 sites have answered, ' +
        'deviance 1012.3457 > 830.1 > 812.34, about 8 seconds left for heart',
    )
    expect(describeRun(view, 'zh-Hant')).toContain('第 4 輪次，遮罩向量，heart，步驟 newton，')
  })

  it.each([
    [{ state: 'inviting' }, 'inviting sites: 2 of 3 have accepted'],
    [{ state: 'waiting', reason: 'site-absent', subject: 'b' }, 'waiting for b (site-absent)'],
    [{ state: 'paused', reason: 'attempts-exhausted' }, 'paused (attempts-exhausted)'],
    [{ state: 'completed' }, 'completed'],
    [{ state: 'refused', reason: 'approval-missing' }, 'refused (approval-missing)'],
    [{ deviance: [], attempt: 2 }, /heart, step newton, 1 of 3 .*, attempt 2$/],
    [
      { analysis: null, step: null, phase: null, deviance: [] },
      'round 4, -, 1 of 3 sites have answered',
    ],
  ] as const)('tells %j', (change, line) => {
    const told = describeRun({ ...view, ...change } as RunView, 'en')
    if (typeof line === 'string') expect(told).toBe(line)
    else expect(told).toMatch(line)
  })
})

describe('the time that is left', () => {
  const left = (deviance: number[], roundMs = [1000]) => secondsLeft({ deviance, roundMs })

  it('is unknown without two deviances or a finished round', () => {
    expect([left([]), left([5]), left([5, 4], [])]).toEqual([null, null, null])
  })

  it('counts the steps of a quadratic convergence: 1e-2, 1e-4, 1e-8, 1e-16', () => {
    expect(left([101, 100])).toBe(4)
    expect(left([100.01, 100])).toBe(3)
    expect(left([100, 100])).toBe(1)
  })

  it('has an end', () => {
    expect(left([1e300, 1])).toBeLessThanOrEqual(12)
    expect(left([5, 5], [1])).toBe(1)
  })
})

/** ESC with what belongs to it, or the end of a line. */
const control = new RegExp(`${String.fromCharCode(27)}(?:[78]|\\[[0-9;]*[A-Za-z])|\n`)

describe('progress', () => {
  const sessionOf = (columns?: number) => {
    const recorded = recordedSurroundings({
      words: [],
      ...(columns === undefined ? {} : { columns }),
    })
    return {
      recorded,
      session: openSession(recorded.surroundings, {
        command: 'x',
        language: 'zh-Hans',
        json: true,
      }),
    }
  }

  it('without a screen is one line per change, never drawn over', () => {
    const { recorded, session } = sessionOf()
    const progress = runProgress(session)
    progress.show(view)
    progress.show({ ...view, version: 8 })
    progress.show({ ...view, round: 5 })
    progress.note('note')
    progress.stop()
    const lines = recorded.errors().split('\n')
    expect(lines).toHaveLength(4)
    expect(recorded.errors()).not.toContain('\r')
    expect(recorded.errors()).not.toContain('\u001b')
    expect(recorded.output()).toBe('')
  })

  it('on a screen is a bar that fits it, and leaves cursor and wrapping alone', () => {
    const { recorded, session } = sessionOf(60)
    const progress = runProgress(session)
    progress.show(view)
    progress.show({ ...view, sites: view.sites.map((each) => ({ ...each, answered: true })) })
    progress.stop()
    progress.stop()
    const drawn = recorded.errors()
    expect(drawn).toContain('[=====-----------] 第 4 轮次')
    expect(drawn).toContain('[================] ')
    // Hidden cursor (25) or switched off wrapping (7) would outlive a process that is interrupted.
    expect(drawn).not.toContain('\u001b[?')
    for (const part of drawn.split(control)) expect(displayColumns(part)).toBeLessThan(60)
  })

  it('shows remarks on lines of their own', () => {
    const { recorded, session } = sessionOf(60)
    const progress = runProgress(session)
    progress.show(view)
    progress.note('协调方没有应答')
    progress.show(view)
    progress.stop()
    expect(recorded.errors()).toMatch(/\n协调方没有应答\n/)
  })
})
