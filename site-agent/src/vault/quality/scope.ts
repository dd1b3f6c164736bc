import type { ConceptId, TableNeed } from '../omop/source.ts'
import type { FieldRules, TableRules } from './rules.ts'
import type { Wanted } from './structure.ts'

export interface Scope {
  readonly wanted: readonly Wanted[]
  readonly concepts: readonly ConceptId[] | null
}

/** All tables; or those that a study needs, with the columns that it reads, their keys and their persons. */
export function scopeOf(rules: readonly TableRules[], needs: readonly TableNeed[] | null): Scope {
  if (needs === null)
    return { wanted: rules.map((table) => ({ ...table, needed: false })), concepts: null }
  const columns = new Map<string, Set<string>>()
  for (const { table, columns: own } of needs) {
    const known = columns.get(table) ?? new Set()
    for (const { name } of own) known.add(name.toLowerCase())
    columns.set(table, known)
  }
  const wanted = rules.flatMap(({ table, fields }) => {
    const read = columns.get(table)
    if (read === undefined) return []
    const asked = fields.filter((field) => read.has(field.field) || identifies(field))
    return [{ table, fields: asked, needed: true }]
  })
  return { wanted, concepts: conceptsOf(needs) }
}

function identifies({ field, rules }: FieldRules): boolean {
  return field === 'person_id' || rules.some(({ check }) => check === 'isPrimaryKey')
}

/** Null when a table is read whatever its concepts are, or descendants count, which only the source knows. */
function conceptsOf(needs: readonly TableNeed[]): readonly ConceptId[] | null {
  const valued = needs.filter(({ columns }) =>
    columns.some(({ name }) => name === 'value_as_number'),
  )
  const listed = valued.map(({ keep }) => keep)
  if (listed.some((keep) => keep === undefined || keep.ancestors.length > 0)) return null
  return listed.flatMap((keep) => keep?.concepts ?? [])
}
