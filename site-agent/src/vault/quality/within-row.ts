import { askedOf, type Asked, type Looking } from './asked.ts'
import { countIf, countTask, type Count, type Task } from './task.ts'

/** What a row says by itself: every column of the table is read, in one pass. */
export function withinRow(looking: Looking): readonly Task[] {
  const { table, available } = looking
  const readable = askedOf(looking).filter(({ field }) => available.has(table, field))
  const counts = readable.flatMap((asked) => countOf(looking, asked))
  if (counts.length === 0) return []
  const fields = [...new Set(readable.map(({ field }) => field))]
  return [countTask([available.need(table, fields)], table, counts)]
}

function countOf(looking: Looking, asked: Asked): readonly Count[] {
  const { field, rule, subject } = asked
  const rows = 'count(*)'
  const valued = `count(${field})`
  switch (rule.check) {
    case 'isRequired':
    case 'measureValueCompleteness':
      return [{ ...subject, violated: `count(*) - ${valued}`, rows }]
    case 'standardConceptRecordCompleteness':
    case 'sourceConceptRecordCompleteness':
      return [{ ...subject, violated: countIf(`${field} = 0`), rows }]
    case 'plausibleValueLow':
      return [
        { ...subject, violated: countIf(`${field} < ${limitOf(looking, asked)}`), rows: valued },
      ]
    case 'plausibleValueHigh':
      return [
        { ...subject, violated: countIf(`${field} > ${limitOf(looking, asked)}`), rows: valued },
      ]
    case 'plausibleStartBeforeEnd':
    case 'plausibleTemporalAfter':
      return beside(looking, asked)
    default:
      return []
  }
}

/** Limits of our own rules: numbers, and days. */
function limitOf({ tomorrow }: Looking, { rule: { with: limit } }: Asked): string {
  if (limit === 'tomorrow') return `date '${tomorrow}'`
  if (limit === 'next-year') return String(Number(tomorrow.slice(0, 4)) + 1)
  return limit.includes('-') ? `date '${limit}'` : limit
}

/** Another column of the same row, where that is looked at too. */
function beside(
  { table, fields, available }: Looking,
  { field, rule, subject }: Asked,
): readonly Count[] {
  const other = rule.with
  const read = fields.some((each) => each.field === other)
  if (!read || !available.has(table, other)) return []
  if (rule.check === 'plausibleTemporalAfter')
    return [{ ...subject, violated: countIf(`${other} > ${field}`), rows: 'count(*)' }]
  return [
    {
      ...subject,
      violated: countIf(`${field} > ${other}`),
      rows: countIf(`${field} is not null and ${other} is not null`),
    },
  ]
}
