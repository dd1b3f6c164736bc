import { afterEach, describe, expect, it } from 'vitest'
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
  type Snapshot,
} from '@sampan/shared'
import {
  defaultFloorsFile,
  defaultPolicy,
  rowsAsPersons,
  type DataAccess,
} from '@sampan/site-agent'
import { createFederation, type Federation } from './federation.ts'
import type { SiteOptions } from './site.ts'

const siteIds = ['a', 'b', 'c', 'd']

function snapshotFor(site: string): Snapshot {
  const random = seededRandom(`people of ${site}`)
  const people = 200
  const age = Float64Array.from({ length: people }, () => 40 + Math.floor(40 * uniform(random)))
  const male = Float64Array.from({ length: people }, () => (uniform(random) < 0.5 ? 1 : 0))
  const ill = Float64Array.from({ length: people }, (_, k) => {
    const eta = -4 + 0.06 * age[k]! + 0.5 * male[k]!
    return uniform(random) < 1 / (1 + Math.exp(-eta)) ? 1 : 0
  })
  const columns = new Map([
    ['age', age],
    ['male', male],
    ['ill', ill],
  ])
  return memorySnapshot(columns, [
    { step: 'everyone', people },
    { step: 'target', people },
  ])
}

function dataOf(site: string): DataAccess {
  const snapshot = snapshotFor(site)
  const digest = sha256(utf8(site))
  const persons = rowsAsPersons('people', snapshot.people)
  return {
    pin: () => Promise.resolve({ snapshot, digest, persons }),
    read: () => Promise.resolve(snapshot),
    wipe: () => undefined,
  }
}

const ignore = (): void => undefined
const quiet = { info: ignore, warn: ignore, debug: ignore }

function siteOptions(id: string): SiteOptions {
  return {
    id,
    controller: `trust-${id}`,
    jurisdiction: 'HK',
    data: dataOf(id),
    policy: defaultPolicy,
    floors: defaultFloorsFile,
    dataset: { id: 'd', level: 3, genetic: false, sensitive: true, national: 'general' },
    log: quiet,
  }
}

const study = `
schema: sampan/study/v1
title: A test
purpose: To test.
sponsor: Nobody
investigator: { name: Dr Who, affiliation: Somewhere }
sites: [a, b, c, d]
data: { registry: people }
asOf: 2024-01-01
features:
  age: { column: age, range: [0, 120] }
  male: { column: male, type: binary, equals: "1" }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: count, kind: feasibility }
  - { id: table1, kind: describe }
  - { id: model, kind: glm, outcome: ill, terms: [age, male] }
`

describe('a federation in one process', () => {
  let federation: Federation | null = null
  afterEach(async () => {
    await federation?.stop()
  })

  it('computes what the pooled data give', async () => {
    federation = await createFederation({
      coordinator: { id: 'middle', controller: 'institute' },
      sites: siteIds.map(siteOptions),
      clock: systemClock,
      random: systemRandom,
      log: quiet,
    })
    const read = readStudy({ text: study, fileName: 'study.yaml' }, federation.directory, {
      clock: systemClock,
    })
    expect(read.faults).toEqual([])
    const signed = await federation.submit(present(read.manifest, 'manifest'))
    for (const site of federation.sites) await site.approve(signed)
    const view = await federation.run(signed)
    expect(view).toMatchObject({ state: 'completed', reason: null })
    const results = await federation.results(view.id)
    expect(results.map((result) => result['outcome'])).toEqual(['released', 'released', 'released'])
  })
})
