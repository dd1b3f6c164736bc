import { invariant, SampanError, type Feature, type Manifest } from '@sampan/shared'
import { registryTable } from '../cohort/population.ts'
import { missingWords } from '../omop/cast.ts'
import { dictionaryColumn, type Dictionary, type DictionaryColumn } from '../omop/dictionary.ts'
import type { Batch, Session, TableNeed } from '../omop/source.ts'
import { columnWriter, type ColumnWriter } from './column-values.ts'

type RegistryFeature = Extract<Feature, { readonly kind: 'column' }>

/** A feature and the column it is read from, under a name of our own: column names come from outside. */
export interface RegistryColumn {
  readonly feature: RegistryFeature
  readonly column: DictionaryColumn
  readonly as: string
}

/**
 * Finds every feature's column in the dictionary. The column that identifies people is no feature, and neither is a
 * date.
 * @throws SampanError source-column-missing, source-type-wrong, feature-not-built for a feature that is no column
 */
export function registryColumns(
  manifest: Manifest,
  dictionary: Dictionary,
): readonly RegistryColumn[] {
  const person = personColumn(manifest, dictionary)
  return manifest.features.flatMap((feature, k) => {
    if (feature.kind === 'site') return []
    if (feature.kind !== 'column')
      throw new SampanError('feature-not-built', { feature: feature.kind, model: 'registry' })
    const column = dictionaryColumn(dictionary, feature.column)
    if (column === person || !fits(feature, column))
      throw new SampanError('source-type-wrong', { column: feature.column, expected: feature.type })
    return [{ feature, column, as: `f${k}` }]
  })
}

/** A text or a date has no number, and a category is no measure: the study and the dictionary must agree. */
function fits(feature: RegistryFeature, column: DictionaryColumn): boolean {
  if (column.type === 'date') return false
  if (feature.type === 'numeric') return column.type === 'number' || column.type === 'integer'
  return feature.type === 'category' || feature.equals !== null || column.type !== 'text'
}

/** The column that identifies people; null where the study names none. */
export function personColumn(manifest: Manifest, dictionary: Dictionary): DictionaryColumn | null {
  invariant(manifest.data.model === 'registry', 'a study of a registry')
  return manifest.data.person === null ? null : dictionaryColumn(dictionary, manifest.data.person)
}

/** The one table of a registry with the columns that the study uses. Throws as registryColumns does. */
export function registryNeed(manifest: Manifest, dictionary: Dictionary): TableNeed {
  invariant(manifest.data.model === 'registry', 'a study of a registry')
  const person = personColumn(manifest, dictionary)
  const features = registryColumns(manifest, dictionary)
  const identity =
    person === null
      ? []
      : [
          {
            name: person.name,
            kind: person.type === 'integer' ? ('id' as const) : ('text' as const),
            as: 'person_id',
          },
        ]
  return {
    table: manifest.data.table,
    as: registryTable,
    columns: [
      ...identity,
      ...features.map(({ column, as }) => ({ name: column.name, kind: column.type, as })),
    ],
    numbered: true,
  }
}

/**
 * The columns of some features, in one scan.
 * @throws SampanError value-out-of-range
 */
export async function registryValues(
  session: Session,
  manifest: Manifest,
  columns: readonly RegistryColumn[],
  rowCount: number,
): Promise<readonly Float64Array[]> {
  const writers = columns.map((each) => ({
    ...each,
    writer: columnWriter(each.feature, manifest.ranges[each.feature.name], rowCount),
  }))
  const rows = session.query(
    `select t.person_row, ${columns.map(asCell).join(', ')}
     from ${registryTable} r join people t on t.row_order = r.row_order`,
  )
  for await (const batch of rows)
    writers.forEach((each, k) => {
      writeBatch(batch, k + 1, each, each.writer)
    })
  return writers.map(({ writer }) => writer.values)
}

/** Whole numbers are read as binary64, like everything that statistics look at. */
function asCell({ column, as }: RegistryColumn): string {
  return column.type === 'integer' ? `cast(r.${as} as double precision)` : `r.${as}`
}

function writeBatch(
  batch: Batch,
  place: number,
  { feature, column }: RegistryColumn,
  writer: ColumnWriter,
): void {
  for (let k = 0; k < batch.rows; k++) {
    const [row, cell] = [batch.cell(0, k), batch.cell(place, k)]
    invariant(typeof row === 'number', 'a row of people')
    if (cell === null) continue
    if (feature.type === 'category') writer.writeLevel(row, String(cell))
    else if (feature.type === 'numeric') writer.write(row, Number(cell))
    else if (feature.equals === null) writer.writeFlag(row, Number(cell))
    else if (isAnswer(String(cell), feature.equals, column))
      writer.writeFlag(row, String(cell) === feature.equals ? 1 : 0)
  }
}

/**
 * Whether a word says yes or no to `equals`: it is the value itself, or another that the column may have. A missing value
 * as exporters write it, or a word that the dictionary does not allow, is neither.
 */
function isAnswer(word: string, equals: string, { allowed }: DictionaryColumn): boolean {
  if (word === equals) return true
  if (allowed !== undefined) return allowed.some((value) => String(value) === word)
  return !missingWords.includes(word.trim())
}
