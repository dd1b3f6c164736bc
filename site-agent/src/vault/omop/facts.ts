import { SampanError } from '@sampan/shared'
import type { Catalog, RawTable } from './catalog.ts'
import { cdmVersion, columnsSince54, versionFromText, type ColumnsOf } from './cdm-version.ts'
import type { Engine } from './engine.ts'
import { firstRow, type SourceFacts, type SourceKind } from './source.ts'

/**
 * What a source says about itself: cdm_source, the vocabulary table, and the columns it has.
 * @throws SampanError source-not-omop when there are no people or it is another version
 */
export async function readFacts(
  engine: Engine,
  catalog: Catalog,
  sourceKind: SourceKind,
): Promise<SourceFacts> {
  const person = await catalog('person')
  if (person === null || !columnsOf(person).has('person_id'))
    throw new SampanError('source-not-omop', { reason: 'no person table' })
  const told = new Map<string, ReadonlySet<string>>()
  for (const table of Object.keys(columnsSince54)) {
    const raw = await catalog(table)
    if (raw !== null) told.set(table, columnsOf(raw))
  }
  const lookUp: ColumnsOf = (table) => told.get(table) ?? null
  const stated = await textOf(engine, await catalog('cdm_source'), 'cdm_version')
  return {
    sourceKind,
    cdmVersion: cdmVersion(stated, lookUp),
    vocabularyVersion: await vocabularyVersion(engine, catalog),
    statedVersion: versionFromText(stated),
  }
}

function columnsOf(raw: RawTable): ReadonlySet<string> {
  return new Set(raw.columns.map((column) => column.name.toLowerCase()))
}

/** cdm_source names it; older sources only have the row 'None' of the vocabulary table. */
async function vocabularyVersion(engine: Engine, catalog: Catalog): Promise<string | null> {
  const stated = await textOf(engine, await catalog('cdm_source'), 'vocabulary_version')
  if (stated !== null) return stated
  return textOf(engine, await catalog('vocabulary'), 'vocabulary_version', {
    column: 'vocabulary_id',
    equals: 'None',
  })
}

interface Condition {
  readonly column: string
  readonly equals: string
}

/** The first text, in order, of a column; null when the table, the column or a text is not there. */
async function textOf(
  engine: Engine,
  raw: RawTable | null,
  name: string,
  condition?: Condition,
): Promise<string | null> {
  const wanted = reference(raw, name)
  if (raw === null || wanted === null) return null
  const limiting = condition === undefined ? null : reference(raw, condition.column)
  if (condition !== undefined && limiting === null) return null
  const at = raw.parameters.length + 1
  const where = limiting === null ? '' : `and cast(${limiting} as varchar) = $${at}`
  const row = await firstRow(
    engine.query(
      `select min(cast(${wanted} as varchar) collate "C") from ${raw.from}
       where trim(cast(${wanted} as varchar)) <> '' ${where}`,
      condition === undefined ? raw.parameters : [...raw.parameters, condition.equals],
    ),
    1,
  )
  const text = row?.[0] ?? null
  return typeof text === 'string' ? printable(text) : null
}

function reference(raw: RawTable | null, name: string): string | null {
  const index = raw?.columns.findIndex((column) => column.name.toLowerCase() === name) ?? -1
  return index < 0 ? null : `c${index}`
}

/** It is shown to people and recorded: one short line. */
function printable(text: string): string | null {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 100)
  return line === '' ? null : line.toWellFormed()
}
