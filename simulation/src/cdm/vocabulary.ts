import { concepts } from '../hospitals/concepts.ts'
import { asOf } from '../hospitals/generate.ts'
import { sourceRows } from '../hospitals/vocabulary.ts'
import type { OmopRow, OmopRows } from '../hospitals/write-omop.ts'
import type { CdmPlan } from './plan.ts'
import { visitConceptList } from './visits.ts'

/** Concepts of a domain as a tree: groups, and members below each. Ids from 2,000,000,000 on are nobody's standard. */
export interface ConceptTree {
  readonly domain: string
  readonly first: number
  readonly groups: number
  readonly members: number
}

const step = 100

export const trees = {
  condition: tree('Condition', 1, [40, 10]),
  drug: tree('Drug', 2, [60, 4]),
  procedure: tree('Procedure', 3, [20, 8]),
  measurement: tree('Measurement', 4, [20, 4]),
  observation: tree('Observation', 5, [15, 4]),
  device: tree('Device', 6, [5, 4]),
  specimen: tree('Specimen', 7, [3, 3]),
} as const

function tree(domain: string, place: number, [groups, members]: readonly [number, number]) {
  return { domain, first: 2_000_000_000 + place * 1_000_000, groups, members } as const
}

/** The id of a group, or of a member counted from 0. */
export function treeConcept({ first }: ConceptTree, group: number, member?: number): number {
  return first + group * step + (member === undefined ? 0 : 1 + member)
}

/** SQL for the id of a member that is counted over all groups. */
export function memberConcept({ first, members }: ConceptTree, index: string): string {
  return `(${first} + (${index}) // ${members} * ${step} + 1 + (${index}) % ${members})::integer`
}

/** cdm_source, vocabulary, and the concepts that stand by themselves. */
export function statementRows({ id, version }: CdmPlan): OmopRows {
  const described = {
    name: `Generated hospital ${id}`,
    vocabularyVersion: 'generated 1',
    released: asOf,
  }
  const rows = sourceRows(described, [...Object.values(concepts), ...visitConceptList])
  if (version === '5.4') return rows
  const changed = (table: string, columns: OmopRow): readonly OmopRow[] =>
    (rows.get(table) ?? []).map((row) => ({ ...row, ...columns }))
  return new Map([
    ...rows,
    ['cdm_source', changed('cdm_source', { cdm_version: version })],
    ['vocabulary', changed('vocabulary', { vocabulary_reference: 'generated' })],
  ])
}

/** concept and concept_ancestor of every tree. Groups of drugs are their ingredients, as eras need them. */
export function treeStatements(): readonly string[] {
  return Object.values(trees).flatMap((each) => {
    const { domain, first, groups, members } = each
    const group = `${first} + g * ${step}`
    const all = `range(${groups}) a(g), range(${members + 1}) b(m)`
    const related = (ancestor: string, where: string, levels: string): string =>
      `insert into concept_ancestor by name select (${ancestor})::integer as ancestor_concept_id,
         (${group} + m)::integer as descendant_concept_id, ${levels} as min_levels_of_separation,
         ${levels} as max_levels_of_separation from ${all} where ${where} order by g, m`
    return [
      `insert into concept by name select (${group} + m)::integer as concept_id,
         '${domain} ' || (g + 1) || case when m = 0 then '' else '.' || m end as concept_name,
         '${domain}' as domain_id, 'Generated' as vocabulary_id,
         ${domain === 'Drug' ? `case when m = 0 then 'Ingredient' else 'Clinical Drug' end` : `'Undefined'`} as concept_class_id,
         'S' as standard_concept, '${domain.slice(0, 1)}' || (${group} + m) as concept_code,
         date '1970-01-01' as valid_start_date, date '2099-12-31' as valid_end_date from ${all} order by g, m`,
      related(`${group} + m`, 'true', '0'),
      related(group, 'm > 0', '1'),
    ]
  })
}
