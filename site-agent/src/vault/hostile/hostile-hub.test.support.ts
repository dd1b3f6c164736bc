import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  decodeEnvelope,
  encodeEnvelope,
  type Bodies,
  type Body,
  type RosterMember,
} from '@sampan/proto'
import {
  buildRoster,
  formatDigest,
  generateP256,
  memorySnapshot,
  noTopic,
  nowS,
  planBytes,
  present,
  rosterMinOf,
  sha256,
  signedStudy,
  suite,
  systemClock,
  type KeyPair,
  type Manifest,
  type PublishedRound,
  type Roster,
  type RoundPlan,
  type SignedStudy,
  type Snapshot,
} from '@sampan/shared'
import type { Defences } from '../defences.ts'
import { defaultFloorsFile } from '../governance/default-policy.ts'
import type { Place } from '../ledger/attempts.ts'
import { readLogHead } from '../ledger/log-head.ts'
import { digestBytes } from '../ledger/studies.ts'
import type { Vault } from '../vault.ts'
import { handle } from '../session/handle.ts'
import { HostileAttempt } from './hostile-attempt.test.support.ts'
import { hostileLog, type HostileLog } from './hostile-log.test.support.ts'
import { newVictim, type Victim } from './hostile-vault.test.support.ts'
import type { Answer } from './puppet.test.support.ts'
import { newSite, soundStudy, type Site } from '../session/small-vault.test.support.ts'
import { witness } from '../session/witness.ts'

export interface HostileOptions {
  readonly sites: number
  readonly runsMax?: number
  readonly sitesMin?: number
  readonly floors?: string | ((site: number) => string)
  /** In place of the study of ages: what is after the names of the sites. */
  readonly asks?: string
  /** In place of people who are all 50 years old. */
  readonly snapshot?: (site: number, study: SignedStudy) => Snapshot
  /** In place of rows without ids. */
  readonly ids?: (site: number, study: SignedStudy) => readonly string[]
  /** Whether the study lets hospitals say so. */
  readonly aloneOk?: boolean
  /** Left out of every vault, or replaced. */
  readonly without?: Partial<Defences>
}

/** A run as the coordinator has it. */
export interface HostileRun {
  readonly id: string
  readonly study: SignedStudy
  readonly plan: Uint8Array
  readonly members: readonly RosterMember[]
  readonly roster: Roster
  readonly opened: Bodies['runInvitation']['opened']
  last: PublishedRound | null
}

export interface RunOptions {
  readonly study?: SignedStudy
  /** Numbers of the sites in the roster; all without. */
  readonly sites?: readonly number[]
  /** A roster of the coordinator's making. */
  readonly forged?: { readonly members: readonly RosterMember[]; readonly roster: Roster }
  readonly unlogged?: boolean
}

export const peopleOf = (site: number): number => 100 + 7 * site * site
/** So many people, all of one age. */
const fifties = (site: number): Snapshot => {
  const people = peopleOf(site)
  const attrition = ['everyone', 'target'].map((step) => ({ step, people }))
  return memorySnapshot(new Map([['age', new Float64Array(people).fill(50)]]), attrition)
}
export const sumOf = (sites: readonly number[]): number =>
  sites.reduce((sum, site) => sum + peopleOf(site), 0)
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1)
export const place = (run: string, round = 1, attempt = 1): Place => ({ run, round, attempt })

const ages = `
features: { age: { age: index } }
analyses:
  - { kind: feasibility, id: first }
  - { kind: feasibility, id: second }
  - { kind: describe, id: ages }
`

const sitesMinOf = (sites: number): number => Math.max(Math.min(4, sites), rosterMinOf(sites))

const text = (names: readonly string[], options: HostileOptions): string => `
schema: sampan/study/v1
title: A study
purpose: To see what happens.
sponsor: A sponsor
investigator: { name: Somebody, affiliation: Somewhere }
sites: [${names.join(', ')}]
sitesMin: ${options.sitesMin ?? sitesMinOf(names.length)}
runsMax: ${options.runsMax ?? 10}
asOf: 2024-01-01
floors: { aloneOk: ${options.aloneOk ?? false} }
${options.asks ?? ages}`

/**
 * A coordinator that owns its keys and its log, and asks whatever it likes of real vaults with real ledgers, message by
 * message. Sites have numbers from 1; their place in a roster is their index.
 */
export class HostileHub {
  readonly study: SignedStudy
  readonly keys: KeyPair
  readonly log: HostileLog
  readonly sites: readonly Site[]
  readonly #victims: readonly Victim[]
  readonly #folder: string
  readonly #runs = new Map<string, HostileRun>()
  /** Sites that the coordinator plays itself, by run and index. */
  readonly #puppets = new Map<string, Answer>()

  constructor(made: {
    readonly study: SignedStudy
    readonly keys: KeyPair
    readonly log: HostileLog
    readonly sites: readonly Site[]
    readonly victims: readonly Victim[]
    readonly folder: string
  }) {
    this.study = made.study
    this.keys = made.keys
    this.log = made.log
    this.sites = made.sites
    this.#victims = made.victims
    this.#folder = made.folder
  }

  victim(site: number): Victim {
    return present(this.#victims[site - 1], 'site')
  }

  vault(site: number): Vault {
    return this.victim(site).vault
  }

  /** What one vault answers, in the order of a session: the log's checkpoint first. Rejects with what it refuses. */
  async ask(site: number, about: Partial<Place>, body: Body): Promise<readonly Body[]> {
    const vault = this.vault(site)
    const known = await readLogHead(vault.ledger, this.log.verifier.name)
    const top = { suite, protocol: 1, sequence: 1, acknowledged: 0 }
    const said = { ...noTopic, ...top, ...about, body: this.log.continuing(body, known) }
    const envelope = decodeEnvelope(encodeEnvelope(said))
    await witness(vault, envelope.body)
    return [...(await handle(vault, envelope))].map((outgoing) => outgoing.body)
  }

  /** What the member of a run's roster answers. */
  async askMember(about: Place, index: number, body: Body): Promise<readonly Body[]> {
    const played = this.#puppets.get(`${about.run} ${index}`)
    if (played !== undefined) return [played(body)]
    return this.ask(this.numberOf(about.run, index), about, body)
  }

  numberOf(run: string, index: number): number {
    const { site } = present(this.run(run).members[index - 1], 'member')
    return this.sites.findIndex((each) => each.site === site) + 1
  }

  play(run: string, index: number, answer: Answer): void {
    this.#puppets.set(`${run} ${index}`, answer)
  }

  run(id: string): HostileRun {
    return present(this.#runs.get(id), 'run')
  }

  /** Opens a run, and the invitation to it. */
  invitation(id: string, options: RunOptions = {}): Body {
    const study = options.study ?? this.study
    const { members, roster } = options.forged ?? this.#rosterOf(study, options.sites)
    const analyses = study.manifest.analyses.map((analysis) => analysis.id)
    const plan = planBytes({ schema: 'sampan/plan/v1', analyses })
    const digests = { roster: formatDigest(roster.digest), plan: formatDigest(sha256(plan)) }
    const entry = { type: 'run-opened', run: id, study: study.name, digests } as const
    const other = { ...entry, run: 'run_other' }
    const opened = this.log.proof(this.log.append(options.unlogged === true ? other : entry))
    this.#runs.set(id, { id, study, plan, members, roster, opened, last: null })
    const value = { manifestDigest: study.digest, roster: [...members], plan, number: 1, opened }
    return { type: 'runInvitation', value }
  }

  #rosterOf(study: SignedStudy, numbers: readonly number[] = upTo(this.sites.length)) {
    const members = numbers
      .map((number) => present(this.sites[number - 1], 'site'))
      .map(({ site, certificate }) => ({ site, controller: certificate.controller, certificate }))
    const participants = study.manifest.participants.map(({ site, controller, identity }) => ({
      ...{ site, controller, identityDigest: digestBytes(identity) },
    }))
    return { members, roster: buildRoster(members, participants, nowS(systemClock)) }
  }

  /** Opens a run and has everybody in it join. */
  async invite(
    id: string,
    options: RunOptions & { readonly asked?: readonly number[] } = {},
  ): Promise<void> {
    const body = this.invitation(id, options)
    for (const site of options.asked ?? options.sites ?? upTo(this.sites.length))
      await this.ask(site, { run: id }, body)
  }

  /** `plan` in place of what the study asks for now. */
  attempt(about: Place, members: readonly number[], plan?: RoundPlan): HostileAttempt {
    return new HostileAttempt(this, about, members, plan)
  }

  /** Advertise, share and mask with these members: everything up to the survivors. */
  async collect(about: Place, members: readonly number[]): Promise<HostileAttempt> {
    const attempt = this.attempt(about, members)
    await attempt.collect()
    return attempt
  }

  /** A new version of the study, of these sites, offered to them and approved. */
  async amend(parent: SignedStudy, sites: readonly number[]): Promise<SignedStudy> {
    return this.propose(sites, { parent: parent.name })
  }

  /** A study with the same questions, of these sites, offered to them and approved. */
  async propose(sites: readonly number[], other: Partial<Manifest> = {}): Promise<SignedStudy> {
    const names = sites.map((number) => present(this.sites[number - 1], 'site').site)
    const { manifest } = this.study
    const participants = manifest.participants.filter(({ site }) => names.includes(site))
    const title = `A study of ${names.join(', ')}`
    const sitesMin = Math.min(manifest.sitesMin, names.length)
    const study = signedStudy({ ...manifest, title, participants, sitesMin, ...other })
    for (const site of sites) await this.victim(site).offer(study)
    return study
  }

  async stop(): Promise<void> {
    for (const { vault } of this.#victims) await vault.ledger.destroy()
    rmSync(this.#folder, { recursive: true })
  }
}

export async function hostileHub(options: HostileOptions): Promise<HostileHub> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-hostile-'))
  const names = upTo(options.sites).map((site) => `site-${String(site).padStart(3, '0')}`)
  const sites = names.map(newSite)
  const keys = generateP256()
  const study = soundStudy(sites, keys, text(names, options))
  const log = hostileLog()
  const victims = await Promise.all(
    sites.map((site, k) => {
      const file = path.join(folder, `${site.site}.db`)
      const { without = {}, floors = defaultFloorsFile, snapshot = fifties, ids } = options
      const own = {
        ...{ file, without, snapshot: (asked: SignedStudy) => snapshot(k + 1, asked) },
        ...(ids === undefined ? {} : { ids: (asked: SignedStudy) => ids(k + 1, asked) }),
      }
      const rules = typeof floors === 'string' ? floors : floors(k + 1)
      return newVictim(site, { keys, log }, { ...own, floors: rules })
    }),
  )
  for (const victim of victims) await victim.offer(study)
  return new HostileHub({ study, keys, log, sites, victims, folder })
}
