import { invariant } from '@sampan/shared'
import type { ColumnKind, Description, FoundColumn, TableNeed } from '../omop/source.ts'
import type { TableRules } from './rules.ts'

/** Which columns of the CDM are there and can be read. */
export interface Available {
  readonly has: (table: string, ...fields: readonly string[]) => boolean
  readonly need: (table: string, fields: readonly string[]) => TableNeed
  /** The column turned out not to hold what it promises. False when that was known. */
  readonly drop: (table: string, field: string) => boolean
}

/** Columns of the vocabulary that checks look things up in. */
const vocabulary: Readonly<Record<string, Readonly<Record<string, ColumnKind>>>> = {
  concept: {
    concept_id: 'integer',
    domain_id: 'text',
    concept_class_id: 'text',
    standard_concept: 'text',
    invalid_reason: 'text',
  },
  concept_ancestor: { ancestor_concept_id: 'integer', descendant_concept_id: 'integer' },
  domain: { domain_id: 'text' },
}
export const vocabularyTables: readonly string[] = Object.keys(vocabulary)

export function availableIn(rules: readonly TableRules[], { tables }: Description): Available {
  const kinds = new Map<string, ColumnKind>()
  for (const { table, fields } of rules)
    for (const { field, kind } of fields) kinds.set(`${table}.${field}`, kind)
  for (const [table, fields] of Object.entries(vocabulary))
    for (const [field, kind] of Object.entries(fields)) kinds.set(`${table}.${field}`, kind)
  const readable = new Set(
    [...tables].flatMap(([table, columns]) =>
      columns === null || typeof columns === 'string' ? [] : namesIn(table, columns),
    ),
  )
  return {
    has: (table, ...fields) => fields.every((field) => readable.has(`${table}.${field}`)),
    need: (table, fields) => ({
      table,
      as: table,
      columns: fields.map((field) => {
        const kind = kinds.get(`${table}.${field}`)
        invariant(kind !== undefined, `a column of the CDM, not ${table}.${field}`)
        return { name: field, kind, as: field }
      }),
    }),
    drop: (table, field) => readable.delete(`${table}.${field}`),
  }
}

function namesIn(table: string, columns: readonly FoundColumn[]): readonly string[] {
  return columns
    .filter(({ denied }) => denied !== true)
    .map(({ name }) => `${table}.${name.toLowerCase()}`)
}
