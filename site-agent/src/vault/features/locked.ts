import { SampanError, type Feature, type Floors, type Manifest } from '@sampan/shared'
import type { Dictionary } from '../omop/dictionary.ts'
import type { TableNeed } from '../omop/source.ts'
import { registryColumns } from './registry-columns.ts'

/** What a study is about to read at this hospital. */
export interface Reading {
  readonly manifest: Manifest
  readonly needs: readonly TableNeed[]
  /** Of the registry table; null for OMOP, whose columns have no grades of their own. */
  readonly dictionary: Dictionary | null
}

/** Words of OMOP itself. */
const vocabulary: ReadonlySet<string> = new Set(['concept', 'concept_relationship'])

/** GB/T 39725-2020: from grade 4 on, data are for those who treat the patient. */
const openGradeMax = 3

/**
 * Free text and columns above grade 3 are never read for a study, whatever it would do with them: a word compared with
 * one that the study names is a selector of whoever it is about. A text column of a registry is open when the
 * dictionary lists its values. In OMOP the definition of a cohort can compare text; features cannot.
 * @throws SampanError column-locked
 */
export function requireOpenColumns({ manifest, needs, dictionary }: Reading): void {
  const locked =
    dictionary === null
      ? needs
          .filter(({ table }) => !vocabulary.has(table))
          .flatMap(({ columns }) => columns)
          .find(({ kind }) => kind === 'text')
      : registryColumns(manifest, dictionary)
          .map(({ column }) => column)
          .find(
            ({ type, level, allowed }) =>
              level > openGradeMax || (type === 'text' && allowed === undefined),
          )
  if (locked !== undefined) throw new SampanError('column-locked', { column: locked.name })
}

const years: ReadonlySet<string> = new Set(['year', 'years', 'a'])

/**
 * Ages stand in tables in bands of so many years: an age group of OMOP has five, a value of a registry's column of
 * years, which a category or a flag compares with, has one.
 * @throws SampanError age-band-narrow
 */
export function requireAgeBands({ manifest, dictionary }: Reading, { ageBandYears }: Floors): void {
  const columns =
    dictionary === null
      ? manifest.features.map((feature) => ({ feature, column: null }))
      : registryColumns(manifest, dictionary)
  const narrow = columns.find(
    ({ feature, column }) => bandOf(feature, column?.unit ?? '') < ageBandYears,
  )
  if (narrow !== undefined)
    throw new SampanError('age-band-narrow', { feature: narrow.feature.name })
}

/** Width of the bands that a feature puts ages in; none for what is no age, or a number. */
function bandOf(feature: Feature, unit: string): number {
  if (feature.kind === 'age-group') return groupYears
  if (feature.kind !== 'column' || feature.type === 'numeric') return Number.POSITIVE_INFINITY
  return years.has(unit) ? 1 : Number.POSITIVE_INFINITY
}

/** As FeatureExtraction groups ages. */
const groupYears = 5
