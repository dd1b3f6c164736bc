import type { Manifest } from './manifest.ts'

type Sources = Pick<Manifest, 'cohorts' | 'population'>

/**
 * Steps in which a population is made, in order: public, from the manifest alone, and each step's people are among those
 * of the step before. A snapshot's attrition has exactly these.
 */
export function attritionSteps(manifest: Sources): readonly string[] {
  const { washoutDays, priorOutcome, timeAtRisk } = manifest.population
  return [
    'everyone',
    ...entrySteps(manifest),
    ...(needsObservation(manifest) ? ['observed'] : []),
    ...(washoutDays > 0 ? ['washout'] : []),
    ...(priorOutcome === 'remove' ? ['no prior outcome'] : []),
    ...(timeAtRisk === null ? [] : ['time at risk']),
  ]
}

/** The rules of a definition of ATLAS in its order; of two cohorts they would not be steps of one another. */
function entrySteps({ cohorts, population }: Sources): readonly string[] {
  if (population.comparator !== null) return ['target or comparator', 'one cohort']
  const target = cohorts.find(({ id }) => id === population.target)?.definition
  if (target?.kind !== 'circe') return ['target']
  const rules = Array.from({ length: target.rules }, (_, k) => `rule ${k + 1}`)
  return ['initial event', ...rules, 'target']
}

/** Whether the index date must lie in an observation period. */
export function needsObservation({ population }: Pick<Manifest, 'population'>): boolean {
  return population.washoutDays > 0 || population.timeAtRisk !== null
}
