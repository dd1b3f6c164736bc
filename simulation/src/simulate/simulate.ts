import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  expandStudy,
  inFileOrder,
  joinPath,
  parseStudyFile,
  removeTree,
  checkManifest,
  type Clock,
  type Directory,
  type LocatedFault,
  type ManifestDraft,
  type Random,
  type RunView,
  type SignedStudy,
  type StudyFile,
} from '@sampan/shared'
import { dataAccess, openSource, type VaultLog } from '@sampan/site-agent'
import { createFederation, type Federation } from '../federation/federation.ts'
import type { SiteOptions } from '../federation/site.ts'
import { cut, requireSites, type LocalSite } from './local-sites.ts'

export interface SimulateOptions {
  readonly study: {
    readonly text: string
    readonly fileName: string
    /** Files beside it that it names, by their names. */
    readonly files?: ReadonlyMap<string, Uint8Array>
  }
  readonly sites: readonly LocalSite[]
  /** Column whose values cut every given data set into hospitals. */
  readonly split: string | null
  readonly dictionary: string | null
  readonly policy: string
  readonly floors: string
  readonly clock: Clock
  readonly random: Random
  readonly log: VaultLog
  readonly changed?: (view: RunView) => void
  /** Asked again and again: true ends the simulation, and everything it wrote is removed. */
  readonly isCancelled?: () => boolean
}

export type Simulated =
  | { readonly faults: readonly LocatedFault[] }
  | {
      readonly faults: null
      readonly study: SignedStudy
      readonly view: RunView
      readonly results: readonly Readonly<Record<string, unknown>>[]
      /** What left each simulated hospital. */
      readonly left: readonly SiteTraffic[]
      /** Rows that a split left out because their value is missing. */
      readonly rowsLeftOut: number
    }

export interface SiteTraffic {
  readonly site: string
  readonly messages: number
  readonly bytes: number
}

/**
 * Runs a study over local data as if every data set were a hospital: real gate, real masking, real sums, real approvals
 * by simulated approvers, in one process. The study's own list of sites is replaced by the given ones.
 * @throws SampanError sites-too-few, controllers-too-few; for data that cannot be opened; policy-invalid, floors-invalid; run-cancelled
 */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const parsed = parseStudyFile(options.study.text, options.study.fileName)
  if (parsed.study === null) return { faults: parsed.faults }
  const workspace = mkdtempSync(path.join(tmpdir(), 'sampan-simulate-'))
  try {
    const { sites, rowsLeftOut } = await cut(options, joinPath(workspace, 'parts'))
    const federation = await createFederation({
      coordinator: { id: 'simulation', controller: 'simulation' },
      sites: sites.map((site) => siteOptions(site, parsed.study, options, workspace)),
      clock: options.clock,
      random: options.random,
      log: hubLog(options.log),
      ...(options.changed === undefined ? {} : { changed: options.changed }),
    })
    try {
      const draft = draftOf(parsed.study, federation.directory, options)
      if ('faults' in draft) {
        requireSites(draft.faults, sites)
        return { faults: inFileOrder(draft.faults.map(parsed.locate)) }
      }
      const ran = await runStudy(federation, draft.manifest, options)
      return { faults: null, rowsLeftOut, ...ran }
    } finally {
      await federation.stop()
    }
  } finally {
    removeTree(workspace)
  }
}

function siteOptions(
  site: LocalSite,
  study: StudyFile,
  options: SimulateOptions,
  workspace: string,
): SiteOptions {
  const { dictionary, clock, log, policy, floors } = options
  const isRegistry = typeof study.data === 'object' && 'registry' in study.data
  const location = {
    model: isRegistry ? ('registry' as const) : ('omop' as const),
    path: site.path,
    ...(dictionary === null ? {} : { dictionary }),
  }
  return {
    id: site.id,
    controller: site.id,
    jurisdiction: 'OTHER',
    data: dataAccess({
      folder: joinPath(workspace, 'snapshots', site.id),
      source: () => openSource(location, { clock }),
      log,
    }),
    policy,
    floors,
    dataset: { id: site.id, level: 3, genetic: false, sensitive: true, national: 'general' },
    log,
  }
}

/**
 * The study with the simulated hospitals in the place of its own. It starts now, and nobody reads the protocol that lies
 * beside it.
 */
function draftOf(
  study: StudyFile,
  directory: Directory,
  { clock, study: { files = new Map() } }: SimulateOptions,
): { readonly manifest: ManifestDraft } | { readonly faults: ReturnType<typeof checkManifest> } {
  const sites = directory.sites.map((site) => site.site)
  const simulated = { ...study, sites, recipients: [], protocol: undefined, startsAt: undefined }
  const expanded = expandStudy(simulated, directory, { clock, files })
  if (expanded.manifest === null) return { faults: expanded.faults }
  const faults = checkManifest(expanded.manifest)
  return faults.length > 0 ? { faults } : { manifest: expanded.manifest }
}

async function runStudy(
  federation: Federation,
  draft: ManifestDraft,
  { study: { files = new Map() }, isCancelled }: SimulateOptions,
): Promise<{
  readonly study: SignedStudy
  readonly view: RunView
  readonly results: readonly Readonly<Record<string, unknown>>[]
  readonly left: readonly SiteTraffic[]
}> {
  const study = await federation.submit(draft, [...files.values()])
  for (const site of federation.sites) await site.approve(study)
  const view = await federation.run(study, isCancelled)
  const left: SiteTraffic[] = []
  for (const site of federation.sites) {
    const row = await site.vault.ledger
      .selectFrom('outbox')
      .select((eb) => [
        eb.fn.countAll<bigint>().as('messages'),
        eb.fn.sum<bigint>('bytes').as('bytes'),
      ])
      .where('run', '=', view.id)
      .executeTakeFirst()
    const traffic = { messages: Number(row?.messages ?? 0n), bytes: Number(row?.bytes ?? 0n) }
    left.push({ site: site.id, ...traffic })
  }
  return { study, view, results: await federation.results(view.id), left }
}

function hubLog(log: VaultLog): {
  info: (fields: object, sentence: string) => void
  warn: (fields: object, sentence: string) => void
} {
  return {
    info: (fields, sentence) => {
      log.info(sentence, { ...fields })
    },
    warn: (fields, sentence) => {
      log.warn(sentence, { ...fields })
    },
  }
}
