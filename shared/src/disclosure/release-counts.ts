import type {
  DescribeResult,
  FeasibilityResult,
  FeatureSummary,
  LevelsSummary,
  NumericSummary,
} from '../analysis/results.ts'
import { present } from '../errors/sampan-error.ts'
import type { Floors } from './floors.ts'
import type { Release, Suppressed } from './release.ts'
import { roundedCount, suppressedCells } from './suppress.ts'

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
  return { type: 'released', result: { ...result, steps }, suppressed }
}

/**
 * Per feature the people with a value and without one, and levels, are cells of the same people. Nobody missing says
 * nothing about anybody and is shown; a level that nobody has is treated like a small one.
 */
export function releaseDescribe(result: DescribeResult, floors: Floors): Release {
  if (result.people < floors.cell)
    return {
      type: 'refused',
      code: 'release-refused',
      context: { reason: 'cell-too-small', term: 'people' },
    }
  const released = result.features.map((summary) =>
    summary.type === 'numeric'
      ? releaseNumeric(summary, floors)
      : releaseLevels(summary, result.people, floors),
  )
  return {
    type: 'released',
    result: {
      ...result,
      people: roundedCount(result.people, floors.countMultiple),
      features: released.map((each) => each.summary),
    },
    suppressed: released.flatMap(({ summary, hidden }) =>
      hidden.map((what) => ({ of: summary.feature, what })),
    ),
  }
}

interface Released {
  readonly summary: FeatureSummary
  readonly hidden: readonly string[]
}

function isSmallMissing(missing: number, floors: Floors): boolean {
  return missing > 0 && missing < floors.cell
}

function releaseNumeric(summary: NumericSummary, floors: Floors): Released {
  const n = present(summary.n, 'an unreleased count')
  const missing = present(summary.missing, 'an unreleased count')
  if (n < floors.cell)
    return {
      summary: {
        ...summary,
        n: null,
        missing: null,
        mean: null,
        sd: null,
        skewness: null,
        kurtosis: null,
        fixedPointError: null,
      },
      hidden: ['n', 'missing', 'mean', 'sd', 'skewness', 'kurtosis'],
    }
  if (isSmallMissing(missing, floors))
    return { summary: { ...summary, n: null, missing: null }, hidden: ['n', 'missing'] }
  const counts = {
    n: roundedCount(n, floors.countMultiple),
    missing: roundedCount(missing, floors.countMultiple),
  }
  return { summary: { ...summary, ...counts }, hidden: [] }
}

/**
 * Levels and the missing are the cells whose total is everybody. While n and missing are shown the levels must also
 * hide one another within n.
 */
function releaseLevels(summary: LevelsSummary, people: number, floors: Floors): Released {
  const n = present(summary.n, 'an unreleased count')
  const missing = people - n
  const hideMissing = isSmallMissing(missing, floors) || n < floors.cell
  const levels = summary.levels.map(({ level, count }) => {
    const own = present(count, 'an unreleased count')
    return { name: level, people: own, small: own < floors.cell }
  })
  const withMissing = { name: missingName, people: missing, small: true }
  const cells = hideMissing ? [...levels, withMissing] : levels
  const hidden = suppressedCells(cells, floors.cell)
  const counts = hideMissing
    ? { n: null, missing: null }
    : {
        n: roundedCount(n, floors.countMultiple),
        missing: roundedCount(missing, floors.countMultiple),
      }
  return {
    summary: {
      ...summary,
      ...counts,
      levels: levels.map(({ name, people: own }) => {
        const count = hidden.has(name) ? null : roundedCount(own, floors.countMultiple)
        const share = count === null || counts.n === null ? null : count / counts.n
        return { level: name, count, proportion: share }
      }),
    },
    hidden: [
      ...(hideMissing ? ['n', 'missing'] : []),
      ...levels.map(({ name }) => name).filter((name) => hidden.has(name)),
    ],
  }
}

/** No level is called this: levels are not empty. */
const missingName = ''
