import type { SiteCertificate } from '@sampan/proto'
import {
  certifySite,
  exportSpki,
  formatDigest,
  generateEd25519,
  generateP256,
  invariant,
  keyDigest,
  nowS,
  suite,
  writeApproval,
  type Approval,
  type ApproverRole,
  type Clock,
  type FrameChannel,
  type Jurisdiction,
  type KeyPair,
  type NoteVerifier,
  type PublicKey,
  type Random,
  type SignedStudy,
} from '@sampan/shared'
import {
  keepApproval,
  listStudyFiles,
  keepApprover,
  LiveAttempts,
  openLedger,
  parseRules,
  shippedDefences,
  VaultSession,
  type DataAccess,
  type DatasetGrade,
  type Defences,
  type Rules,
  type Vault,
  type VaultLog,
} from '@sampan/site-agent'

/** A hospital of a simulated federation: the real vault, its keys and approvers made on the spot. */
export interface SimulatedSite {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  readonly identityDigest: string
  readonly certificate: SiteCertificate
  readonly vault: Vault
  readonly session: VaultSession
  readonly approve: (study: SignedStudy, roles?: readonly ApproverRole[]) => Promise<void>
  /** One approver's word: what else than yes may be said. */
  readonly decide: (
    study: SignedStudy,
    role: ApproverRole,
    decision: Approval['decision'],
  ) => Promise<void>
}

export interface SiteOptions {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  readonly data: DataAccess
  readonly policy: string
  readonly floors: string
  readonly dataset: DatasetGrade
  readonly log: VaultLog
  /** Tests leave defences out; nothing that ships does. */
  readonly defences?: Defences
}

interface Surroundings {
  readonly coordinator: {
    readonly id: string
    readonly key: PublicKey
    readonly log: NoteVerifier
  }
  readonly clock: Clock
  readonly random: Random
}

interface Person {
  readonly role: ApproverRole
  readonly name: string
  readonly keys: KeyPair
}

const yearS = 366 * 24 * 60 * 60

/** Makes a site with a fresh identity, fresh keys, two approvers and an empty ledger in memory. */
export async function simulateSite(
  options: SiteOptions,
  surroundings: Surroundings,
): Promise<SimulatedSite> {
  const { clock, random, coordinator } = surroundings
  const identityKeys = generateP256()
  const protocolKey = generateP256()
  const witnessKey = generateEd25519()
  const certificate = certifySite(identityKeys.privateKey, {
    suite,
    site: options.id,
    controller: options.controller,
    identityKey: exportSpki(identityKeys.publicKey),
    protocolKey: exportSpki(protocolKey.publicKey),
    witnessKey: exportSpki(witnessKey.publicKey),
    serial: 1,
    notBeforeS: nowS(clock) - 60,
    notAfterS: nowS(clock) + yearS,
  })
  const rules: Rules = parseRules(options.policy, options.floors)
  const { id, controller, jurisdiction, data, dataset, log } = options
  const vault: Vault = {
    identity: { site: id, controller, jurisdiction, certificate, protocolKey, witnessKey },
    coordinator,
    ledger: await openLedger(':memory:'),
    rules: () => rules,
    dataset,
    data,
    live: new LiveAttempts(),
    defences: options.defences ?? shippedDefences,
    atRestKey: random.bytes(32),
    clock,
    random,
    log,
  }
  const people = await registerApprovers(vault)
  return {
    id,
    controller,
    jurisdiction,
    certificate,
    identityDigest: formatDigest(keyDigest(identityKeys.publicKey)),
    vault,
    session: new VaultSession(vault, { version: 'simulation' }),
    approve: async (study, roles = ['data-steward', 'ethics']) => {
      for (const role of roles) await decide(vault, people, study, { role, decision: 'approve' })
    },
    decide: (study, role, decision) => decide(vault, people, study, { role, decision }),
  }
}

async function registerApprovers(vault: Vault): Promise<readonly Person[]> {
  const people: Person[] = [
    { role: 'data-steward', name: 'Simulated data steward', keys: generateP256() },
    { role: 'ethics', name: 'Simulated ethics officer', keys: generateP256() },
  ]
  for (const { role, name, keys } of people)
    await keepApprover(
      vault.ledger,
      {
        keyDigest: formatDigest(keyDigest(keys.publicKey)),
        spki: exportSpki(keys.publicKey),
        name,
        roles: [role],
        addedBy: null,
      },
      vault.clock,
    )
  return people
}

async function decide(
  vault: Vault,
  people: readonly Person[],
  study: SignedStudy,
  word: { readonly role: ApproverRole; readonly decision: Approval['decision'] },
): Promise<void> {
  const person = people.find((candidate) => candidate.role === word.role)
  invariant(person !== undefined, `an approver in the role ${word.role}`)
  const { name, keys } = person
  const files = await listStudyFiles(vault.ledger, study)
  const words = { site: vault.identity.site, name, language: 'en', ...word } as const
  const approval = writeApproval(study, words, keys.privateKey, { ...vault, files })
  await keepApproval(vault.ledger, approval, vault.clock)
}

/** Observes or alters frames on their way. Returning null loses the frame. */
export type Tap = (frame: Uint8Array, direction: 'up' | 'down') => Uint8Array | null

export const openTap: Tap = (frame) => frame

/** A channel that hands frames over on a later turn of the event loop, in order. */
export function channelTo(
  deliver: (frame: Uint8Array) => void,
  close: () => void,
  tap: (frame: Uint8Array) => Uint8Array | null,
): FrameChannel {
  let open = true
  return {
    send: async (frame) => {
      await new Promise((resolve) => setImmediate(resolve))
      const passed = open ? tap(new Uint8Array(frame)) : null
      if (passed !== null) deliver(passed)
    },
    close: () => {
      open = false
      close()
    },
  }
}
