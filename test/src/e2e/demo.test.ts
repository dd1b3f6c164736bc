import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GlmResult } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const place = mkdtempSync(path.join(tmpdir(), 'sampan-clone-'))
const clone = path.join(place, 'sampan')
const home = path.join(place, 'home')
const hasGit = existsSync(path.join(root, '.git'))

interface Report {
  readonly result: GlmResult
  readonly sites: readonly string[]
  readonly comparison: { readonly most: number; readonly isEqual: boolean }
  readonly refused: { readonly code: string }
  readonly run: { readonly state: string; readonly killedAt: string | null }
  readonly left: readonly { readonly specimen: { readonly plain: string; readonly sent: string } }[]
  readonly flipped: { readonly noticed: boolean; readonly code: string }
  readonly seconds: number
}

beforeAll(() => {
  mkdirSync(home)
  if (hasGit) execFileSync('git', ['clone', '--quiet', '--local', root, clone])
})

afterAll(() => {
  rmSync(place, { recursive: true, force: true })
})

/** Of the whole environment nothing but the way to programs. */
function demo(at: string, ...words: readonly string[]): ChildProcess {
  const { PATH = '' } = process.env
  return spawn('scripts/demo', words, {
    cwd: at,
    env: { PATH, HOME: home, LANG: 'en_HK.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function reportOf(at: string, ...words: readonly string[]): Promise<Report> {
  const file = path.join(place, `${crypto.randomUUID()}.json`)
  const shown = demo(at, '--json', file, ...words)
  shown.stdout?.resume()
  expect(await statusOf(shown)).toBe(0)
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly demo: Report }).demo
}

function statusOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      resolve(status)
    })
  })
}

/** Command lines of living processes that name a place. */
function processesWith(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return []
      }
    })
    .filter((line) => line.includes(text))
}

describe.skipIf(!hasGit)(
  `scripts/demo from a clean clone${hasGit ? '' : ' [no git: skipped]'}`,
  () => {
    it('shows what it promises, twice', { timeout: 900_000 }, async () => {
      const first = await reportOf(clone)
      const second = await reportOf(clone)
      for (const report of [first, second]) {
        expect(report.comparison.isEqual).toBe(true)
        expect(report.refused.code).toBe('approval-missing')
        expect(report.run.state).toBe('completed')
        expect(report.run.killedAt).not.toBeNull()
        expect(report.left).toHaveLength(4)
        expect(report.flipped).toMatchObject({ noticed: true, code: 'log-tampered' })
        expect(report.seconds).toBeLessThan(240)
      }
      // The same people give the same bits; the same words never leave twice.
      expect(second.result).toEqual(first.result)
      const sent = [...first.left, ...second.left].map(({ specimen }) => specimen.sent)
      expect(new Set(sent).size).toBe(8)
      expect(processesWith(clone)).toEqual([])
    })

    it('leaves no process behind when it is interrupted', async () => {
      const child = demo(clone)
      await new Promise<void>((resolve) => {
        let seen = ''
        child.stdout?.on('data', (bytes: Buffer) => {
          seen += bytes.toString('utf8')
          if (seen.includes('[4/8]')) resolve()
        })
      })
      expect(processesWith(clone).length).toBeGreaterThan(8)
      child.kill('SIGINT')
      expect(await statusOf(child)).toBe(130)
      expect(processesWith(clone)).toEqual([])
    })
  },
)

describe('scripts/demo --depart', () => {
  it('ends with the exact sum over the hospitals that stayed', async () => {
    const report = await reportOf(root, '--depart', 'mask')
    expect(report.sites).toHaveLength(3)
    expect(report.comparison.isEqual).toBe(true)
    expect(report.run.state).toBe('completed')
  })
})

describe.skipIf(!hasReference)(`scripts/demo over UCI heart disease${referenceNote}`, () => {
  interface Oracle {
    readonly pooled_full: {
      readonly coef: Readonly<Record<string, number>>
      readonly se: Readonly<Record<string, number>>
      readonly deviance: number
    }
    readonly federated_checks: { readonly irls_path: readonly { readonly deviance: number }[] }
  }

  it('gives what R gives, step by step', async () => {
    const report = await reportOf(root, '--data', reference('heart'))
    const { result } = report
    const { pooled_full: r, federated_checks: checks } = JSON.parse(
      readFileSync(reference('reference', 'heart_logistic.json'), 'utf8'),
    ) as Oracle
    expect(result.estimates).toHaveLength(Object.keys(r.coef).length)
    for (const { term, estimate, 'std.error': error } of result.estimates) {
      const [wanted, wantedError] = [r.coef[term]!, r.se[term]!]
      const allowed = 1e-8 * Math.max(Math.abs(wanted), wantedError)
      expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(allowed)
      expect(Math.abs(error - wantedError)).toBeLessThanOrEqual(1e-8 * wantedError)
    }
    expect(Math.abs(result.deviance - r.deviance)).toBeLessThanOrEqual(1e-9 * r.deviance)
    expect(result.halvings).toBe(0)
    const last = result.deviances.at(-1)!
    checks.irls_path.forEach(({ deviance }, k) => {
      const found = result.deviances[k] ?? last
      expect(Math.abs(found - deviance)).toBeLessThanOrEqual(1e-9 * deviance)
    })
  })
})
