import { askedOf, referenceOf, type Asked, type Looking } from './asked.ts'
import { countTask, type Count, type Task } from './task.ts'

/** Concept ids against the vocabulary: the ids of a column are counted, and each is looked up once. */
export function concepts(looking: Looking): readonly Task[] {
  const { table, available } = looking
  if (!available.has('concept', 'concept_id')) return []
  const asked = askedOf(looking).filter(({ field }) => available.has(table, field))
  const fields = [...new Set(asked.map(({ field }) => field))]
  return fields.flatMap((field) => {
    const own = asked.filter((each) => each.field === field)
    const usable = own.filter((each) =>
      [...(attributes[each.rule.check] ?? [])].every((name) => available.has('concept', name)),
    )
    const counts = usable.flatMap(countOf)
    return counts.length === 0 ? [] : [lookedUp(looking, field, counts)]
  })
}

/** Columns of the concept table that a check looks at. */
const attributes: Readonly<Partial<Record<Asked['rule']['check'], readonly string[]>>> = {
  fkDomain: ['domain_id'],
  fkClass: ['concept_class_id'],
  isStandardValidConcept: ['standard_concept', 'invalid_reason'],
}

function lookedUp({ table, available }: Looking, field: string, counts: readonly Count[]): Task {
  const needed = new Set(counts.flatMap(({ check }) => attributes[check] ?? []))
  const needs = [
    available.need(table, [field]),
    available.need('concept', ['concept_id', ...needed]),
  ]
  const selected = [...needed].map((name) => `, min(c.${name}) as ${name}`).join('')
  const from = `(select g.id, g.n, min(c.concept_id) as known ${selected}
    from (select ${field} as id, count(*) as n from ${table} group by ${field}) g
    left join concept c on c.concept_id = g.id group by g.id, g.n) k`
  return countTask(needs, from, counts)
}

function countOf(asked: Asked): readonly Count[] {
  const { rule, subject } = asked
  const known = 'known is not null and known <> 0'
  const count = (condition: string): readonly Count[] => [
    { ...subject, violated: `sum(case when ${condition} then n end)`, rows: 'sum(n)' },
  ]
  if (referenceOf(asked) === 'concept') return count('id is not null and known is null')
  switch (rule.check) {
    case 'fkDomain':
      return count(`${known} and coalesce(domain_id, '') <> '${rule.with}'`)
    case 'fkClass':
      return count(`${known} and coalesce(concept_class_id, '') <> '${rule.with}'`)
    case 'isStandardValidConcept':
      return count(
        `${known} and (coalesce(standard_concept, '') <> 'S' or coalesce(invalid_reason, '') <> '')`,
      )
    default:
      return []
  }
}
