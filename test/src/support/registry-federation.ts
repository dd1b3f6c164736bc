import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  present,
  readStudy,
  seededRandom,
  systemClock,
  systemRandom,
  uniform,
  type MaskPool,
  type Random,
  type SignedStudy,
} from '@sampan/shared'
import {
  dataAccess,
  defaultFloorsFile,
  defaultPolicy,
  openSource,
  type Defences,
  type VaultLog,
} from '@sampan/site-agent'
import {
  createFederation,
  type Federation,
  type FederationOptions,
  type SiteOptions,
  type Tap,
} from '@sampan/simulation'

/** A federation over four registry tables in files, with the real sources, gate, masking and log. */
export interface RegistryFederation {
  readonly federation: Federation
  readonly folder: string
  readonly study: SignedStudy
  readonly logged: string[]
  readonly stop: () => Promise<void>
}

export interface RegistryOptions {
  readonly tap?: (site: string) => Tap
  readonly defences?: Defences | ((site: string) => Defences)
  /** Changes rows before they are written. */
  readonly rows?: (site: string, rows: Person[]) => Person[]
  readonly approve?: boolean
  readonly floors?: string
  readonly studyText?: string
  /** In place of the one that goes with the tables. */
  readonly dictionary?: string
  /** Defences of the coordinator, where some are left out. */
  readonly coordinatorDefences?: FederationOptions['coordinatorDefences']
  /** Unmasks at the coordinator. */
  readonly masks?: MaskPool
  readonly databaseFile?: (folder: string) => string
  readonly timeouts?: FederationOptions['timeouts']
}

export interface Person {
  readonly id: string
  readonly age: number | string
  readonly male: number
  readonly weight: number | string
  readonly ill: number
}

const siteIds = ['alpha', 'beta', 'gamma', 'delta'] as const

export function peopleOf(site: string, count = 150): Person[] {
  const random: Random = seededRandom(`registry of ${site}`)
  return Array.from({ length: count }, (_, k) => {
    const age = 30 + Math.floor(50 * uniform(random))
    const male = uniform(random) < 0.5 ? 1 : 0
    const weight = Math.round((50 + 50 * uniform(random)) * 1000) / 1000
    const eta = -5 + 0.06 * age + 0.4 * male + 0.01 * weight
    const ill = uniform(random) < 1 / (1 + Math.exp(-eta)) ? 1 : 0
    return { id: String(1000 + k), age, male, weight, ill }
  })
}

export const studyText = `
schema: sampan/study/v1
title: Illness by age, sex and weight
purpose: To see that a federation gives what the pooled table gives.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [alpha, beta, gamma, delta]
data: { registry: people, person: id }
asOf: 2024-01-01
features:
  age: { column: age, range: [0, 120] }
  male: { column: male, type: binary, equals: "1" }
  weight: { column: weight, range: [20, 300] }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: count, kind: feasibility }
  - { id: model, kind: glm, outcome: ill, terms: [age, male, weight] }
`

export const dictionary = `
schema: sampan/dictionary/v1
columns:
  - { name: id, type: text, level: 3 }
  - { name: age, type: integer, unit: year, level: 2 }
  - { name: male, type: integer, level: 1 }
  - { name: weight, type: number, unit: kg, level: 2 }
  - { name: ill, type: integer, level: 3 }
`

export async function registryFederation(
  options: RegistryOptions = {},
): Promise<RegistryFederation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-test-'))
  const logged: string[] = []
  const note = (...parts: unknown[]): void => {
    logged.push(JSON.stringify(parts))
  }
  const log: VaultLog = { info: note, warn: note, debug: note }
  const federation = await createFederation({
    coordinator: { id: 'middle', controller: 'institute' },
    sites: siteIds.map((id) => siteOptions(id, folder, options, log)),
    clock: systemClock,
    random: systemRandom,
    log: { info: note, warn: note },
    ...(options.tap === undefined ? {} : { tap: options.tap }),
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
    ...(options.coordinatorDefences === undefined
      ? {}
      : { coordinatorDefences: options.coordinatorDefences }),
    ...(options.masks === undefined ? {} : { masks: options.masks }),
    ...(options.databaseFile === undefined ? {} : { databaseFile: options.databaseFile(folder) }),
  })
  const source = { text: options.studyText ?? studyText, fileName: 'study.yaml' }
  const read = readStudy(source, federation.directory, { clock: systemClock })
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults))
  const study = await federation.submit(present(read.manifest, 'manifest'))
  if (options.approve !== false) for (const site of federation.sites) await site.approve(study)
  return {
    federation,
    folder,
    study,
    logged,
    stop: async () => {
      await federation.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function siteOptions(
  id: string,
  folder: string,
  options: RegistryOptions,
  log: VaultLog,
): SiteOptions {
  const place = path.join(folder, id)
  mkdirSync(place)
  const rows = options.rows?.(id, peopleOf(id)) ?? peopleOf(id)
  const defences = typeof options.defences === 'function' ? options.defences(id) : options.defences
  const lines = rows.map((row) => [row.id, row.age, row.male, row.weight, row.ill].join(','))
  writeFileSync(path.join(place, 'people.csv'), ['id,age,male,weight,ill', ...lines, ''].join('\n'))
  writeFileSync(path.join(place, 'people.dictionary.yaml'), options.dictionary ?? dictionary)
  const location = { model: 'registry', path: path.join(place, 'people.csv') } as const
  return {
    id,
    controller: `trust-${id}`,
    jurisdiction: 'HK',
    data: dataAccess({
      folder: path.join(place, 'snapshots'),
      source: () => openSource(location, { clock: systemClock }),
      log,
    }),
    policy: defaultPolicy,
    floors: options.floors ?? defaultFloorsFile,
    dataset: { id, level: 3, genetic: false, sensitive: true, national: 'general' },
    log,
    ...(defences === undefined ? {} : { defences }),
  }
}
