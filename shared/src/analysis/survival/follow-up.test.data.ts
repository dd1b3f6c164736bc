import { resolve } from 'node:path'
import { defaultFloors } from '../../disclosure/floors.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import type { KmSettings } from '../km/spec.ts'
import type { LogrankSettings } from '../logrank/spec.ts'
import {
  binary,
  category,
  lowFloors,
  manifestOf,
  numeric,
  oracles,
  readPeople,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'

/** The made-up people of test/oracles/follow-up.R. */
export function followUpPeople(): People {
  return readPeople(resolve(oracles, 'follow_up.csv'), { stage: ['1', '2', '3'] })
}

export function followUpManifest(floor: number, bandDays = 30): Manifest {
  const floors = floor === 1 ? { ...lowFloors, eventsPerCell: 1 } : defaultFloors
  const manifest = manifestOf({
    features: [
      ...['time', 'entry'].map(numeric),
      ...['dead', 'treated'].map(binary),
      category('stage', ['1', '2', '3']),
    ],
    ranges: { time: [0, 900], entry: [0, 1000] },
    floors: { ...floors, timeBandDays: bandDays },
  })
  return { ...manifest, timeGrid: { bandDays } }
}

const asked = { time: 'time', event: 'dead', start: null } as const

export function kmOf(
  manifest: Manifest,
  settings: Partial<KmSettings> = {},
): AnalysisInput<KmSettings> {
  const read = { quantiles: [0.1, 0.25, 0.5, 0.75], tau: [200, 600], times: [45, 300, 450] }
  return {
    manifest,
    settings: {
      id: 'curve',
      kind: 'km',
      ...asked,
      groups: null,
      confType: 'log',
      confidence: 0.95,
      ...read,
      ...settings,
    },
  }
}

export function logrankOf(
  manifest: Manifest,
  settings: Partial<LogrankSettings> = {},
): AnalysisInput<LogrankSettings> {
  const rest = { groups: 'treated', strata: null, rho: 0 } as const
  return { manifest, settings: { id: 'test', kind: 'logrank', ...asked, ...rest, ...settings } }
}

/** Each person at the site that `siteOf` says. */
export function sitesOf(people: People, siteOf: (row: number) => number): readonly Snapshot[] {
  const count = people.get('time')?.length ?? 0
  const rows = Array.from({ length: count }, (_, row) => row)
  const sites = [...new Set(rows.map(siteOf))].sort((a, b) => a - b)
  return sites.map((site) =>
    snapshotOf(
      people,
      rows.filter((row) => Object.is(siteOf(row), site)),
    ),
  )
}

/** The made-up people at their four sites. */
export function followUpSites(): readonly Snapshot[] {
  const people = followUpPeople()
  const site = people.get('site') ?? []
  return sitesOf(people, (row) => site[row] ?? 0)
}
