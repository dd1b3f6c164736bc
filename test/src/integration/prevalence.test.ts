import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  present,
  readStudy,
  systemClock,
  systemRandom,
  type DescribeResult,
  type PrevalenceResult,
} from '@sampan/shared'
import { dataAccess, defaultFloorsFile, defaultPolicy, openSource } from '@sampan/site-agent'
import { createFederation, type Federation, type SiteOptions } from '@sampan/simulation'
import { afterEach, expect, it } from 'vitest'

/** From a public list of concepts to the columns of every hospital: counted together, never shown one by one. */
const siteIds = ['alpha', 'beta', 'gamma'] as const
const people = 60

/** Whether person k of a site has a concept. Every pattern is another sum. */
const patterns: Readonly<Record<number, (site: string, k: number) => boolean>> = {
  101: (_, k) => k % 2 === 0,
  102: (site, k) => k < (site === 'alpha' ? 2 : 1),
  103: (_, k) => k < 2,
  104: (_, k) => k > 0,
  105: (site, k) => site === 'beta' && k < 20,
  106: () => false,
}
const totals = { 101: 90, 102: 4, 103: 6, 104: 177, 105: 20, 106: 0 }

let federation: Federation | null = null
let folder = ''
afterEach(async () => {
  await federation?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ignore = (): void => undefined
const quiet = { info: ignore, warn: ignore, debug: ignore }

/** Eras of a site: everybody's twice, one of nobody and one after the day, so that a double count shows. */
function erasOf(site: string): readonly string[] {
  const had = Object.entries(patterns).flatMap(([concept, has]) =>
    Array.from({ length: people }, (_, k) => k)
      .filter((k) => has(site, k))
      .map((k) => `${k + 1},${concept},2020-01-01,2020-02-01`),
  )
  return [...had, ...had, '999,102,2020-01-01,2020-02-01', '50,102,2024-01-01,2024-02-01']
}

function siteOptions(id: string): SiteOptions {
  const place = path.join(folder, id)
  mkdirSync(place)
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(path.join(place, name), lines.join('\n'))
  }
  write('person.csv', [
    'person_id,gender_concept_id,year_of_birth',
    ...Array.from({ length: people }, (_, k) => `${k + 1},8507,1950`),
  ])
  write('cdm_source.csv', ['cdm_version,vocabulary_version', '5.4,v5'])
  write('condition_era.csv', [
    'person_id,condition_concept_id,condition_era_start_date,condition_era_end_date',
    ...erasOf(id),
  ])
  return {
    id,
    controller: `trust-${id}`,
    jurisdiction: 'HK',
    data: dataAccess({
      folder: path.join(folder, `${id}-snapshots`),
      source: () => openSource({ model: 'omop', path: place }, { clock: systemClock }),
      log: quiet,
    }),
    policy: defaultPolicy,
    floors: defaultFloorsFile,
    dataset: { id, level: 3, genetic: false, sensitive: true, national: 'general' },
    log: quiet,
  }
}

const studyOf = (concepts: readonly number[], analysis: string): string => `
schema: sampan/study/v1
title: What is common
purpose: To see which conditions are common enough to look at.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [${siteIds.join(', ')}]
asOf: 2023-12-31
cohort: everyone
features:
  listed: { list: condition-era, concepts: [${concepts.join(', ')}], window: any }
analyses: [${analysis}]
`

async function resultOf(text: string): Promise<unknown> {
  const { directory, submit, sites, run, results } = present(federation, 'federation')
  const read = readStudy({ text, fileName: 'study.yaml' }, directory, { clock: systemClock })
  expect(read.faults).toEqual([])
  const study = await submit(present(read.manifest, 'manifest'))
  for (const site of sites) await site.approve(study)
  const view = await run(study)
  expect(view).toMatchObject({ state: 'completed', reason: null })
  const [result] = await results(view.id)
  expect(result).toMatchObject({ outcome: 'released' })
  return result!['result']
}

it('a list of concepts is counted over all hospitals, and what is common becomes columns everywhere', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-prevalence-'))
  federation = await createFederation({
    coordinator: { id: 'middle', controller: 'institute' },
    sites: siteIds.map(siteOptions),
    clock: systemClock,
    random: systemRandom,
    log: quiet,
  })
  const listed = Object.keys(patterns).map(Number)
  const found = (await resultOf(
    studyOf(listed, '{ kind: prevalence, shareMin: 0.05 }'),
  )) as PrevalenceResult
  // 4, 0 and all but 3 are hidden; 6 of 180 are shown and too few to be picked.
  expect(found).toMatchObject({ people: 180, sites: 3, shareMin: 0.05 })
  expect(found.features).toEqual([
    { feature: 'c101201', people: totals[101], picked: true },
    { feature: 'c102201', people: null, picked: false },
    { feature: 'c103201', people: totals[103], picked: false },
    { feature: 'c104201', people: null, picked: false },
    { feature: 'c105201', people: totals[105], picked: true },
    { feature: 'c106201', people: null, picked: false },
  ])
  const picked = found.features.flatMap(({ feature, picked: is }) =>
    is ? [Math.floor(Number(feature.slice(1)) / 1000)] : [],
  )
  const described = (await resultOf(studyOf(picked, '{ kind: describe }'))) as DescribeResult
  expect(described.features.map(({ feature, n }) => [feature, n])).toEqual([
    ['c101201', 180],
    ['c105201', 180],
  ])
}, 60_000)
