import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release, type Suppressed } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { present } from '../../errors/sampan-error.ts'
import type { PrevalenceResult } from './result.ts'

/**
 * A feature is shown when enough people have it and enough do not; nobody looks the same as a few. Only what is shown
 * can be picked: the list that later studies are built on says nothing that the counts do not.
 */
export function releasePrevalence(result: PrevalenceResult, floors: Floors): Release {
  const total = result.people
  if (total < floors.cell) return refused({ reason: 'cell-too-small', term: 'people' })
  const suppressed: Suppressed[] = []
  const features = result.features.map(({ feature, people, picked }) => {
    const count = present(people, 'an unreleased count')
    const hide = floors.cell > 1 && (count < floors.cell || total - count < floors.cell)
    if (hide) suppressed.push({ of: feature, what: 'people' })
    return {
      feature,
      people: hide ? null : roundedCount(count, floors.countMultiple),
      picked: picked && !hide,
    }
  })
  const people = roundedCount(total, floors.countMultiple)
  return { type: 'released', result: { ...result, people, features }, suppressed }
}
