import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encodeEnvelope, type Bodies, type Envelope, type SiteCertificate } from '@sampan/proto'
import {
  certifySite,
  exportSpki,
  formatDigest,
  generateEd25519,
  generateP256,
  keyDigest,
  noTopic,
  planBytes,
  present,
  rawEd25519,
  readStudy,
  sha256,
  signedStudy,
  suite,
  systemClock,
  systemRandom,
  writeApproval,
  type Clock,
  type KeyPair,
  type SignedStudy,
} from '@sampan/shared'
import { shippedDefences } from '../defences.ts'
import { defaultFloorsFile, defaultPolicy } from '../governance/default-policy.ts'
import { parseRules } from '../governance/rules.ts'
import { keepApproval, keepApprover } from '../ledger/approvals.ts'
import { keepAttempt, type Place } from '../ledger/attempts.ts'
import { openLedger, type Ledger } from '../ledger/ledger.ts'
import { keepRun } from '../ledger/runs.ts'
import { keepStudy } from '../ledger/studies.ts'
import { LiveAttempts } from '../masking/live-attempts.ts'
import type { Vault } from '../vault.ts'

/** A vault with a real ledger in a file, real keys, two approvers and one sound study that was offered. */
export interface SmallVault {
  readonly vault: Vault
  readonly study: SignedStudy
  readonly hub: KeyPair
  readonly logKeys: KeyPair
  /** Signs a word with the key of the approver in that role, and keeps it in this ledger. */
  readonly say: (role: Role, decision: Decision, ledger?: Ledger) => Promise<void>
  readonly ledgerFile: string
  /** Puts a run with an attempt whose vector is masked into the ledger. */
  readonly keepMasked: (place: Place, vector: Uint8Array) => Promise<void>
  readonly stop: () => Promise<void>
}
type Role = 'data-steward' | 'ethics'
type Decision = 'approve' | 'reject' | 'withdraw'

const roles: readonly Role[] = ['data-steward', 'ethics']
const studyText = `
schema: sampan/study/v1
title: A study
purpose: To see what happens.
sponsor: A sponsor
investigator: { name: Somebody, affiliation: Somewhere }
sites: [alpha, beta, gamma]
asOf: 2024-01-01
features: { age: { age: index } }
analyses: [{ kind: feasibility }]
`

export async function smallVault(clock: Clock = systemClock): Promise<SmallVault> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-vault-'))
  const [hub, logKeys] = [generateP256(), generateEd25519()]
  const sites = ['alpha', 'beta', 'gamma'].map(newSite)
  const { certificate, protocolKey, witnessKey } = present(sites[0], 'alpha')
  const study = soundStudy(sites, hub)
  const ledgerFile = path.join(folder, 'ledger.db')
  const ledger = await openLedger(ledgerFile)
  const rules = parseRules(defaultPolicy, defaultFloorsFile)
  const own = { site: 'alpha', controller: 'trust-alpha', jurisdiction: 'HK' } as const
  const log = { name: 'test/log', type: 1, key: rawEd25519(logKeys.publicKey) } as const
  const nothing = (): void => undefined
  const vault: Vault = {
    identity: { ...own, certificate, protocolKey, witnessKey },
    coordinator: { id: 'hub', key: hub.publicKey, log },
    ...{ ledger, rules: () => rules, live: new LiveAttempts() },
    dataset: { id: 'alpha', level: 3, genetic: false, sensitive: true, national: 'general' },
    data: { pin: never, read: never, wipe: nothing },
    defences: { ...shippedDefences, maskVector: nothing },
    atRestKey: new Uint8Array(32),
    ...{ clock, random: systemRandom, log: { info: nothing, warn: nothing, debug: nothing } },
  }
  const keys = new Map(roles.map((role) => [role, generateP256()]))
  for (const [role, { publicKey }] of keys) {
    const spki = exportSpki(publicKey)
    const digest = formatDigest(sha256(spki))
    const approver = { keyDigest: digest, spki, name: role, roles: [role], addedBy: null }
    await keepApprover(ledger, approver, clock)
  }
  await keepStudy(ledger, study, clock)
  let spoken = 0
  return {
    ...{ vault, study, hub, logKeys, ledgerFile },
    keepMasked: async (place, vector) => {
      const envelope = invitation(place.run, study, sites)
      const run = { envelope, study, number: 1, snapshotDigest: new Uint8Array(32) }
      await keepRun(ledger, run, clock)
      await ledger.transaction().execute(async (transaction) => {
        await keepAttempt(transaction, { ...place, ...maskedAttempt(place), vector })
      })
    },
    say: async (role, decision, into = ledger) => {
      spoken += 1
      // Later words are signed later, however fast the test is.
      const later = { ...systemClock, nowMs: () => systemClock.nowMs() - 60_000 + spoken }
      const words = { site: 'alpha', role, name: role, language: 'en', decision } as const
      const key = present(keys.get(role), 'role').privateKey
      const approval = writeApproval(study, words, key, { clock: later, random: systemRandom })
      await keepApproval(into, approval, later)
    },
    stop: async () => {
      await ledger.destroy()
      rmSync(folder, { recursive: true })
    },
  }
}

export interface Site {
  readonly site: string
  readonly certificate: SiteCertificate
  readonly protocolKey: KeyPair
  readonly witnessKey: KeyPair
}

export function newSite(site: string): Site {
  const [identity, protocolKey, witnessKey] = [generateP256(), generateP256(), generateEd25519()]
  const certificate = certifySite(identity.privateKey, {
    ...{ suite, site, controller: `trust-${site}`, serial: 1 },
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(protocolKey.publicKey),
    witnessKey: exportSpki(witnessKey.publicKey),
    ...{ notBeforeS: 1, notAfterS: 4_000_000_000 },
  })
  return { site, certificate, protocolKey, witnessKey }
}

export function soundStudy(sites: readonly Site[], hub: KeyPair, text = studyText): SignedStudy {
  const place = { jurisdiction: 'HK' as const }
  const directory = {
    coordinator: {
      ...{ id: 'hub', controller: 'institute', ...place },
      key: formatDigest(keyDigest(hub.publicKey)),
    },
    sites: sites.map(({ site, certificate }) => ({
      ...{ site, controller: `trust-${site}`, ...place },
      identity: formatDigest(sha256(certificate.identityKey)),
    })),
  }
  const read = readStudy({ text, fileName: 'study.yaml' }, directory, { clock: systemClock })
  if (read.manifest === null) throw new Error(JSON.stringify(read.faults))
  return signedStudy({ ...read.manifest, id: `study_${'0'.repeat(26)}` })
}

const bytes = new Uint8Array(32)
const opened = { entry: bytes, index: 0, hashes: bytes, checkpoint: bytes, consistency: null }
const top = { suite, protocol: 1, sequence: 1, acknowledged: 0 }

function invitation(run: string, study: SignedStudy, sites: readonly Site[]): Envelope {
  const roster = sites.map(({ site, certificate }) => {
    return { site, controller: certificate.controller, certificate }
  })
  const analyses = study.manifest.analyses.map(({ id }) => id)
  const plan = planBytes({ schema: 'sampan/plan/v1', analyses })
  const value = { manifestDigest: study.digest, roster, plan, number: 1, opened }
  return { ...noTopic, ...top, run, body: { type: 'runInvitation', value } }
}

/** Messages in their form; what is in them is not looked at by what sends a vector again. */
function maskedAttempt(place: Place) {
  const pair = Uint8Array.of(0x7b, 0x7d)
  const opening: Bodies['roundOpening'] = {
    ...{ task: pair, broadcast: pair, broadcastDigest: bytes, threshold: 2, survivorsMin: 3 },
    ...{ controllersMin: 3, notBeforeS: 1, notAfterS: 2, checkpoint: bytes, consistency: null },
    ...{ abandonments: [], ctx: bytes, advertisements: [advertisement] },
  }
  const share = {
    ...{ from: 1, root: bytes, selfSeedDigest: bytes, signature: new Uint8Array(64) },
    ...{ ciphertext: new Uint8Array(80), pathSelf: bytes, pathMask: bytes },
  }
  const delivery: Bodies['shareDelivery'] = { ctx: bytes, shares: [share], opened }
  const header = { ...noTopic, ...top, ...place }
  return {
    ctx: bytes,
    opening: encodeEnvelope({ ...header, body: { type: 'roundOpening', value: opening } }),
    delivery: { ...header, body: { type: 'shareDelivery' as const, value: delivery } },
    held: bytes,
  }
}

const advertisement = {
  ...{
    index: 1,
    round: 1,
    attempt: 1,
    serial: 1,
    shareKey: bytes,
    maskKey: bytes,
    policyDigest: bytes,
  },
  ...{ floorsDigest: bytes, aloneOk: false, signature: new Uint8Array(64) },
  ...{ abandonment: null, logSize: 0 },
}

function never(): Promise<never> {
  return Promise.reject(new Error('no data here'))
}
