import type { Dialect } from '../omop/dialect.ts'
import type { ConceptId } from '../omop/source.ts'
import type { Available } from './available.ts'
import type { FieldRules, Rule } from './rules.ts'
import type { Subject } from './result.ts'

/** The table that is looked at, and what is asked of it. */
export interface Looking {
  readonly table: string
  readonly fields: readonly FieldRules[]
  readonly available: Available
  readonly dialect: Dialect
  /** The day after today, as `yyyy-mm-dd`. */
  readonly tomorrow: string
  /** Concepts that a study looks at; null for all. */
  readonly concepts: readonly ConceptId[] | null
  /** Ids that are told apart at one time. */
  readonly idsAtOnce: number
}

/** One question about one column. */
export interface Asked {
  readonly field: string
  readonly kind: FieldRules['kind']
  readonly rule: Rule
  readonly subject: Subject
}

export function askedOf({ table, fields }: Pick<Looking, 'table' | 'fields'>): readonly Asked[] {
  return fields.flatMap(({ field, kind, rules }) =>
    rules.map((rule) => {
      const { check, threshold } = rule
      return { field, kind, rule, subject: { check, table, field, threshold } }
    }),
  )
}

/** What a rule compares with, where that is another table. */
export function referenceOf({ rule, subject }: Asked): 'person' | 'concept' | 'other' | null {
  if (subject.check !== 'isForeignKey') return null
  return rule.with === 'person' || rule.with === 'concept' ? rule.with : 'other'
}
