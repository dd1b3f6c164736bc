import { readFileSync } from 'node:fs'
import type { Jurisdiction } from '../governance/records.ts'
import type { Directory } from './directory.ts'
import { expandStudy } from './expand.ts'
import { describeFault } from './fault.ts'
import { signedStudy, type Manifest, type SignedStudy } from './manifest.ts'
import { parseStudyFile, type StudyFile } from './study-file.ts'

/** Parties, a study and its expansion that the tests of this folder and of `text` share. */

const digestOf = (k: number): string => `sha256:${k.toString(16).padStart(2, '0').repeat(32)}`

const places: readonly (readonly [string, string, Jurisdiction])[] = [
  ['harbour-general', 'hospital-authority', 'HK'],
  ['hill-clinic', 'hospital-authority', 'HK'],
  ['bay-clinic', 'hospital-authority', 'HK'],
  ['lotus-hospital', 'lotus', 'MO'],
  ['pearl-river-first', 'pearl-river', 'CN-GBA9'],
  ['peak-university', 'peak-university', 'HK'],
  ['budapest', 'budapest', 'OTHER'],
  ['cleveland', 'cleveland', 'OTHER'],
  ['long-beach', 'veterans', 'OTHER'],
  ['zurich-basel', 'zurich', 'CN-OTHER'],
]

export const directory: Directory = {
  coordinator: { id: 'trials', controller: 'institute', jurisdiction: 'HK', key: digestOf(1) },
  sites: places.map(([site, controller, jurisdiction], k) => ({
    site,
    controller,
    jurisdiction,
    identity: digestOf(k + 2),
  })),
}

/** 2026-01-15T08:00:00Z */
export const clock = { nowMs: (): number => Date.UTC(2026, 0, 15, 8) }

/** A small study without any fault; tests change it in one place. */
export const soundStudy = `schema: sampan/study/v1
title: A study
purpose: To see what happens.
sponsor: A sponsor
investigator: { name: Somebody, affiliation: Somewhere }
sites: [cleveland, budapest, zurich-basel]
asOf: 2025-12-31
features:
  age: { age: index }
  male: { sex: male }
  stroke: { condition: 372924 }
  pressure: { measurement: 3004249, unit: 8876, range: [60, 260] }
  smoking: { observation: 4275495, levels: [never, former, current] }
terms:
  - age
  - male
  - { factor: smoking, reference: never }
  - { numeric: pressure, log: true }
analyses:
  - kind: feasibility
  - { kind: glm, outcome: stroke }
`

export function studyOf(text: string): StudyFile {
  const { study, faults } = parseStudyFile(text, 'study.yaml')
  if (study === null) throw new Error(faults.map((each) => describeFault(each, 'en')).join('\n'))
  return study
}

export function manifestOf(text: string): Manifest {
  const { manifest, faults } = expandStudy(studyOf(text), directory, { clock })
  if (manifest === null) throw new Error(faults.map((each) => describeFault(each, 'en')).join('\n'))
  return { ...manifest, id: `study_${'0'.repeat(26)}` }
}

export function signedOf(text: string): SignedStudy {
  return signedStudy(manifestOf(text))
}

export const examples = [
  'gi-bleed-omop.yaml',
  'heart-registry.yaml',
  'common-conditions.yaml',
] as const

export function exampleText(name: (typeof examples)[number]): string {
  const place = new URL(`../../../docs/examples/${name}`, import.meta.url)
  return readFileSync(place, 'utf8')
}
