import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GlmResult } from '@sampan/shared'

export const root = path.resolve(import.meta.dirname, '../../..')

/** What `scripts/demo --json` writes. */
export interface Report {
  readonly result: GlmResult
  readonly sites: readonly string[]
  readonly comparison: { readonly most: number; readonly isEqual: boolean }
  readonly refused: { readonly code: string }
  readonly run: { readonly state: string; readonly killedAt: string | null }
  readonly left: readonly { readonly specimen: { readonly plain: string; readonly sent: string } }[]
  readonly flipped: { readonly noticed: boolean; readonly code: string }
  readonly seconds: number
}

/** A place of its own for demos, with an empty home. */
export interface Stand {
  readonly place: string
  readonly demo: (at: string, ...words: readonly string[]) => ChildProcess
  /** Runs one to its end. */
  readonly reportOf: (at: string, ...words: readonly string[]) => Promise<Report>
  readonly remove: () => void
}

export function newStand(): Stand {
  const place = mkdtempSync(path.join(tmpdir(), 'sampan-clone-'))
  const home = path.join(place, 'home')
  mkdirSync(home)
  // Of the whole environment nothing but the way to programs.
  const { PATH = '' } = process.env
  const demo = (at: string, ...words: readonly string[]): ChildProcess =>
    spawn('scripts/demo', words, {
      cwd: at,
      env: { PATH, HOME: home, LANG: 'en_HK.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  return {
    ...{ place, demo },
    reportOf: async (at, ...words) => {
      const file = path.join(place, `${crypto.randomUUID()}.json`)
      const shown = demo(at, '--json', file, ...words)
      shown.stdout?.resume()
      const status = await statusOf(shown)
      if (status !== 0) throw new Error(`scripts/demo ended with ${String(status)}`)
      return (JSON.parse(readFileSync(file, 'utf8')) as { readonly demo: Report }).demo
    },
    remove: () => {
      rmSync(place, { recursive: true, force: true })
    },
  }
}

export function statusOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      resolve(status)
    })
  })
}
