import type { Bodies, Body, BodyType, Envelope } from '@sampan/proto'
import {
  broadcastBytes,
  broadcastDigest,
  buildRoster,
  checkpointBytes,
  commitmentPaths,
  contextDigest,
  encodeEntry,
  exportSpki,
  following,
  formatCheckpoint,
  formatDigest,
  formatNote,
  generateEd25519,
  generateP256,
  inclusionProof,
  keyDigest,
  leafHash,
  limbsFromBytes,
  lookupOver,
  concat,
  memorySnapshot,
  noTopic,
  nowS,
  parsePlan,
  planBytes,
  present,
  rawEd25519,
  readWord,
  rootOf,
  sha256,
  signNote,
  splitLeaves,
  suite,
  survivorsMinOf,
  systemClock,
  systemRandom,
  taskBytes,
  taskDigest,
  thresholdOf,
  unmask,
  writeApproval,
  addInto,
  type EntryContent,
  type Layout,
  type Roster,
  type SignedStudy,
} from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy } from '../governance/default-policy.ts'
import { parseRules } from '../governance/rules.ts'
import { shippedDefences } from '../defences.ts'
import { keepApproval, keepApprover } from '../ledger/approvals.ts'
import type { Place } from '../ledger/attempts.ts'
import { openLedger } from '../ledger/ledger.ts'
import { keepStudy } from '../ledger/studies.ts'
import { LiveAttempts } from '../masking/live-attempts.ts'
import type { Vault } from '../vault.ts'
import { handle } from './handle.ts'
import { newSite, soundStudy, type Site } from './small-vault.test.support.ts'

/**
 * A coordinator that owns its keys and its log, and asks whatever it likes of real vaults with real ledgers. Sites are
 * named by their index in the roster, from 1.
 */
export interface HostileHub {
  readonly study: SignedStudy
  readonly vault: (site: number) => Vault
  /** What one vault answers; rejects with what it would refuse. */
  readonly ask: (site: number, place: Partial<Place>, body: Body) => Promise<readonly Body[]>
  readonly invite: (run: string, sites?: readonly number[]) => Promise<void>
  readonly invitation: (run: string) => Body
  /** Advertise, share and mask with these sites: everything up to the survivors. */
  readonly collect: (place: Place, sites: readonly number[]) => Promise<Collected>
  readonly append: (content: Partial<EntryContent> & Pick<EntryContent, 'type'>) => number
  readonly proof: (index: number) => Bodies['runInvitation']['opened']
  readonly stop: () => Promise<void>
}

/** An attempt whose vectors have all arrived. */
export interface Collected {
  readonly ctx: Uint8Array
  readonly confirm: (
    members: readonly number[],
    sites?: readonly number[],
  ) => Promise<readonly Bodies['confirmation'][]>
  readonly reveal: (
    confirmations: readonly Bodies['confirmation'][],
    sites: readonly number[],
  ) => Promise<readonly Bodies['reveal'][]>
  /** First word of the sum over the survivors, from reveals by `sites`. */
  readonly open: (
    members: readonly number[],
    sites: readonly number[],
    reveals: readonly Bodies['reveal'][],
  ) => number
}

export interface HostileOptions {
  readonly sites: number
  readonly runsMax?: number
  readonly floors?: string
}

export const peopleOf = (site: number): number => 100 + 7 * site * site

const text = (names: readonly string[], runsMax: number): string => `
schema: sampan/study/v1
title: A study
purpose: To see what happens.
sponsor: A sponsor
investigator: { name: Somebody, affiliation: Somewhere }
sites: [${names.join(', ')}]
sitesMin: 4
survivorsMin: 3
runsMax: ${runsMax}
asOf: 2024-01-01
features: { age: { age: index } }
analyses: [{ kind: feasibility }]
`

export async function hostileHub(options: HostileOptions): Promise<HostileHub> {
  const names = Array.from(
    { length: options.sites },
    (_, k) => `site-${String(k + 1).padStart(3, '0')}`,
  )
  const sites = names.map(newSite)
  const keys = generateP256()
  const study = soundStudy(sites, keys, text(names, options.runsMax ?? 10))
  const log = hostileLog()
  const vaults = await Promise.all(
    sites.map((site, k) => newVault({ site, index: k + 1 }, { study, keys, log, options })),
  )
  const { manifest } = study
  const participants = sites.map(({ site, certificate: { controller, identityKey } }) => ({
    ...{ site, controller, identityDigest: sha256(identityKey) },
  }))
  const members = sites.map(({ site, certificate }) => ({
    ...{ site, controller: certificate.controller, certificate },
  }))
  const roster = buildRoster(members, participants, nowS(systemClock))
  const vault = (site: number): Vault => present(vaults[site - 1], 'vault')
  const ask = async (site: number, place: Partial<Place>, body: Body): Promise<readonly Body[]> => {
    const top = { suite, protocol: 1, sequence: 1, acknowledged: 0 }
    const envelope: Envelope = { ...noTopic, ...top, ...place, body }
    return [...(await handle(vault(site), envelope))].map((outgoing) => outgoing.body)
  }
  const plan = planBytes({
    schema: 'sampan/plan/v1',
    analyses: manifest.analyses.map(({ id }) => id),
  })
  const invitation = (run: string): Body => {
    const digests = { roster: formatDigest(roster.digest), plan: formatDigest(sha256(plan)) }
    const index = log.append({ type: 'run-opened', run, study: study.name, digests })
    const opened = log.proof(index)
    const value = { manifestDigest: study.digest, roster: members, plan, number: 1, opened }
    return { type: 'runInvitation', value }
  }
  const all = sites.map((_, k) => k + 1)
  return {
    ...{ study, vault, ask, invitation, append: log.append, proof: log.proof },
    invite: async (run, invited = all) => {
      const body = invitation(run)
      for (const site of invited) await ask(site, { run }, body)
    },
    collect: (place, asked) => collect({ ask, study, roster, keys, log, plan }, place, asked),
    stop: async () => {
      for (const { ledger } of vaults) await ledger.destroy()
    },
  }
}

interface Surroundings {
  readonly study: SignedStudy
  readonly keys: ReturnType<typeof generateP256>
  readonly log: HostileLog
  readonly options: HostileOptions
}

async function newVault(
  { site: { site, certificate, protocolKey, witnessKey }, index }: { site: Site; index: number },
  { study, keys, log, options }: Surroundings,
): Promise<Vault> {
  const people = peopleOf(index)
  const attrition = ['everyone', 'target'].map((step) => ({ step, people }))
  const snapshot = memorySnapshot(new Map([['age', new Float64Array(people).fill(50)]]), attrition)
  const rules = parseRules(defaultPolicy, options.floors ?? defaultFloorsFile)
  const nothing = (): void => undefined
  const { controller } = certificate
  const ledger = await openLedger(':memory:')
  const vault: Vault = {
    identity: { site, controller, jurisdiction: 'HK', certificate, protocolKey, witnessKey },
    coordinator: { id: 'hub', key: keys.publicKey, log: log.verifier },
    ...{ ledger, rules: () => rules, live: new LiveAttempts(), defences: shippedDefences },
    dataset: { id: site, level: 3, genetic: false, sensitive: true, national: 'general' },
    data: {
      pin: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return { snapshot, digest: new Uint8Array(32) }
      },
      read: () => Promise.resolve(snapshot),
      wipe: nothing,
    },
    ...{ atRestKey: systemRandom.bytes(32), clock: systemClock, random: systemRandom },
    log: { info: nothing, warn: nothing, debug: nothing },
  }
  await keepStudy(ledger, study, systemClock)
  for (const role of ['data-steward', 'ethics'] as const) await approve(vault, study, role)
  return vault
}

async function approve(vault: Vault, study: SignedStudy, role: 'data-steward' | 'ethics') {
  const { privateKey, publicKey } = generateP256()
  const spki = exportSpki(publicKey)
  const person = { keyDigest: formatDigest(sha256(spki)), spki, name: role, roles: [role] }
  await keepApprover(vault.ledger, { ...person, addedBy: null }, systemClock)
  const said = { site: vault.identity.site, role, name: role, language: 'en' as const }
  const words = { ...said, decision: 'approve' as const }
  await keepApproval(vault.ledger, writeApproval(study, words, privateKey, vault), systemClock)
}

type HostileLog = ReturnType<typeof hostileLog>

function hostileLog() {
  const keys = generateEd25519()
  const name = 'test/log'
  const verifier = { name, type: 1 as const, key: rawEd25519(keys.publicKey) }
  const entries: Uint8Array[] = []
  const head = () => {
    const lookup = lookupOver(entries.map(leafHash))
    const root = rootOf(entries.length, lookup)
    const text = formatCheckpoint({ origin: name, size: entries.length, root })
    const signatures = [signNote(text, name, keys.privateKey, keys.publicKey)]
    return {
      lookup,
      size: entries.length,
      root,
      note: checkpointBytes(formatNote({ text, signatures })),
    }
  }
  return {
    ...{ verifier, head },
    append: (content: Partial<EntryContent> & Pick<EntryContent, 'type'>): number => {
      const actor = { kind: 'coordinator', id: 'hub', certificate: null } as const
      const time = new Date(systemClock.nowMs()).toISOString().replace(/\.\d+Z$/, 'Z')
      entries.push(encodeEntry({ time, actor, ...content }, systemRandom))
      return entries.length - 1
    },
    proof: (index: number) => {
      const { lookup, size, note } = head()
      const hashes = concat(...inclusionProof(index, size, lookup))
      const entry = present(entries[index], 'entry')
      return { entry, index, hashes, checkpoint: note, consistency: null }
    },
  }
}

interface Hub {
  readonly ask: HostileHub['ask']
  readonly study: SignedStudy
  readonly roster: Roster
  readonly keys: Surroundings['keys']
  readonly log: HostileLog
  readonly plan: Uint8Array
}

function bodyOf<T extends BodyType>(bodies: readonly Body[], type: T): Bodies[T] {
  const body = present(bodies[0], type)
  if (body.type !== type) throw new Error(`expected ${type}, got ${body.type}`)
  return body.value as Bodies[T]
}

async function collect(hub: Hub, place: Place, sites: readonly number[]): Promise<Collected> {
  const { ask, roster } = hub
  const request = { rosterDigest: roster.digest, serialMin: 1 }
  const advertisements: Bodies['advertisement'][] = []
  for (const site of sites)
    advertisements.push(
      bodyOf(
        await ask(site, place, { type: 'advertisementRequest', value: request }),
        'advertisement',
      ),
    )
  const abandonments = advertisements.flatMap((each) =>
    each.abandonment === null ? [] : [each.abandonment],
  )
  const { opening, layout } = openingOf(hub, place, advertisements, abandonments)
  const shares: Bodies['shares'][] = []
  for (const site of sites)
    shares.push(bodyOf(await ask(site, place, { type: 'roundOpening', value: opening }), 'shares'))
  const index = hub.log.append({
    ...{ type: 'round-opened' as const, study: hub.study.name, ctx: formatDigest(opening.ctx) },
    ...place,
  })
  const opened = hub.log.proof(index)
  const vectors = new Map<number, Uint32Array>()
  for (const [k, site] of sites.entries()) {
    const value = { ctx: opening.ctx, shares: delivered(sites, shares, site, k), opened }
    const [, chunk] = await ask(site, place, { type: 'shareDelivery', value })
    if (chunk?.type !== 'streamChunk') throw new Error('no vector')
    vectors.set(site, limbsFromBytes(chunk.value.data))
  }
  return afterwards({ hub, place, sites, opening, layout, advertisements, shares, vectors })
}

interface Masked {
  readonly hub: Hub
  readonly place: Place
  readonly sites: readonly number[]
  readonly opening: Bodies['roundOpening']
  readonly layout: Layout
  readonly advertisements: readonly Bodies['advertisement'][]
  readonly shares: readonly Bodies['shares'][]
  readonly vectors: ReadonlyMap<number, Uint32Array>
}

function afterwards(masked: Masked): Collected {
  const { hub, place, sites, opening, layout, advertisements, shares, vectors } = masked
  const { ask } = hub
  const { ctx } = opening
  return {
    ctx,
    confirm: async (members, asked = members) => {
      const said: Bodies['confirmation'][] = []
      for (const site of asked)
        said.push(
          bodyOf(
            await ask(site, place, { type: 'survivorSet', value: { ctx, members: [...members] } }),
            'confirmation',
          ),
        )
      return said
    },
    reveal: async (confirmations, asked) => {
      const value = { ctx, confirmations: [...confirmations] }
      const said: Bodies['reveal'][] = []
      for (const site of asked)
        said.push(bodyOf(await ask(site, place, { type: 'revealRequest', value }), 'reveal'))
      return said
    },
    open: (members, holders, reveals) => {
      const total = new Uint32Array(
        present(vectors.get(present(members[0], 'a member')), 'vector').length,
      )
      for (const site of members) addInto(total, present(vectors.get(site), 'vector'), layout.width)
      const dealers = shares.map((dealt, k) => ({
        index: present(sites[k], 'site'),
        selfSeedDigest: dealt.selfSeedDigest,
        leaves: splitLeaves(dealt.leaves),
      }))
      const threshold = opening.threshold
      const common = {
        suite,
        ctx,
        threshold,
        width: layout.width,
        prekeys: advertisements,
        dealers,
      }
      const revealed = reveals.flatMap((said, k) =>
        said.shares.map((share) => ({ ...share, holder: present(holders[k], 'holder') })),
      )
      unmask(total, { ...common, survivors: members }, revealed)
      return Number(readWord(total, 0, layout.width))
    },
  }
}

function openingOf(
  hub: Hub,
  place: Place,
  advertisements: readonly Bodies['advertisement'][],
  abandonments: Bodies['roundOpening']['abandonments'],
) {
  const { study, roster, keys, log } = hub
  const n = roster.sites.length
  const runPlan = parsePlan(hub.plan, study.manifest)
  const course = { manifest: study.manifest, plan: runPlan, sites: n }
  const plan = present(following(course, null).next, 'a first round')
  const [broadcast, task] = [broadcastBytes(plan.broadcast), taskBytes(plan, { plan: runPlan })]
  const { size, root, note } = log.head()
  const { survivorsMin, controllersMin } = study.manifest
  const now = nowS(systemClock)
  const terms = {
    ...{ threshold: thresholdOf(n), survivorsMin: survivorsMinOf(n, survivorsMin), controllersMin },
    ...{ notBeforeS: now, notAfterS: now + 3600, broadcastDigest: broadcastDigest(broadcast) },
  }
  const ctx = contextDigest({
    ...{ suite, study: study.manifest.id, manifestDigest: study.digest, ...place, ...terms },
    ...{ taskDigest: taskDigest(task), layout: plan.layout, privacy: 'none', roster },
    ...{ prekeys: advertisements, coordinatorDigest: keyDigest(keys.publicKey) },
    ...{ logSize: size, logRoot: root },
  })
  const opening: Bodies['roundOpening'] = {
    ...{ task, broadcast, ...terms, advertisements: [...advertisements], checkpoint: note },
    ...{ consistency: null, abandonments, ctx },
  }
  return { opening, layout: plan.layout }
}

/** The delivery to one site: what everybody dealt to it. */
function delivered(
  sites: readonly number[],
  shares: readonly Bodies['shares'][],
  to: number,
  position: number,
): Bodies['shareDelivery']['shares'] {
  return shares.map((dealt, k) => {
    const from = present(sites[k], 'site')
    const path = commitmentPaths(splitLeaves(dealt.leaves))
    const sealed = dealt.ciphertexts.find((each) => each.to === to)
    const { root, selfSeedDigest, signature } = dealt
    return {
      ...{ from, root, selfSeedDigest, signature },
      ciphertext: sealed?.ciphertext ?? new Uint8Array(80),
      pathSelf: concat(...path(position, 'self')),
      pathMask: concat(...path(position, 'mask')),
    }
  })
}
