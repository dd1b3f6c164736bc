import type { Timeouts } from '@sampan/proto'
import {
  canonicalJson,
  formatDigest,
  generateEd25519,
  generateP256,
  keyDigest,
  present,
  rawEd25519,
  SampanError,
  sha256,
  sleep,
  siteCertificateToJson,
  studyFiles,
  type Clock,
  type Directory,
  type ManifestDraft,
  type MaskPool,
  type Random,
  type SignedStudy,
  openStates,
  type RunView,
} from '@sampan/shared'
import {
  createCore,
  openDatabase,
  submitStudy,
  type CoordinatorDefences,
  type Core,
  type CoreDependencies,
  type Database,
  type HubLog,
  type Staging,
} from '@sampan/coordinator'
import {
  channelTo,
  openTap,
  simulateSite,
  type SimulatedSite,
  type SiteOptions,
  type Tap,
} from './site.ts'

export interface FederationOptions {
  /** Of the coordinator's runs; a process has time. */
  readonly timeouts?: Partial<Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>>
  readonly coordinator: { readonly id: string; readonly controller: string }
  readonly sites: readonly SiteOptions[]
  readonly clock: Clock
  readonly random: Random
  readonly log: HubLog
  /** Sees every frame of every site; for tests that record or alter them. */
  readonly tap?: (site: string) => Tap
  readonly changed?: (view: RunView) => void
  /** Where the coordinator keeps vectors that are not complete, and how many it takes at one time. */
  readonly staging?: Staging
  readonly uploadsAtOnce?: number
  /** Unmasks at the coordinator. */
  readonly masks?: MaskPool
  /** Tests leave defences of the coordinator out; nothing that ships does. */
  readonly coordinatorDefences?: CoordinatorDefences
  /** Where the coordinator's database is kept; in memory without. */
  readonly databaseFile?: string
}

/**
 * A whole federation in one process: the real coordinator and the real vaults with the real cryptography, joined by
 * channels in memory instead of TLS. Keys, approvers and databases live as long as the process.
 */
export interface Federation {
  readonly core: Core
  readonly database: Database
  readonly sites: readonly SimulatedSite[]
  readonly directory: Directory
  readonly connect: (site: SimulatedSite) => void
  /** With the files that the manifest names; others are left out. */
  readonly submit: (draft: ManifestDraft, files?: readonly Uint8Array[]) => Promise<SignedStudy>
  /**
   * Starts a run and follows it to its end, or until somebody does not want it any more.
   * @throws SampanError run-cancelled
   */
  readonly run: (study: SignedStudy, isCancelled?: () => boolean) => Promise<RunView>
  readonly results: (run: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly stop: () => Promise<void>
}

const origin = 'sampan.simulation/log'

export async function createFederation(options: FederationOptions): Promise<Federation> {
  const { clock, random, log } = options
  const protocolKeys = generateP256()
  const logKeys = generateEd25519()
  const database = await openDatabase(options.databaseFile ?? ':memory:')
  const views = new Map<string, RunView>()
  const core = createCore({
    ...meansOf(options),
    database,
    clock,
    random,
    log,
    id: options.coordinator.id,
    protocolKeys,
    logSigner: { origin, keys: logKeys },
    timeouts: {
      handshakeMs: 15_000,
      phaseProgressMs: 120_000,
      absenceMs: 600_000,
      ...options.timeouts,
    },
    changed: (view) => {
      views.set(view.id, view)
      options.changed?.(view)
    },
  })
  const logKey = { name: origin, type: 1, key: rawEd25519(logKeys.publicKey) } as const
  const coordinator = { id: options.coordinator.id, key: protocolKeys.publicKey, log: logKey }
  const sites: SimulatedSite[] = []
  for (const site of options.sites) {
    const made = await simulateSite(site, { coordinator, clock, random })
    await enrol(core, made)
    sites.push(made)
  }
  const connect = (site: SimulatedSite): void => {
    connectSite(core, site, options.tap?.(site.id) ?? openTap)
  }
  for (const site of sites) connect(site)
  await settle(core, sites)
  return {
    core,
    database,
    sites,
    directory: directoryOf(options, sites, formatDigest(keyDigest(protocolKeys.publicKey))),
    connect,
    submit: async (draft, given = []) => {
      const study = await submitStudy(
        { ...core.records, coordinator: { id: coordinator.id, protocolKey: coordinator.key } },
        { draft, files: filesOf(draft, given), account: simulationAccount },
      )
      core.offer(study)
      await settle(core, sites)
      return study
    },
    run: (study, isCancelled = () => false) => follow(core, study, { views, clock, isCancelled }),
    results: (run) => resultsOf(database, run),
    stop: async () => {
      for (const site of sites) await site.session.stop()
      await core.stop()
      await database.destroy()
    },
  }
}

function meansOf(
  options: FederationOptions,
): Pick<CoreDependencies, 'staging' | 'uploadsAtOnce' | 'masks' | 'defences'> {
  const { staging, uploadsAtOnce, masks, coordinatorDefences: defences } = options
  return {
    ...(staging === undefined ? {} : { staging }),
    ...(uploadsAtOnce === undefined ? {} : { uploadsAtOnce }),
    ...(masks === undefined ? {} : { masks }),
    ...(defences === undefined ? {} : { defences }),
  }
}

const simulationAccount = {
  name: 'simulation',
  actor: { kind: 'account', id: 'simulation', certificate: null },
} as const

/** What enrolment leaves behind at the coordinator. */
async function enrol(core: Core, site: SimulatedSite): Promise<void> {
  const { clock, database } = core.records
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('site')
      .values({
        id: site.id,
        controller: site.controller,
        jurisdiction: site.jurisdiction,
        identity: site.identityDigest,
        certificate: canonicalJson(siteCertificateToJson(site.certificate)),
        state: 'enrolled',
        enrolled_at: BigInt(clock.nowMs()),
        revoked_at: null,
      })
      .execute()
    await core.append(transaction, {
      type: 'site-enrolled',
      actor: { kind: 'site', id: site.id, certificate: null },
      object: site.id,
    })
  })
}

function connectSite(core: Core, site: SimulatedSite, tap: Tap): void {
  const toSite = channelTo(
    (frame) => {
      site.session.frame(frame)
    },
    () => {
      site.session.closed()
      connection.closed()
    },
    (frame) => tap(frame, 'down'),
  )
  const connection = core.hub.accept(site.id, toSite)
  const toCoordinator = channelTo(
    (frame) => {
      connection.frame(frame)
    },
    () => {
      connection.closed()
    },
    (frame) => tap(frame, 'up'),
  )
  site.session.opened(toCoordinator)
}

/** Lets everything that is on its way arrive. */
async function settle(core: Core, sites: readonly SimulatedSite[]): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => setImmediate(resolve))
    for (const site of sites) await site.session.settled()
    await core.settled()
  }
}

interface Following {
  readonly views: ReadonlyMap<string, RunView>
  readonly clock: Clock
  readonly isCancelled: () => boolean
}

async function follow(core: Core, study: SignedStudy, following: Following): Promise<RunView> {
  const { id } = await core.openRun({
    study,
    analyses: [],
    sites: [],
    account: simulationAccount,
  })
  for (;;) {
    const view = present(following.views.get(id), 'view of the run')
    if (!openStates.includes(view.state) || view.state === 'paused') return view
    if (following.isCancelled()) throw new SampanError('run-cancelled', { run: id })
    await sleep(following.clock, 5)
  }
}

async function resultsOf(
  database: Database,
  run: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await database
    .selectFrom('result')
    .select('body')
    .where('run', '=', run)
    .orderBy('released_entry')
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Readonly<Record<string, unknown>>)
}

function directoryOf(
  options: FederationOptions,
  sites: readonly SimulatedSite[],
  key: string,
): Directory {
  return {
    coordinator: { ...options.coordinator, jurisdiction: 'HK', key },
    sites: sites.map((site) => ({
      site: site.id,
      controller: site.controller,
      jurisdiction: site.jurisdiction,
      identity: site.identityDigest,
    })),
  }
}

function filesOf(
  draft: ManifestDraft,
  given: readonly Uint8Array[],
): readonly { readonly digest: string; readonly content: Uint8Array }[] {
  const named = studyFiles(draft)
  return given
    .map((content) => ({ digest: formatDigest(sha256(content)), content }))
    .filter(({ digest }, k, all) => {
      const first = all.findIndex((other) => other.digest === digest)
      return named.includes(digest) && first === k
    })
}
