interface Parts {
  /** The one primary criterion. */
  readonly criterion?: object
  readonly criteria?: readonly object[]
  /** Occurrence of a rule about a condition at any time before. */
  readonly rule?: object
}

/** A definition with one concept set, one primary event and, if asked for, one rule. */
export function small({ criterion, criteria, rule }: Parts = {}): Record<string, unknown> {
  const condition = { ConditionOccurrence: { CodesetId: 1 } }
  const correlated = {
    Criteria: condition,
    StartWindow: { Start: { Coeff: -1 }, End: { Days: 1, Coeff: -1 } },
    Occurrence: rule,
  }
  const rules = [{ name: 'rule', expression: { Type: 'ALL', CriteriaList: [correlated] } }]
  const concept = { CONCEPT_ID: 201826, CONCEPT_NAME: 'Type 2 diabetes mellitus' }
  return {
    ConceptSets: [
      { id: 1, name: 'diabetes', expression: { items: [{ concept, includeDescendants: true }] } },
    ],
    PrimaryCriteria: {
      CriteriaList: criteria ?? [criterion ?? condition],
      ObservationWindow: { PriorDays: 0, PostDays: 0 },
      PrimaryCriteriaLimit: { Type: 'All' },
    },
    ...(rule === undefined ? {} : { InclusionRules: rules }),
  }
}
