import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newStand, root, statusOf } from '../support/demo-stand.ts'

const { place, demo, reportOf, remove } = newStand()
const clone = path.join(place, 'sampan')
const hasGit = existsSync(path.join(root, '.git'))

beforeAll(() => {
  if (hasGit) execFileSync('git', ['clone', '--quiet', '--local', root, clone])
})

afterAll(remove)

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
