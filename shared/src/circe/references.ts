import { SampanError } from '../errors/sampan-error.ts'
import { isEmpty } from './criterion-schema.ts'
import type { CohortExpression, ConceptSet, Condition, Criterion, Group } from './expression.ts'

/**
 * Every concept set that is named is there, once, and has concepts. OHDSI's generator takes one that is not there for
 * an empty one, and the criterion silently finds nobody.
 * @throws SampanError cohort-invalid
 */
export function checkReferences(expression: CohortExpression): void {
  const known = new Map<bigint, ConceptSet>()
  for (const [k, set] of expression.conceptSets.entries()) {
    if (known.has(set.id)) refuse(`$.ConceptSets[${k}].id`, 'an id that is not repeated')
    known.set(set.id, set)
  }
  for (const { set, path } of referencesOf(expression)) {
    const found = known.get(set)
    if (found === undefined) refuse(path, 'the id of a concept set of this definition')
    if (found.items.every((item) => item.excluded)) refuse(path, 'a concept set with concepts')
  }
}

function refuse(path: string, expected: string): never {
  throw new SampanError('cohort-invalid', { path, expected })
}

interface Reference {
  readonly set: bigint
  readonly path: string
}

function referencesOf(expression: CohortExpression): readonly Reference[] {
  const { primary, additional, rules, censoring, end } = expression
  return [
    ...inCriteria(primary.criteria, '$.PrimaryCriteria.CriteriaList'),
    ...(additional === null ? [] : inGroup(additional, '$.AdditionalCriteria')),
    ...rules.flatMap((rule, k) => inGroup(rule.group, `$.InclusionRules[${k}].expression`)),
    ...inCriteria(censoring, '$.CensoringCriteria'),
    ...(end.kind === 'drug-era'
      ? [{ set: end.drugs, path: '$.EndStrategy.CustomEra.DrugCodesetId' }]
      : []),
  ]
}

function inCriteria(criteria: readonly Criterion[], path: string): readonly Reference[] {
  return criteria.flatMap((criterion, k) => inCriterion(criterion, `${path}[${k}]`))
}

function inCriterion(criterion: Criterion, around: string): readonly Reference[] {
  const path = `${around}.${criterion.domain}`
  const { set, sourceSet, conditions, correlated } = criterion
  const sets = [set, sourceSet].filter((each) => each !== null)
  return [
    ...sets.map((each) => ({ set: each, path })),
    ...inConditions(conditions, path),
    ...(correlated === null ? [] : inGroup(correlated, `${path}.CorrelatedCriteria`)),
  ]
}

function inConditions(conditions: readonly Condition[], path: string): readonly Reference[] {
  return conditions.flatMap(({ test }) => (test.kind === 'set' ? [{ set: test.set, path }] : []))
}

function inGroup(group: Group, path: string): readonly Reference[] {
  if (isEmpty(group)) return []
  return [
    ...group.criteria.flatMap(({ criterion }, k) =>
      inCriterion(criterion, `${path}.CriteriaList[${k}].Criteria`),
    ),
    ...group.demographics.flatMap((conditions, k) =>
      inConditions(conditions, `${path}.DemographicCriteriaList[${k}]`),
    ),
    ...group.groups.flatMap((each, k) => inGroup(each, `${path}.Groups[${k}]`)),
  ]
}
