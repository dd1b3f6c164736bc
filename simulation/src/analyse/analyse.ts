import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  analyseStudy,
  checkManifest,
  expandStudy,
  inFileOrder,
  joinPath,
  parseStudyFile,
  removeTree,
  signedStudy,
  studyFiles,
  formatDigest,
  sha256,
  type Clock,
  type Directory,
  type Ended,
  type Expansion,
  type LocatedFault,
  type Manifest,
  type Snapshot,
  type StudyFile,
} from '@sampan/shared'
import { buildSnapshot, inMemory, openSource } from '@sampan/site-agent'
import { cut, requireSites, type LocalSite } from '../simulate/local-sites.ts'

export interface AnalyseOptions {
  readonly study: {
    readonly text: string
    readonly fileName: string
    /** Files beside it that it names, by their names. */
    readonly files: ReadonlyMap<string, Uint8Array>
  }
  readonly data: string
  /** Column that says of which hospital a row is, for studies that ask for it. */
  readonly split: string | null
  readonly dictionary: string | null
  readonly clock: Clock
  readonly onProgress: (done: number, of: number) => void
}

export type Analysed =
  | { readonly faults: readonly LocatedFault[] }
  | {
      readonly faults: null
      readonly manifest: Manifest
      readonly people: number
      readonly ended: readonly Ended[]
      readonly rowsLeftOut: number
    }

/**
 * A study over one table, as if all its people were in one place: the same analyses, bounds and fixed point, but nobody
 * masks, and results are not checked before they are shown, because the data are the reader's own. The study's floors
 * hold where an analysis itself asks for them.
 * @throws SampanError for data that cannot be opened, codes of the features and of the analyses
 */
export async function analyse(options: AnalyseOptions): Promise<Analysed> {
  const parsed = parseStudyFile(options.study.text, options.study.fileName)
  if (parsed.study === null) return { faults: parsed.faults }
  const workspace = mkdtempSync(path.join(tmpdir(), 'sampan-analyse-'))
  try {
    const whole = { id: 'all', path: options.data }
    const target = joinPath(workspace, 'parts')
    const { sites, rowsLeftOut } = await cut({ sites: [whole], split: options.split }, target)
    const names = options.split === null ? sitesOf(parsed.study) : sites.map(({ id }) => id)
    const expanded = expand(parsed.study, names, options)
    if (expanded.manifest === null) return located(expanded.faults, parsed.locate)
    const faults = checkManifest(expanded.manifest)
    if (faults.length > 0) {
      requireSites(faults, sites)
      return located(faults, parsed.locate)
    }
    const { manifest } = signedStudy({ ...expanded.manifest, id: localId })
    const snapshots = await snapshotsOf(manifest, sites, options)
    const people = snapshots.reduce((sum, snapshot) => sum + snapshot.people, 0)
    return {
      faults: null,
      manifest,
      people,
      rowsLeftOut,
      ended: endedOf(manifest, snapshots, options),
    }
  } finally {
    removeTree(workspace)
  }
}

/** No coordinator minted an id: this study is nobody's but the reader's. */
const localId = `study_${'0'.repeat(26)}`

function located(
  faults: ReturnType<typeof checkManifest>,
  locate: ReturnType<typeof parseStudyFile>['locate'],
): Analysed {
  return { faults: inFileOrder(faults.map(locate)) }
}

function sitesOf({ sites }: StudyFile): readonly string[] {
  return sites.map((each) => (typeof each === 'string' ? each : each.site))
}

/** The study with hospitals of these names, each of a controller of its own. */
function expand(
  study: StudyFile,
  names: readonly string[],
  { clock, study: { files } }: AnalyseOptions,
): Expansion {
  const digest = formatDigest(sha256(new Uint8Array()))
  const directory: Directory = {
    coordinator: { id: 'here', controller: 'here', jurisdiction: 'OTHER', key: digest },
    sites: names.map((site) => ({
      site,
      controller: site,
      jurisdiction: 'OTHER',
      identity: formatDigest(sha256(new TextEncoder().encode(site))),
    })),
  }
  const local = { ...study, sites: [...names], recipients: [], protocol: undefined }
  return expandStudy({ ...local, startsAt: undefined }, directory, { clock, files })
}

async function snapshotsOf(
  manifest: Manifest,
  sites: readonly LocalSite[],
  { dictionary, clock, study }: AnalyseOptions,
): Promise<readonly Snapshot[]> {
  const isRegistry = manifest.data.model === 'registry'
  const named = studyFiles(manifest)
  const files = new Map(
    [...study.files.values()]
      .map((content) => [formatDigest(sha256(content)), content] as const)
      .filter(([digest]) => named.includes(digest)),
  )
  const snapshots: Snapshot[] = []
  for (const site of sites) {
    const location = {
      model: isRegistry ? ('registry' as const) : ('omop' as const),
      path: site.path,
      ...(dictionary === null ? {} : { dictionary }),
    }
    const content = await buildSnapshot(openSource(location, { clock }), manifest, {
      site: site.id,
      files,
    })
    snapshots.push({ ...inMemory(content), site: site.id })
  }
  return snapshots
}

function endedOf(
  manifest: Manifest,
  snapshots: readonly Snapshot[],
  { onProgress }: AnalyseOptions,
): readonly Ended[] {
  const ended: Ended[] = []
  for (const each of analyseStudy(manifest, snapshots)) {
    ended.push(each)
    onProgress(ended.length, manifest.analyses.length)
  }
  return ended
}
