/** A definition as ATLAS exports it: one concept set, one kind of event, and the given rules. */
export function smallDefinition(
  names: { readonly set?: string; readonly rules?: readonly string[] } = {},
): Record<string, unknown> {
  const concept = { CONCEPT_ID: 201826, CONCEPT_NAME: 'Type 2 diabetes mellitus' }
  const condition = { ConditionOccurrence: { CodesetId: 1 } }
  const before = { Start: { Coeff: -1 }, End: { Days: 1, Coeff: -1 } }
  const correlated = { Criteria: condition, StartWindow: before, Occurrence: { Type: 2, Count: 1 } }
  return {
    ConceptSets: [
      {
        id: 1,
        name: names.set ?? 'diabetes',
        expression: { items: [{ concept, includeDescendants: true }] },
      },
    ],
    PrimaryCriteria: {
      CriteriaList: [condition],
      ObservationWindow: { PriorDays: 0, PostDays: 0 },
      PrimaryCriteriaLimit: { Type: 'All' },
    },
    InclusionRules: (names.rules ?? []).map((name) => ({
      name,
      expression: { Type: 'ALL', CriteriaList: [correlated] },
    })),
  }
}

export function definitionBytes(definition: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(definition, null, 2))
}
