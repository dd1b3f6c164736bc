import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import type { Cohort } from './parts.ts'

type Parts = Pick<ManifestDraft, 'cohorts' | 'data' | 'population'>

/** Which cohorts there are, what part each plays, and whether the settings of the population agree. */
export function checkCohorts(manifest: Parts): readonly Fault[] {
  return [
    ...roleFaults(manifest),
    ...indexFaults(manifest),
    ...riskFaults(manifest),
    ...registryFaults(manifest),
  ]
}

function roleFaults(manifest: Parts): readonly Fault[] {
  const { target, comparator, outcome } = manifest.population
  const faults = [...known(manifest, ['target'], target)]
  if (comparator !== null) {
    faults.push(...known(manifest, ['comparator'], comparator.cohort))
    faults.push(...notEveryone(manifest, ['comparator'], comparator.cohort))
    faults.push(...notEveryone(manifest, ['target'], target))
    if (comparator.cohort === target)
      faults.push(
        fault('study-invalid', ['population', 'comparator'], 'fault.repeated', { name: target }),
      )
  }
  if (outcome !== null) {
    faults.push(...known(manifest, ['outcome'], outcome))
    faults.push(...notEveryone(manifest, ['outcome'], outcome))
  }
  return faults
}

function definitionOf({ cohorts }: Parts, name: string): Cohort['definition'] | null {
  return cohorts.find(({ id }) => id === name)?.definition ?? null
}

function known(manifest: Parts, path: Path, name: string): readonly Fault[] {
  if (definitionOf(manifest, name) !== null) return []
  return [fault('study-invalid', ['population', ...path], 'fault.cohortUnknown', { name })]
}

function notEveryone(manifest: Parts, path: Path, name: string): readonly Fault[] {
  if (definitionOf(manifest, name)?.kind !== 'everyone') return []
  return [fault('study-invalid', ['population', ...path], 'fault.everyoneCompared', { name })]
}

function indexFaults(manifest: Parts): readonly Fault[] {
  const { target, index, timeAtRisk } = manifest.population
  const faults: Fault[] = []
  if (definitionOf(manifest, target)?.kind === 'everyone' && index !== 'as-of')
    faults.push(fault('study-invalid', ['population', 'index'], 'fault.indexEveryone'))
  if (timeAtRisk !== null && index === 'as-of')
    faults.push(fault('study-invalid', ['population', 'index'], 'fault.riskIndex'))
  return faults
}

/** OHDSI's createStudyPopulation has an outcome and its risk window together, too. */
function riskFaults({ population }: Parts): readonly Fault[] {
  const { outcome, priorOutcome, timeAtRisk } = population
  const faults: Fault[] = []
  if (outcome !== null && timeAtRisk === null)
    faults.push(fault('study-invalid', ['population', 'outcome'], 'fault.outcomeNeedsRisk'))
  if (outcome === null && priorOutcome === 'remove')
    faults.push(fault('study-invalid', ['population', 'priorOutcome'], 'fault.priorNeedsOutcome'))
  const oneAnchor = timeAtRisk?.startAnchor === timeAtRisk?.endAnchor
  if (timeAtRisk !== null && oneAnchor && timeAtRisk.end < timeAtRisk.start)
    faults.push(fault('study-invalid', ['population', 'timeAtRisk'], 'fault.riskOrder'))
  return faults
}

function registryFaults({ data, cohorts, population }: Parts): readonly Fault[] {
  if (data.model !== 'registry') return []
  const chosen = cohorts.flatMap(({ definition }, k) =>
    definition.kind === 'everyone'
      ? []
      : [fault('study-invalid', ['cohorts', k], 'fault.registryCohort')],
  )
  const asked = [
    ['comparator', population.comparator !== null],
    ['outcome', population.outcome !== null],
    ['washoutDays', population.washoutDays !== 0],
    ['timeAtRisk', population.timeAtRisk !== null],
  ] as const
  const settings = asked
    .filter(([, is]) => is)
    .map(([name]) =>
      fault('study-invalid', ['population', name], 'fault.registryPopulation', { name }),
    )
  return [...chosen, ...settings]
}
