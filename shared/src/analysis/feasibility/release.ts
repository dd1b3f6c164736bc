import type { Floors } from '../../disclosure/floors.ts'
import type { Release, Suppressed } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { present } from '../../errors/sampan-error.ts'
import type { FeasibilityResult, StepCount } from './result.ts'

/**
 * A step is shown when it and the people whom it removes from the last shown step are none or enough; later steps are
 * compared with what is shown, so that no difference of two shown counts is small.
 */
export function releaseFeasibility(result: FeasibilityResult, floors: Floors): Release {
  let shown: number | null = null
  const suppressed: Suppressed[] = []
  const steps = result.steps.map(({ step, people }) => {
    const count = present(people, 'an unreleased count')
    const removed: number = shown === null ? 0 : shown - count
    const hide = count < floors.cell || (removed > 0 && removed < floors.cell)
    if (hide) suppressed.push({ of: step, what: 'people' })
    else shown = count
    return { step, people: hide ? null : roundedCount(count, floors.countMultiple) }
  })
  return { type: 'released', result: withoutTight({ ...result, steps }, floors), suppressed }
}

/**
 * Bands beside an exact sum: with all others at their least, a hospital has at most what is left. Where that is below the
 * floor, the sum is not shown.
 */
function withoutTight(result: FeasibilityResult, floors: Floors): FeasibilityResult {
  const { steps, hospitals } = result
  const isTight = ({ people }: StepCount, k: number): boolean => {
    const bands = (hospitals ?? []).flatMap(({ bands: own }) => own?.[k] ?? [])
    const least = bands.reduce((sum, band) => sum + band.least, 0)
    return people !== null && bands.some((band) => people - least + band.least < floors.cell)
  }
  return {
    ...result,
    steps: steps.map((step, k) => (isTight(step, k) ? { ...step, people: null } : step)),
  }
}
