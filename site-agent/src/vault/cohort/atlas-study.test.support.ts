import { formatDigest, readDefinition, sha256, utf8, type Manifest } from '@sampan/shared'

export interface AtlasCohorts {
  readonly cohorts: Manifest['cohorts']
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Definitions as a study has them: by the digest of their files, with the number of their rules. */
export function atlasCohorts(definitions: Readonly<Record<string, unknown>>): AtlasCohorts {
  const made = Object.entries(definitions).map(([id, definition]) => {
    const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
    const content = utf8(text)
    const file = formatDigest(sha256(content))
    const rules = readDefinition(content).rules.length
    return { id, content, definition: { kind: 'circe', file, rules } as const }
  })
  return {
    cohorts: made.map(({ id, definition }) => ({ id, name: id, definition })),
    files: new Map(made.map(({ content, definition }) => [definition.file, content])),
  }
}

type Domain = 'ConditionOccurrence' | 'DrugExposure'

interface Plain {
  readonly limit?: 'All' | 'First'
  /** Days from the start, or the end, of the event to the end of the cohort; without, the end of observation. */
  readonly offset?: readonly ['StartDate' | 'EndDate', number]
}

/** Everybody with one concept, from the event on. */
export function plainDefinition(domain: Domain, concept: number, plain: Plain = {}): unknown {
  const { limit = 'First', offset } = plain
  const items = [{ concept: { CONCEPT_ID: concept, CONCEPT_NAME: 'x' } }]
  return {
    ConceptSets: [{ id: 1, name: 'x', expression: { items } }],
    PrimaryCriteria: {
      CriteriaList: [{ [domain]: { CodesetId: 1 } }],
      ObservationWindow: { PriorDays: 0, PostDays: 0 },
      PrimaryCriteriaLimit: { Type: limit },
    },
    ...(offset === undefined
      ? {}
      : { EndStrategy: { DateOffset: { DateField: offset[0], Offset: offset[1] } } }),
  }
}
