import { checks } from './names.ts'
import type { Looking } from './asked.ts'
import { femaleConditions, maleConditions } from './concept-facts.ts'
import { counted, type QualityResult, type Subject } from './result.ts'
import { firstRow, type Session } from '../omop/source.ts'
import type { Task } from './task.ts'

interface Sex {
  readonly concept: number
  readonly conditions: readonly number[]
  /** Under which every condition is one of this sex. */
  readonly ancestor: number
}

/** 196738 disorder of male genital organ; 200452 disorder of female genital organs. */
const sexes: readonly Sex[] = [
  { concept: 8507, conditions: maleConditions, ancestor: 196738 },
  { concept: 8532, conditions: femaleConditions, ancestor: 200452 },
]

const field = 'condition_concept_id'

/** Conditions of one sex at people of another. */
export function plausibleSex({ table, available }: Looking): readonly Task[] {
  const usable =
    table === 'condition_occurrence' &&
    available.has(table, 'person_id', field) &&
    available.has('person', 'person_id', 'gender_concept_id')
  if (!usable) return []
  const needs = [
    available.need(table, ['person_id', field]),
    available.need('person', ['person_id', 'gender_concept_id']),
  ]
  const task = (check: 'plausibleGender' | 'plausibleGenderUseDescendants'): Task => {
    const subject: Subject = { check, table, field, threshold: checks[check].threshold }
    const below = check === 'plausibleGenderUseDescendants'
    return {
      subjects: [subject],
      needs: below ? [...needs, ancestors(available)] : needs,
      run: (session) => countSexes(session, subject, below),
    }
  }
  const vocabulary = available.has('concept_ancestor', ...ancestry)
  return [task('plausibleGender'), ...(vocabulary ? [task('plausibleGenderUseDescendants')] : [])]
}

const ancestry = ['ancestor_concept_id', 'descendant_concept_id'] as const

function ancestors(available: Looking['available']): Task['needs'][number] {
  const { table, as, columns } = available.need('concept_ancestor', ancestry)
  const concepts = sexes.map(({ ancestor }) => ancestor)
  return { table, as, columns, keep: { column: 'ancestor_concept_id', concepts, ancestors: [] } }
}

async function countSexes(
  { query, dialect }: Session,
  subject: Subject,
  below: boolean,
): Promise<readonly QualityResult[]> {
  let violated = 0
  let rows = 0
  for (const { concept, conditions, ancestor } of sexes) {
    const listed = below
      ? `t.${field} in (select descendant_concept_id from concept_ancestor where ancestor_concept_id = $2)`
      : dialect.isIn(`t.${field}`, '$2')
    const row = await firstRow(
      query(
        `select count(*), count(case when p.sex <> $1 then 1 end) from condition_occurrence t
         left join (select person_id as id, min(gender_concept_id) as sex from person
                    group by person_id) p on p.id = t.person_id where ${listed}`,
        [concept, below ? ancestor : conditions],
      ),
      2,
    )
    rows += Number(row?.[0] ?? 0)
    violated += Number(row?.[1] ?? 0)
  }
  return [counted(subject, violated, rows)]
}
