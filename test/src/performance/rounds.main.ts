import {
  bytesPerWord,
  readStudy,
  seededRandom,
  systemClock,
  systemRandom,
  uniform,
  memorySnapshot,
  present,
  sha256,
  utf8,
  type RunView,
} from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy, rowsAsPersons } from '@sampan/site-agent'
import { createFederation, type Federation } from '@sampan/simulation'
import { print, quantile } from './print.ts'

/**
 * Time of a round over n sites in one process: everything on (approvals, policy, gate, masking, log, durable state in
 * memory), no network. Every site's and the coordinator's work runs on one core, one after another.
 */
const features = Array.from({ length: 10 }, (_, k) => `x${k}`)

const study = (sites: readonly string[]): string => `
schema: sampan/study/v1
title: Rounds
purpose: To measure rounds.
sponsor: Sampan
investigator: { name: Nobody, affiliation: Sampan }
sites: [${sites.join(', ')}]
data: { registry: people }
asOf: 2024-01-01
runsMax: 1000
features:
${features.map((name) => `  ${name}: { column: ${name}, range: [-10, 10] }`).join('\n')}
  y: { column: y, type: binary, equals: "1" }
analyses:
  - { id: model, kind: glm, outcome: y, terms: [${features.join(', ')}] }
`

function snapshotOf(site: string, people: number): ReturnType<typeof memorySnapshot> {
  const random = seededRandom(site)
  const column = (): Float64Array =>
    Float64Array.from({ length: people }, () => 2 * uniform(random) - 1)
  const columns = new Map(features.map((name) => [name, column()]))
  const first = present(columns.get('x0'), 'column')
  columns.set(
    'y',
    first.map((x) => (uniform(random) < 1 / (1 + Math.exp(-x)) ? 1 : 0)),
  )
  return memorySnapshot(columns, [])
}

async function federationOf(sites: readonly string[], views: RunView[]): Promise<Federation> {
  const ignore = (): void => undefined
  return createFederation({
    coordinator: { id: 'middle', controller: 'institute' },
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore },
    changed: (view) => {
      if (view.state === 'completed') views.push(view)
    },
    sites: sites.map((id) => {
      const snapshot = snapshotOf(id, 200)
      const digest = sha256(utf8(id))
      const persons = rowsAsPersons('people', snapshot.people)
      return {
        id,
        controller: id,
        jurisdiction: 'HK',
        data: {
          pin: () => Promise.resolve({ snapshot, digest, persons }),
          read: () => Promise.resolve(snapshot),
          wipe: ignore,
        },
        policy: defaultPolicy,
        floors: `${defaultFloorsFile}queriesPerDay: 100000\n`,
        dataset: { id, level: 3, genetic: false, sensitive: true, national: 'general' },
        log: { info: ignore, warn: ignore, debug: ignore },
      }
    }),
  })
}

async function measure(n: number, runs: number): Promise<void> {
  const sites = Array.from({ length: n }, (_, k) => `site-${String(k).padStart(3, '0')}`)
  const views: RunView[] = []
  const federation = await federationOf(sites, views)
  const read = readStudy({ text: study(sites), fileName: 'study.yaml' }, federation.directory, {
    clock: systemClock,
  })
  const floors = { ...present(read.manifest, 'manifest').floors, queriesPerDay: 100_000 }
  const signed = await federation.submit({ ...present(read.manifest, 'manifest'), floors })
  for (const site of federation.sites) await site.approve(signed)
  for (let k = 0; k < runs; k++) await federation.run(signed)
  const roundMs = views.flatMap((view) => view.roundMs)
  print(`round over ${n} sites, 10 features`, {
    rounds: roundMs.length,
    'median ms': quantile(roundMs, 0.5),
    'p95 ms': quantile(roundMs, 0.95),
    'median ms per site': quantile(roundMs, 0.5) / n,
  })
  await printBytes(federation, n)
  await federation.stop()
}

/** Bytes that one site sent in a Newton round, beside the bare words of its vector. */
async function printBytes(federation: Federation, n: number): Promise<void> {
  const [site] = federation.sites
  const rows = await present(site, 'site')
    .vault.ledger.selectFrom('outbox')
    .select(['round', 'kind', 'bytes'])
    .execute()
  const newton = rows.filter((row) => row.round === 2n)
  const runs = newton.filter((row) => row.kind === 'streamHeader').length
  const total = newton.reduce((sum, row) => sum + Number(row.bytes), 0) / runs
  const chunk = newton.filter((row) => row.kind === 'streamChunk')
  const vector = chunk.reduce((sum, row) => sum + Number(row.bytes), 0) / runs
  // score 11, information 66, deviance 1, over-cap 1
  const bare = (11 + 66 + 1 + 1) * bytesPerWord(128)
  print(`bytes a site sends in a Newton round, ${n} sites`, {
    'd * w / 8': bare,
    'vector stream': vector,
    'all messages': total,
    ratio: vector / bare,
  })
}

await measure(5, 10)
await measure(20, 2)
