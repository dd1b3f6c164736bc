import { checkCohorts } from './check-cohorts.ts'
import { siteFeatureFaults } from './check-sites-shown.ts'
import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, isOfPopulation, levelsOf, type Feature } from './parts.ts'
import { populationNeeded } from './population-features.ts'
import { repeated } from './repeated.ts'

/** Where the data come from, when, and what is read of every person. */
export function checkPopulation(manifest: ManifestDraft): readonly Fault[] {
  return [
    ...dateFaults(manifest),
    ...listFaults(manifest),
    ...checkCohorts(manifest),
    ...manifest.features.flatMap((feature, k) => featureFaults(manifest, feature, k)),
    ...rangeFaults(manifest),
  ]
}

function dateFaults({ startsAt, expiresAt, population }: ManifestDraft): readonly Fault[] {
  const faults: Fault[] = []
  if (Date.parse(startsAt) >= Date.parse(expiresAt))
    faults.push(fault('study-invalid', ['expiresAt'], 'fault.expiry'))
  if (Date.parse(population.asOf) > Date.parse(expiresAt))
    faults.push(fault('study-invalid', ['population', 'asOf'], 'fault.asOf'))
  return faults
}

/** Lists in which nothing stands twice. */
function listFaults(manifest: ManifestDraft): readonly Fault[] {
  const { data, outputs, cohorts, features } = manifest
  const lists: readonly (readonly [Path, readonly string[]])[] = [
    [['outputs'], outputs],
    [['data', 'versions'], data.model === 'omop' ? data.versions : []],
    [['cohorts'], cohorts.map(({ id }) => id)],
    [['features'], features.map(({ name }) => name)],
    ...features.map((feature, k) => [['features', k, 'levels'], levelsOf(feature)] as const),
  ]
  return lists.flatMap(([path, texts]) =>
    repeated(texts).map((k) =>
      fault('study-invalid', [...path, k], 'fault.repeated', { name: texts[k] ?? '' }),
    ),
  )
}

function featureFaults(manifest: ManifestDraft, feature: Feature, k: number): readonly Fault[] {
  const path = ['features', k]
  const faults: Fault[] = []
  const fits =
    feature.kind === 'site' || (feature.kind === 'column') === (manifest.data.model === 'registry')
  if (!fits && feature.kind === 'column')
    faults.push(fault('study-invalid', path, 'fault.columnInOmop', { name: feature.name }))
  if (!fits && feature.kind !== 'column')
    faults.push(fault('study-invalid', path, 'fault.conceptInRegistry', { name: feature.name }))
  const levels = levelsOf(feature)
  const most = manifest.floors.factorLevelsMax
  if (levels.length > most)
    faults.push(fault('levels-too-many', [...path, 'levels'], 'fault.longList', { most }))
  faults.push(...kindFaults(manifest, feature, path))
  const needed = isOfPopulation(feature) ? populationNeeded[feature.kind] : null
  if (fits && needed !== null && manifest.population[needed] === null)
    faults.push(
      fault('study-invalid', path, 'fault.populationLacks', { name: feature.name, needed }),
    )
  return faults
}

function kindFaults(manifest: ManifestDraft, feature: Feature, path: Path): readonly Fault[] {
  if (feature.kind === 'site') return siteFeatureFaults(manifest, feature, path)
  return feature.kind === 'column' ? columnFaults(feature, path) : []
}

function columnFaults(feature: Extract<Feature, { kind: 'column' }>, path: Path): readonly Fault[] {
  const faults: Fault[] = []
  if ((feature.type === 'category') !== (feature.levels !== null))
    faults.push(fault('study-invalid', path, 'fault.categoryLevels', { name: feature.name }))
  if (feature.equals !== null && feature.type !== 'binary')
    faults.push(fault('study-invalid', path, 'fault.binaryEquals', { name: feature.name }))
  return faults
}

/** Numeric features have a range, and nothing else has. */
function rangeFaults({ features, ranges }: ManifestDraft): readonly Fault[] {
  const numeric = new Map(
    features.flatMap((feature, k) =>
      featureType(feature) === 'numeric' ? [[feature.name, k] as const] : [],
    ),
  )
  const lacking = [...numeric]
    .filter(([name]) => !Object.hasOwn(ranges, name))
    .map(([name, k]) => fault('study-invalid', ['features', k], 'fault.rangeNeeded', { name }))
  const wrong = Object.entries(ranges).flatMap(([name, { low, high }]) => {
    const path = ['ranges', name]
    if (!numeric.has(name)) return [fault('study-invalid', path, 'fault.rangeStray', { name })]
    return low < high ? [] : [fault('study-invalid', path, 'fault.rangeOrder', { low, high })]
  })
  return [...lacking, ...wrong]
}
