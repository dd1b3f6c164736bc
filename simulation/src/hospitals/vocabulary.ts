import { below, concepts, type Concept } from './concepts.ts'
import type { OmopRow, OmopRows } from './write-omop.ts'

export interface SourceStatement {
  readonly name: string
  readonly vocabularyVersion: string
  /** Day on which the data were released. */
  readonly released: string
}

/** cdm_source, and the part of the vocabulary that the concepts given need. */
export function sourceRows(
  statement: SourceStatement,
  used: readonly Concept[] = Object.values(concepts),
  hierarchy: readonly (readonly [Concept, Concept])[] = below,
): OmopRows {
  const { name, vocabularyVersion, released } = statement
  return new Map<string, readonly OmopRow[]>([
    [
      'cdm_source',
      [
        {
          cdm_source_name: name,
          cdm_source_abbreviation: name.slice(0, 25),
          cdm_holder: name,
          source_release_date: released,
          cdm_release_date: released,
          cdm_version: '5.4',
          cdm_version_concept_id: 756_265,
          vocabulary_version: vocabularyVersion,
        },
      ],
    ],
    [
      'vocabulary',
      [
        {
          vocabulary_id: 'None',
          vocabulary_name: 'OMOP Standardized Vocabularies',
          vocabulary_version: vocabularyVersion,
          vocabulary_concept_id: 44_819_096,
        },
      ],
    ],
    ['concept', used.map(conceptRow)],
    [
      'concept_ancestor',
      [
        ...used.map((each) => ancestorRow(each, each, 0)),
        ...hierarchy.map(([ancestor, descendant]) => ancestorRow(ancestor, descendant, 1)),
      ],
    ],
  ])
}

function conceptRow(each: Concept): OmopRow {
  return {
    concept_id: each.id,
    concept_name: each.name,
    domain_id: each.domain,
    vocabulary_id: each.vocabulary,
    concept_class_id: 'Undefined',
    standard_concept: each.id < 2_000_000_000 ? 'S' : null,
    concept_code: each.code,
    valid_start_date: '1970-01-01',
    valid_end_date: '2099-12-31',
  }
}

function ancestorRow(ancestor: Concept, descendant: Concept, levels: number): OmopRow {
  return {
    ancestor_concept_id: ancestor.id,
    descendant_concept_id: descendant.id,
    min_levels_of_separation: levels,
    max_levels_of_separation: levels,
  }
}
