import {
  exportSpki,
  formatDigest,
  generateP256,
  sha256,
  systemClock,
  systemRandom,
  writeApproval,
  type KeyPair,
  type SignedStudy,
  type Snapshot,
} from '@sampan/shared'
import { codePersons } from '../cohort/person-codes.ts'
import { rowsAsPersons } from '../cohort/person-set.ts'
import { shippedDefences, type Defences } from '../defences.ts'
import { defaultPolicy } from '../governance/default-policy.ts'
import { parseRules } from '../governance/rules.ts'
import { keepApproval, keepApprover } from '../ledger/approvals.ts'
import { openLedger } from '../ledger/ledger.ts'
import { keepStudy } from '../ledger/studies.ts'
import { LiveAttempts } from '../masking/live-attempts.ts'
import type { PinMeans, Vault } from '../vault.ts'
import type { HostileLog } from './hostile-log.test.support.ts'
import type { Site } from '../session/small-vault.test.support.ts'

/** A real vault of a hospital with these people, whose approvers say yes to every study that it is offered. */
export interface Victim {
  /** Changes when it comes back after a crash. */
  vault: Vault
  readonly offer: (study: SignedStudy, decision?: 'approve' | 'withdraw') => Promise<void>
  /** Ends the process: what was in memory is gone, the ledger is opened again. */
  readonly crash: () => Promise<void>
}

export interface VictimOptions {
  readonly snapshot: (study: SignedStudy) => Snapshot
  /** Ids of its people; rows are people without. */
  readonly ids?: (study: SignedStudy) => readonly string[]
  /** Path of the ledger. */
  readonly file: string
  readonly floors: string
  /** Left out of the vault, or replaced: a composition for tests alone. */
  readonly without: Partial<Defences>
}

interface Coordinator {
  readonly keys: KeyPair
  readonly log: HostileLog
}

const roles = ['data-steward', 'ethics'] as const

export async function newVictim(
  { site, certificate, protocolKey, witnessKey }: Site,
  { keys, log }: Coordinator,
  options: VictimOptions,
): Promise<Victim> {
  const { controller } = certificate
  const base = {
    identity: { site, controller, jurisdiction: 'HK', certificate, protocolKey, witnessKey },
    coordinator: { id: 'hub', key: keys.publicKey, log: log.verifier },
    defences: { ...shippedDefences, ...options.without },
    dataset: { id: site, level: 3, genetic: false, sensitive: true, national: 'general' },
    ...surroundings(options),
  } satisfies Omit<Vault, 'ledger' | 'live'>
  const start = async (): Promise<Vault> => {
    return { ...base, ledger: await openLedger(options.file), live: new LiveAttempts() }
  }
  const victim = { vault: await start() }
  const people = new Map(roles.map((role) => [role, generateP256()]))
  for (const [role, { publicKey }] of people) {
    const spki = exportSpki(publicKey)
    const digest = formatDigest(sha256(spki))
    const person = { keyDigest: digest, spki, name: role, roles: [role], addedBy: null }
    await keepApprover(victim.vault.ledger, person, systemClock)
  }
  return Object.assign(victim, {
    offer: async (study: SignedStudy, decision: 'approve' | 'withdraw' = 'approve') => {
      const { ledger } = victim.vault
      await keepStudy(ledger, study, systemClock)
      for (const [role, { privateKey }] of people) {
        const words = { site, role, name: role, language: 'en', decision } as const
        // A withdrawal is signed later than what it withdraws, however fast the test is.
        const nowMs = () => systemClock.nowMs() - (decision === 'approve' ? 60_000 : 0)
        const clock = { ...systemClock, nowMs }
        const approval = writeApproval(study, words, privateKey, { clock, random: systemRandom })
        await keepApproval(ledger, approval, clock)
      }
    },
    crash: async () => {
      await victim.vault.ledger.destroy()
      victim.vault = await start()
    },
  })
}

function surroundings({ snapshot, ids, floors }: VictimOptions) {
  const rules = parseRules(defaultPolicy, floors)
  const nothing = (): void => undefined
  return {
    rules: () => rules,
    data: {
      pin: async (_run: string, study: SignedStudy, { personKey: key }: PinMeans) => {
        await new Promise((resolve) => setImmediate(resolve))
        const pinned = { snapshot: snapshot(study), digest: new Uint8Array(32) }
        const rows = rowsAsPersons('people', pinned.snapshot.people)
        if (ids === undefined) return { ...pinned, persons: rows }
        const codes = codePersons(ids(study), key)
        return { ...pinned, persons: { ...rows, column: 'person', codes } }
      },
      read: (_run: string, study: SignedStudy) => Promise.resolve(snapshot(study)),
      wipe: nothing,
    },
    ...{ atRestKey: systemRandom.bytes(32), clock: systemClock, random: systemRandom },
    log: { info: nothing, warn: nothing, debug: nothing },
  }
}
