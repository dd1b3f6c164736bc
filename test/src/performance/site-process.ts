import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Body, SiteCertificate } from '@sampan/proto'
import { present } from '@sampan/shared'
import type { CastFile, Said } from '@sampan/simulation'

/** What the coordinator's process says to a process of sites, and what that answers. */
export type ToSites =
  | { readonly type: 'make'; readonly sites: readonly number[]; readonly departing: number }
  | { readonly type: 'cast'; readonly file: CastFile }
  | { readonly type: 'measure' }
  | { readonly type: 'ask'; readonly site: number; readonly said: Said }
export type FromSites =
  | { readonly type: 'made'; readonly certificates: readonly SiteCertificate[] }
  | { readonly type: 'ready' }
  | { readonly type: 'measured'; readonly processorSeconds: number }
  | { readonly type: 'answered'; readonly site: number; readonly answers: readonly Body[] }

/** A process in which some of the sites live. It answers one message after another. */
export interface SiteProcess {
  readonly sites: readonly number[]
  readonly certificates: readonly SiteCertificate[]
  readonly cast: (file: CastFile) => Promise<void>
  readonly ask: (site: number, said: Said) => Promise<readonly Body[]>
  /** Processor time since it began. */
  readonly processorSeconds: () => Promise<number>
  readonly stop: () => void
}

export async function startSites(
  sites: readonly number[],
  departing: number,
): Promise<SiteProcess> {
  const file = path.join(import.meta.dirname, 'sites.main.js')
  const child = fork(file, { serialization: 'advanced' })
  const call = caller(child)
  const made = await call({ type: 'make', sites, departing })
  return {
    sites,
    certificates: made.type === 'made' ? made.certificates : [],
    cast: async (cast) => {
      await call({ type: 'cast', file: cast })
    },
    ask: async (site, said) => {
      const answer = await call({ type: 'ask', site, said })
      return answer.type === 'answered' ? answer.answers : []
    },
    processorSeconds: async () => {
      const measured = await call({ type: 'measure' })
      return measured.type === 'measured' ? measured.processorSeconds : Number.NaN
    },
    stop: () => {
      child.disconnect()
    },
  }
}

/** Answers come in the order of the questions. */
function caller(child: ChildProcess): (message: ToSites) => Promise<FromSites> {
  const waiting: ((answer: FromSites) => void)[] = []
  child.on('message', (answer: FromSites) => {
    present(waiting.shift(), 'a question')(answer)
  })
  child.once('exit', (status) => {
    if (waiting.length > 0) throw new Error(`a process of sites ended with ${status}`)
  })
  return (message) =>
    new Promise((resolve) => {
      waiting.push(resolve)
      child.send(message)
    })
}

export function ownProcessorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
