import type { Description } from '../omop/source.ts'
import { found, type QualityResult, type Status, type Subject } from './result.ts'
import { similarTo } from './registry.ts'
import type { FieldRules, TableRules } from './rules.ts'

/** Without these there is nothing to observe; other tables of the CDM may be missing where no study needs them. */
const always: readonly string[] = ['person', 'observation_period']

export interface Wanted extends TableRules {
  /** A study needs the table. */
  readonly needed: boolean
}

/** Whether the table and its columns are there. */
export function structureOf(
  { table, fields, needed }: Wanted,
  { tables }: Description,
): readonly QualityResult[] {
  const columns = tables.get(table) ?? null
  const subject: Subject = { check: 'cdmTable', table, field: null, threshold: 0 }
  const absence = needed || always.includes(table) ? 'fail' : 'warn'
  if (columns === null) return [found(subject, absence)]
  if (typeof columns === 'string') return [found(subject, absence, { code: columns })]
  const names = columns.map(({ name }) => name)
  const denied = new Set(
    columns.filter(({ denied }) => denied === true).map(({ name }) => name.toLowerCase()),
  )
  const known = new Set(fields.map(({ field }) => field))
  const strangers = names.filter((name) => !known.has(name.toLowerCase()))
  const lower = names.map((name) => name.toLowerCase())
  const present = fields.map((field): QualityResult => {
    const about: Subject = { check: 'cdmField', table, field: field.field, threshold: 0 }
    const times = lower.filter((name) => name === field.field).length
    if (denied.has(field.field))
      return found(about, needed ? 'fail' : 'warn', { code: 'source-permission-denied' })
    if (times === 1) return found(about, 'pass')
    const status = needed ? 'fail' : absenceOf(field)
    return found(about, status, { similar: times > 1 ? null : similarTo(field.field, strangers) })
  })
  return [found(subject, 'pass'), ...present]
}

function absenceOf({ rules }: FieldRules): Status {
  return rules.some(({ check }) => check === 'isRequired') ? 'fail' : 'warn'
}
