import { invariant } from '@sampan/shared'
import type { Parameter, Session } from '../omop/source.ts'
import { checks, type CheckName } from './names.ts'
import type { Looking } from './asked.ts'
import { plausibleUnits } from './concept-facts.ts'
import { counted, type QualityResult, type Subject } from './result.ts'
import type { Task } from './task.ts'

/** Concepts that are shown for a check, those with the most rows first. */
const conceptsShown = 50
/** Fewer values than this are not called constant. */
export const valuesMin = 20
/** A zero stands for a missing value when the others are so many, and none is below this part of the largest. */
export const otherValuesMin = 10
export const leastShare = 0.1

const tables = ['measurement', 'observation'] as const
type ValueTable = (typeof tables)[number]

/** Values of each concept: their units, and whether they are values at all. */
export function values(looking: Looking): readonly Task[] {
  const table = tables.find((name) => name === looking.table)
  if (table === undefined) return []
  const concept = `${table}_concept_id`
  const { available } = looking
  const fields = [concept, 'value_as_number']
  if (!available.has(table, ...fields)) return []
  const subjectOf = (check: CheckName, field: string): Subject => ({
    ...{ check, table, field, threshold: checks[check].threshold },
  })
  const amounts = {
    constant: subjectOf('valuesVary', 'value_as_number'),
    zeros: subjectOf('zeroForMissing', 'value_as_number'),
  }
  const valueTask: Task = {
    subjects: [amounts.constant, amounts.zeros],
    needs: [available.need(table, fields)],
    run: (session) => checkAmounts(session, { table, concept, looking, subjects: amounts }),
  }
  const unit = 'unit_concept_id'
  if (!available.has(table, unit)) return [valueTask]
  const units = {
    agree: subjectOf('unitsAgree', unit),
    plausible: subjectOf('plausibleUnitConceptIds', unit),
  }
  const unitTask: Task = {
    subjects: table === 'measurement' ? [units.agree, units.plausible] : [units.agree],
    needs: [available.need(table, [...fields, unit])],
    run: (session) => checkUnits(session, { table, concept, looking, subjects: units }),
  }
  return [valueTask, unitTask]
}

interface Asking<S> {
  readonly table: ValueTable
  readonly concept: string
  readonly looking: Looking
  readonly subjects: S
}

/** Only the concepts of the study, where there is one. */
function limited({ concept, looking }: Asking<unknown>): readonly [string, readonly Parameter[]] {
  const { concepts, dialect } = looking
  return concepts === null ? ['', []] : [`and ${dialect.isIn(concept, '$1')}`, [concepts]]
}

async function checkAmounts(
  { query }: Session,
  asking: Asking<{ readonly constant: Subject; readonly zeros: Subject }>,
): Promise<readonly QualityResult[]> {
  const { table, concept, subjects } = asking
  const [only, parameters] = limited(asking)
  const found = query(
    `select cast(concept as varchar), cast(n as bigint), cast(zeros as bigint), amounts from (
       select concept, sum(n) as n, count(*) as amounts,
         coalesce(sum(case when amount = 0 then n end), 0) as zeros,
         min(case when amount <> 0 then amount end) as smallest, max(amount) as largest
       from (select ${concept} as concept, value_as_number as amount, count(*) as n from ${table}
             where value_as_number is not null and ${concept} <> 0 ${only}
             group by ${concept}, value_as_number) a
       group by concept) c
     where (amounts = 1 and n >= ${valuesMin})
        or (zeros > 0 and amounts > ${otherValuesMin} and smallest >= ${leastShare} * largest)
     order by n desc, concept limit ${conceptsShown}`,
    parameters,
  )
  const results: QualityResult[] = []
  for await (const { rows, cell } of found)
    for (let row = 0; row < rows; row++) {
      const [n, zeros, amounts] = [1, 2, 3].map((k) => Number(cell(k, row)))
      invariant(n !== undefined && zeros !== undefined, 'counts')
      const constant = amounts === 1
      const result = counted(constant ? subjects.constant : subjects.zeros, constant ? n : zeros, n)
      results.push({ ...result, concept: String(cell(0, row)) })
    }
  return [...results, ...untouched(results, [subjects.constant, subjects.zeros])]
}

/** A check that no concept came up in has passed. */
function untouched(
  results: readonly QualityResult[],
  subjects: readonly Subject[],
): readonly QualityResult[] {
  return subjects
    .filter(({ check }) => results.every((result) => result.check !== check))
    .map((subject) => ({ ...counted(subject, 0, 1), violated: 0, rows: null }))
}

async function checkUnits(
  { query }: Session,
  asking: Asking<{ readonly agree: Subject; readonly plausible: Subject }>,
): Promise<readonly QualityResult[]> {
  const { table, concept, subjects } = asking
  const [only, parameters] = limited(asking)
  const found = query(
    `select cast(${concept} as varchar), cast(coalesce(unit_concept_id, 0) as varchar), count(*) from ${table}
     where value_as_number is not null and ${concept} <> 0 ${only}
     group by ${concept}, coalesce(unit_concept_id, 0)`,
    parameters,
  )
  const byConcept = new Map<string, Map<string, number>>()
  for await (const { rows, cell } of found)
    for (let row = 0; row < rows; row++) {
      const id = String(cell(0, row))
      const units = byConcept.get(id) ?? new Map<string, number>()
      byConcept.set(id, units.set(String(cell(1, row)), Number(cell(2, row))))
    }
  const agree = mostRows([...byConcept].map((entry) => agreeing(subjects.agree, entry)))
  const asked = table === 'measurement' ? [subjects.agree, subjects.plausible] : [subjects.agree]
  const plausible =
    table === 'measurement'
      ? mostRows([...byConcept].flatMap((entry) => permitted(subjects.plausible, entry)))
      : []
  return [...agree, ...plausible, ...untouched([...agree, ...plausible], asked)]
}

type Units = readonly [concept: string, units: ReadonlyMap<string, number>]

/** Values in another unit than most of the same concept; without a unit is a unit too. */
function agreeing(subject: Subject, [concept, units]: Units): QualityResult {
  const counts = [...units.values()]
  const rows = counts.reduce((sum, n) => sum + n, 0)
  return { ...counted(subject, rows - Math.max(...counts), rows), concept }
}

/** Values whose unit is none that the concept is measured in. */
function permitted(subject: Subject, [concept, units]: Units): readonly QualityResult[] {
  const allowed = plausibleUnits.get(concept)
  if (allowed === undefined) return []
  // As there: a value without a unit is a matter of completeness.
  const stated = [...units].filter(([unit]) => unit !== '0')
  const wrong = stated.filter(([unit]) => !allowed.includes(unit))
  const sum = (of: typeof stated): number => of.reduce((total, [, n]) => total + n, 0)
  return [{ ...counted(subject, sum(wrong), sum(stated)), concept }]
}

function mostRows(results: readonly QualityResult[]): readonly QualityResult[] {
  return results
    .filter(({ status }) => status === 'warn' || status === 'fail')
    .sort((a, b) => (b.violated ?? 0) - (a.violated ?? 0))
    .slice(0, conceptsShown)
}
