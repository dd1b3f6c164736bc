import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  memorySnapshot,
  present,
  readStudy,
  seededRandom,
  sha256,
  systemClock,
  systemRandom,
  uniform,
  utf8,
  type SignedStudy,
  type Snapshot,
} from '@sampan/shared'
import { spoolStaging } from '@sampan/coordinator'
import { createFederation, type Federation, type Tap } from '@sampan/simulation'
import { defaultFloorsFile, defaultPolicy, rowsAsPersons } from '@sampan/site-agent'

/** Numbers of which no sum over some is a sum over others. */
export const peopleAt: Readonly<Record<string, number>> = {
  alpha: 100,
  beta: 110,
  gamma: 130,
  delta: 170,
}
const siteIds = Object.keys(peopleAt)
const levels = Array.from({ length: 40 }, (_, k) => `v${k}`)
const features = Array.from({ length: 420 }, (_, k) => `x${k}`)

/** Level counts of 420 features: one round with a vector of two chunks. */
const study = `
schema: sampan/study/v1
title: Long vectors
purpose: To see vectors of several chunks on their way.
sponsor: Sampan
investigator: { name: Nobody, affiliation: Sampan }
sites: [${siteIds.join(', ')}]
data: { registry: people }
asOf: 2024-01-01
features:
${features.map((name) => `  ${name}: { column: ${name}, levels: [${levels.join(', ')}] }`).join('\n')}
analyses:
  - { id: levels, kind: describe }
floors: { scalarsPerValue: 1000 }
`

function snapshotOf(site: string, people: number): Snapshot {
  const random = seededRandom(site)
  const column = (): Float64Array =>
    Float64Array.from({ length: people }, () => Math.floor(levels.length * uniform(random)))
  const steps = ['everyone', 'target'].map((step) => ({ step, people }))
  return memorySnapshot(new Map(features.map((name) => [name, column()])), steps)
}

export interface LongVectors {
  readonly federation: Federation
  readonly study: SignedStudy
  /** Where the coordinator keeps what is not complete. */
  readonly spool: string
  readonly stop: () => Promise<void>
}

export async function longVectors(options: {
  readonly uploadsAtOnce: number
  readonly tap?: (site: string) => Tap
  readonly timeouts?: {
    readonly handshakeMs: number
    readonly phaseProgressMs: number
    readonly absenceMs: number
  }
}): Promise<LongVectors> {
  const parent = mkdtempSync(path.join(tmpdir(), 'sampan-long-'))
  const spool = path.join(parent, 'spool')
  const ignore = (): void => undefined
  const federation = await createFederation({
    ...options,
    coordinator: { id: 'middle', controller: 'institute' },
    staging: spoolStaging({ folder: spool, random: systemRandom }),
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore },
    sites: siteIds.map((id) => {
      const snapshot = snapshotOf(id, peopleAt[id] ?? 0)
      const persons = rowsAsPersons('people', snapshot.people)
      return {
        id,
        controller: `trust-${id}`,
        jurisdiction: 'HK',
        data: {
          pin: () => Promise.resolve({ snapshot, persons, digest: sha256(utf8(id)) }),
          read: () => Promise.resolve(snapshot),
          wipe: ignore,
        },
        policy: defaultPolicy,
        floors: `${defaultFloorsFile}scalarsPerValue: 1000\n`,
        dataset: { id, level: 3, genetic: false, sensitive: true, national: 'general' },
        log: { info: ignore, warn: ignore, debug: ignore },
      }
    }),
  })
  const source = { text: study, fileName: 'study.yaml' }
  const read = readStudy(source, federation.directory, { clock: systemClock })
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults.slice(0, 3)))
  const signed = await federation.submit(present(read.manifest, 'manifest'))
  for (const site of federation.sites) await site.approve(signed)
  return {
    federation,
    study: signed,
    spool,
    stop: async () => {
      await federation.stop()
      rmSync(parent, { recursive: true, force: true })
    },
  }
}
