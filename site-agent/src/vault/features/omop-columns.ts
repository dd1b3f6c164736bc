import { limits } from '@sampan/proto'
import type { Feature, Manifest } from '@sampan/shared'
import { writeConceptSets } from '../omop/concept-sets.ts'
import type { Session } from '../omop/source.ts'
import { scoreColumns } from './comorbidity.ts'
import { countColumns } from './counts.ts'
import { demographicColumns, isDemographic } from './demographics.ts'
import { valueColumns } from './latest-value.ts'
import { observedDaysColumns } from './observed-days.ts'
import { presenceColumns, type Numbered } from './occurrence.ts'
import { rangeGroupColumns } from './range-groups.ts'

export interface OmopColumns {
  readonly session: Session
  readonly manifest: Manifest
  readonly people: number
  readonly add: (features: readonly Feature[], made: readonly Float64Array[]) => void
}

type Of<K extends Feature['kind']> = Extract<Feature, { readonly kind: K }>

/**
 * A column for every feature of a study on OMOP. Features of one kind and domain share their scans, so that statements
 * grow with the domains and, where results would not fit into memory, with the values of a piece, not with features.
 * @throws SampanError unit-mismatch, value-out-of-range
 */
export async function addOmopColumns(making: OmopColumns): Promise<void> {
  const { session, manifest, people, add } = making
  const demographics = manifest.features.filter(isDemographic)
  if (demographics.length > 0)
    add(demographics, await demographicColumns(session, manifest, demographics, people))
  const days = ofKind(manifest, 'observed-days')
  if (days.length > 0) add(days, await observedDaysColumns(session, manifest, days, people))
  await addOccurrences(making)
  for (const part of sameDomain(ofKind(manifest, 'value'), people))
    add(part, await valueColumns(session, manifest, part, people))
  for (const part of pieces(ofKind(manifest, 'range-group'), featuresAtOnce(people)))
    add(part, await rangeGroupColumns(session, part, people))
  const scores = ofKind(manifest, 'score')
  if (scores.length > 0) add(scores, await scoreColumns(session, manifest, scores, people))
}

/** Presences and counts: features with concept sets, numbered by their place in the study. */
async function addOccurrences({ session, manifest, people, add }: OmopColumns): Promise<void> {
  const presences = numbered(manifest, 'presence')
  const counts = numbered(manifest, 'count')
  const sets = [
    ...presences.map(({ set, feature: { concepts, descendants } }) => ({
      ...{ set, concepts, descendants },
    })),
    ...counts.flatMap(({ set, feature: { concepts } }) =>
      concepts === null ? [] : [{ set, concepts: concepts.ids, descendants: concepts.descendants }],
    ),
  ]
  if (sets.length > 0) await writeConceptSets(session, 'feature_concept', sets)
  for (const part of sameDomain(presences, people)) {
    const made = await presenceColumns(session, part, people)
    add(
      part.map(({ feature }) => feature),
      made,
    )
  }
  for (const part of sameDomain(counts, people)) {
    const made = await countColumns(session, manifest, part, people)
    add(
      part.map(({ feature }) => feature),
      made,
    )
  }
}

function ofKind<K extends Feature['kind']>(manifest: Manifest, kind: K): readonly Of<K>[] {
  return manifest.features.filter((feature): feature is Of<K> => feature.kind === kind)
}

function numbered<K extends Feature['kind']>(
  manifest: Manifest,
  kind: K,
): readonly Numbered<Of<K>>[] {
  return manifest.features.flatMap((feature, set) =>
    feature.kind === kind ? [{ set, feature: feature as Of<K> }] : [],
  )
}

type WithDomain = { readonly domain: string } | { readonly feature: { readonly domain: string } }

/** Pieces of one domain each that a query may bring. */
function sameDomain<T extends WithDomain>(
  items: readonly T[],
  people: number,
): readonly (readonly T[])[] {
  const domainOf = (item: T): string => ('domain' in item ? item.domain : item.feature.domain)
  return [...new Set(items.map(domainOf))].flatMap((domain) =>
    pieces(
      items.filter((item) => domainOf(item) === domain),
      featuresAtOnce(people),
    ),
  )
}

/** How many columns one query may bring: results are held in memory. */
export function featuresAtOnce(people: number): number {
  return Math.max(1, Math.floor(limits.queryValuesMax / Math.max(1, people)))
}

export function pieces<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, k) => items.slice(k * size, (k + 1) * size))
}
