import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  canonicalJson,
  formatDigest,
  sha256,
  signedStudy,
  systemClock,
  writeApproval,
  importPrivatePem,
  present,
  systemRandom,
  type ApproverRole,
  type Clock,
  type Manifest,
  type PrivateKey,
  type SignedStudy,
} from '@sampan/shared'
import { runProgram, writeKey } from '@sampan/terminal'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { readFileSync } from 'node:fs'
import { afterAll } from 'vitest'
import { homeAt, type Home } from '../config/home.ts'
import { readCertificate } from '../keys/site-keys.ts'
import { openLedger, type Ledger } from '../vault/ledger/ledger.ts'
import { keepStudy } from '../vault/ledger/studies.ts'
import { studyOf } from '../vault/omop/sources.test.fixture.ts'
import { sampanAgent } from './agent.ts'

export type Document = (
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly error: { readonly code: string; readonly exit: number; readonly context: object }
    }
) & { readonly data?: Record<string, unknown> }

export interface Ran {
  readonly status: number
  readonly output: string
  readonly errors: string
  /** The one document of `--json`. */
  readonly json: () => Document
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  readonly clock?: Clock
}

/** Runs the program as the process would, in this process. */
export async function agent(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { clock = systemClock, ...rest } = options
  const recorded = recordedSurroundings({ words, input: '', ...rest })
  const status = await runProgram(sampanAgent, { ...recorded.surroundings, clock })
  const output = recorded.output()
  return { status, output, errors: recorded.errors(), json: () => JSON.parse(output) as Document }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-agent-'))
  folders.push(folder)
  return folder
}

export function initWords(home: string, more: readonly string[] = []): readonly string[] {
  return [
    ...['init', '--home', home, '--site', 'alpha', '--controller', 'trust-a'],
    ...['--jurisdiction', 'HK', '--coordinator', 'https://localhost:8443'],
    ...['--data', path.join(home, '..', 'data'), '--no-passphrase', ...more],
  ]
}

export interface Place {
  readonly folder: string
  readonly home: Home
  /** Runs a command about this home. */
  readonly run: (...words: readonly string[]) => Promise<Ran>
  /** The same with `--json`: the code of the refusal, or null, and the data. */
  readonly ask: (
    ...words: readonly string[]
  ) => Promise<{ readonly code: string | null; readonly data: Record<string, unknown> }>
  readonly ledger: <T>(step: (ledger: Ledger) => Promise<T>) => Promise<T>
}

/** A fresh home in a temporary folder, as `init` makes it. */
export async function newPlace(more: readonly string[] = []): Promise<Place> {
  const folder = temporaryFolder()
  const home = homeAt(path.join(folder, 'home'))
  const made = await agent(initWords(home.folder, more))
  if (made.status !== 0) throw new Error(made.errors)
  const run = (...words: readonly string[]): Promise<Ran> =>
    agent([...words, '--home', home.folder])
  return {
    folder,
    home,
    run,
    ask: async (...words) => {
      const envelope = (await run(...words, '--json')).json()
      return { code: envelope.ok ? null : envelope.error.code, data: envelope.data ?? {} }
    },
    ledger: async (step) => {
      const ledger = await openLedger(home.vault.ledger)
      try {
        return await step(ledger)
      } finally {
        await ledger.destroy()
      }
    },
  }
}

export const passphrase = 'correct horse battery'

export interface Person {
  readonly name: string
  readonly keyFile: string
  readonly publicFile: string
  readonly digest: string
  readonly key: PrivateKey
  readonly passphraseFile: string
}

/** A key as `sampan approver keygen` writes it. */
export function newPerson(folder: string, name: string): Person {
  const place = mkdtempSync(path.join(folder, 'key-'))
  const keyFile = path.join(place, 'own.key.pem')
  const passphraseFile = path.join(place, 'passphrase')
  writeFileSync(passphraseFile, `${passphrase}\n`)
  const { publicFile, digest } = writeKey(keyFile, name, passphrase)
  const key = present(importPrivatePem(readFileSync(keyFile, 'utf8'), passphrase), 'key')
  return { name, keyFile, publicFile, digest, key, passphraseFile }
}

/** Registers somebody on the console's word. */
export async function register(place: Place, name: string, roles: string): Promise<Person> {
  const person = newPerson(place.folder, name)
  const added = await place.ask('approver', 'add', person.publicFile, '--roles', roles, '--yes')
  if (added.code !== null) throw new Error(added.code)
  return person
}

/** A study that names this site, offered to it. */
export async function offer(place: Place, parts: Partial<Manifest> = {}): Promise<SignedStudy> {
  const identity = formatDigest(sha256(readCertificate(place.home).identityKey))
  const own = { site: 'alpha', controller: 'trust-a', jurisdiction: 'HK', identity } as const
  const others = ['beta', 'gamma'].map((site) => ({
    ...{ site, controller: `trust-${site}`, jurisdiction: 'HK' as const, mandatory: false },
    identity: `sha256:${'1'.repeat(64)}`,
  }))
  const manifest = studyOf({
    title: 'Pressure and stroke',
    participants: [{ ...own, mandatory: false }, ...others],
    expiresAt: '2090-01-01T00:00:00Z',
    ...parts,
  })
  const study = signedStudy(manifest)
  await place.ledger((ledger) => keepStudy(ledger, study, systemClock))
  return study
}

export interface Words {
  readonly site?: string
  readonly role?: ApproverRole
  readonly decision?: 'approve' | 'reject' | 'withdraw'
  readonly clock?: Clock
  readonly name?: string
}

/** A decision as `sampan approver sign` writes it. */
export function signElsewhere(
  folder: string,
  study: SignedStudy,
  person: Person,
  words: Words = {},
): string {
  const { clock = systemClock, site = 'alpha', role = 'ethics', decision = 'approve' } = words
  const said = { site, role, decision, name: words.name ?? person.name, language: 'en' as const }
  const approval = writeApproval(study, said, person.key, { clock, random: systemRandom })
  const file = path.join(mkdtempSync(path.join(folder, 'signed-')), 'approval.json')
  writeFileSync(file, canonicalJson(approval))
  return file
}

export function clockAt(nowMs: number): Clock {
  return { ...systemClock, nowMs: () => nowMs }
}
