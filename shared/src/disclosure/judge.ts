import type { Verdict } from '../analysis/analysis.ts'
import { isTimed } from '../manifest/analyses/kinds.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import { showsSites } from '../manifest/site-feature.ts'
import type { Floors } from './floors.ts'

/** A group of people, by a public name. */
export interface CellCount {
  readonly name: string
  readonly people: number
}

/** Distinct people of one site's cohort: judged at the site, always. */
export function judgePeople(people: number, floors: Floors): Verdict | null {
  return people < floors.peoplePerSite ? { code: 'people-too-few', context: {} } : null
}

/** A study with the hospital as a category shows this one's own numbers: only where its floors let them be seen. */
export function judgeShown(
  { features }: Pick<Manifest, 'features'>,
  { aloneOk }: Floors,
): Verdict | null {
  return showsSites(features) && !aloneOk ? { code: 'alone-not-allowed', context: {} } : null
}

/**
 * Every cell and its complement among `total` people. Nobody looks the same as a few; only a floor of 1, which is no
 * floor, lets an empty cell pass.
 */
export function judgeCells(
  cells: readonly CellCount[],
  total: number,
  floors: Floors,
): Verdict | null {
  const small = cells.find(
    ({ people }) => isSmall(people, floors) || isSmall(total - people, floors),
  )
  return small === undefined ? null : { code: 'cell-too-small', context: { term: small.name } }
}

function isSmall(people: number, floors: Floors): boolean {
  return floors.cell > 1 && people < floors.cell
}

/** Bands of time in which events are counted, where an analysis counts in them. */
export function judgeTimeBand(
  { timeGrid }: Pick<Manifest, 'timeGrid'>,
  { kind }: Pick<AnalysisSettings, 'kind'>,
  floors: Floors,
): Verdict | null {
  if (!isTimed(kind) || timeGrid === null || timeGrid.bandDays >= floors.timeBandDays) return null
  return { code: 'time-band-too-narrow', context: {} }
}

/** p <= parametersPerPerson * N: a model with more says too much about each. */
export function judgeParameters(
  parameters: number,
  people: number,
  floors: Floors,
): Verdict | null {
  return parameters > floors.parametersPerPerson * people
    ? { code: 'parameters-too-many', context: { parameters } }
    : null
}

interface FactorLevels {
  readonly name: string
  readonly levels: number
}

export function judgeLevels(
  factors: readonly FactorLevels[],
  people: number,
  floors: Floors,
): Verdict | null {
  const most = Math.min(floors.factorLevelsMax, floors.factorLevelsPerPerson * people)
  const many = factors.find(({ levels }) => levels > most)
  return many === undefined ? null : { code: 'levels-too-many', context: { term: many.name } }
}
