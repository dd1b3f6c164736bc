import { invariant, SampanError, type Cohort, type Manifest } from '@sampan/shared'

export type BuiltDefinition = Exclude<Cohort['definition'], { readonly kind: 'circe' }>

/**
 * The definition of the target cohort. What the specification knows and this version does not build is refused by
 * name, never approximated.
 * @throws SampanError feature-not-built
 */
export function targetDefinition(manifest: Manifest): BuiltDefinition {
  const { population } = manifest
  const asked: readonly (readonly [boolean, string])[] = [
    [population.comparator !== null, 'comparator'],
    [population.outcome !== null, 'outcome'],
    [population.washoutDays !== 0, 'washoutDays'],
    [population.priorOutcome !== 'keep', 'priorOutcome'],
    [population.timeAtRisk !== null, 'timeAtRisk'],
  ]
  for (const [is, feature] of asked) if (is) throw new SampanError('feature-not-built', { feature })
  const target = manifest.cohorts.find((cohort) => cohort.id === population.target)
  invariant(target !== undefined, 'the manifest defines its target')
  const { definition } = target
  if (definition.kind === 'circe') throw new SampanError('feature-not-built', { feature: 'circe' })
  if (definition.kind === 'condition' && manifest.data.model === 'registry')
    throw new SampanError('feature-not-built', { feature: 'condition', model: 'registry' })
  return definition
}
