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
  const loose = steps.map((each, k) => {
    if (!isTight(result, { ...each, at: k }, floors)) return each
    suppressed.push({ of: each.step, what: 'people' })
    return { ...each, people: null }
  })
  return { type: 'released', result: { ...result, steps: loose }, suppressed }
}

/**
 * Bands beside an exact sum: with all others at their least, a hospital has at most what is left. Where that is below the
 * floor, the sum is not shown.
 */
function isTight(
  { hospitals }: FeasibilityResult,
  { people, at }: StepCount & { readonly at: number },
  floors: Floors,
): boolean {
  const bands = (hospitals ?? []).flatMap(({ bands: own }) => own?.[at] ?? [])
  const least = bands.reduce((sum, band) => sum + band.least, 0)
  return people !== null && bands.some((band) => people - least + band.least < floors.cell)
}
