import { askedOf, referenceOf, type Asked, type Looking } from './asked.ts'
import { countIf, countTask, type Count, type Task } from './task.ts'

/** Events after death by more days than this are implausible (DataQualityDashboard: 60). */
const daysAfterDeath = '60'

/** Rows against the person they belong to: one pass for birth, one for death. */
export function besidePeople(looking: Looking): readonly Task[] {
  const { table, available } = looking
  if (table === 'person' || !available.has(table, 'person_id')) return []
  const asked = askedOf(looking).filter(({ field }) => available.has(table, field))
  return [
    ...taskOf(looking, asked, { table: 'person', from: personSql(looking), count: birthCount }),
    ...taskOf(looking, asked, { table: 'death', from: deathSql, count: deathCount }),
  ]
}

interface Companion {
  readonly table: 'person' | 'death'
  readonly from: string
  readonly count: (looking: Looking, asked: Asked) => readonly Count[]
}

function taskOf(
  looking: Looking,
  asked: readonly Asked[],
  { table: companion, from, count }: Companion,
): readonly Task[] {
  const { table, available } = looking
  const columns = companionColumns(looking, companion)
  const counts = asked.flatMap((each) => count(looking, each))
  if (columns === null || counts.length === 0) return []
  const fields = counts.flatMap(({ field }) => (field === null ? [] : [field]))
  const own = available.need(table, [...new Set(['person_id', ...fields])])
  const needs = [own, available.need(companion, columns)]
  return [countTask(needs, `${table} t left join (${from}) p on p.id = t.person_id`, counts)]
}

const birthParts = ['birth_datetime', 'year_of_birth', 'month_of_birth', 'day_of_birth'] as const

function companionColumns({ available }: Looking, table: string): readonly string[] | null {
  if (!available.has(table, 'person_id')) return null
  if (table === 'death')
    return available.has('death', 'death_date') ? ['person_id', 'death_date'] : null
  return ['person_id', ...birthParts.filter((part) => available.has('person', part))]
}

/**
 * Two days of birth: the recorded one, otherwise the first that month and year allow; and the one that
 * plausibleTemporalAfter takes, in the middle of the year. A person who is there twice is one person.
 */
function personSql({ available, dialect }: Looking): string {
  const part = (name: (typeof birthParts)[number]): string =>
    available.has('person', name) ? name : 'null'
  const number = (name: (typeof birthParts)[number], high: number): string =>
    `case when ${part(name)} between 1 and ${high} then ${dialect.cast(part(name), 'integer')} else 1 end`
  const year = part('year_of_birth')
  const within = `${year} between 1 and 9999`
  const whole = dialect.cast(year, 'integer')
  const first = `make_date(${whole}, ${number('month_of_birth', 12)}, 1)`
  const born = `case when ${within} then ${dialect.addDays(first, `${number('day_of_birth', 31)} - 1`)} end`
  const middle = `case when ${within} then make_date(${whole}, 6, 1) end`
  const recorded = dialect.cast(part('birth_datetime'), 'date')
  return `select person_id as id, min(coalesce(${recorded}, ${born})) as born,
    min(coalesce(${recorded}, ${middle})) as assumed from person group by person_id`
}

const deathSql =
  'select person_id as id, min(death_date) as died from death where person_id is not null group by person_id'

function birthCount(_: Looking, asked: Asked): readonly Count[] {
  const { field, rule, subject } = asked
  const rows = 'count(*)'
  if (referenceOf(asked) === 'person')
    return [{ ...subject, violated: countIf(`t.${field} is not null and p.id is null`), rows }]
  if (rule.check === 'plausibleAfterBirth')
    return [{ ...subject, violated: countIf(`t.${field} < p.born`), rows: `count(t.${field})` }]
  if (rule.check === 'plausibleTemporalAfter' && rule.with === 'birth')
    return [{ ...subject, violated: countIf(`t.${field} < p.assumed`), rows }]
  return []
}

function deathCount({ dialect }: Looking, { field, rule, subject }: Asked): readonly Count[] {
  const violated = countIf(`t.${field} > ${dialect.addDays('p.died', daysAfterDeath)}`)
  if (rule.check === 'plausibleDuringLife') return [{ ...subject, violated, rows: 'count(p.id)' }]
  if (rule.check === 'plausibleBeforeDeath')
    return [{ ...subject, violated, rows: countIf(`p.id is not null and t.${field} is not null`) }]
  return []
}
