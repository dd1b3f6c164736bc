import type { SurvivalGroup, SurvivalStep } from '../figure.ts'
import { pointMarks, stroke, type Mark, type Point } from '../drawing/scene.ts'
import { groupStyle } from '../drawing/style.ts'
import type { Scale } from '../drawing/ticks.ts'

const start: SurvivalStep = { time: 0, atRisk: null, survival: 1, low: 1, high: 1 }

/** The last step at or before a time. */
export function stepAt({ steps }: SurvivalGroup, time: number): SurvivalStep {
  return steps.findLast((step) => step.time <= time) ?? start
}

/** People under observation just before a time: those of the first step that is not earlier, as R counts them. */
export function atRiskAt({ steps }: SurvivalGroup, time: number): number | null {
  const next = steps.find((step) => step.time >= time)
  return next === undefined ? 0 : next.atRisk
}

/** Bands below, then curves, then the marks that tell groups apart. */
export function curveMarks(groups: readonly SurvivalGroup[], scale: Scale): readonly Mark[] {
  return [
    ...groups.flatMap(bands),
    ...groups.flatMap(curves),
    ...groups.map((group, k) => tellingMarks(group, k, groups.length, scale)),
  ]
}

/** Parts of the curve without a gap: a suppressed step ends one. */
function parts({ steps }: SurvivalGroup): readonly (readonly SurvivalStep[])[] {
  const found: SurvivalStep[][] = [[start]]
  for (const step of steps) {
    const part = found.at(-1)
    if (step.survival !== null) part?.push(step)
    else if (part !== undefined && part.length > 0) found.push([])
  }
  return found.filter((part) => part.length > 1)
}

function curves(group: SurvivalGroup, index: number): readonly Mark[] {
  const { dash, color } = groupStyle(index)
  return parts(group).map((part) =>
    stroke(
      part.map(({ time, survival }): Point => [time, survival ?? 1]),
      { dash, color, width: 1.6, stepped: true },
    ),
  )
}

function bands(group: SurvivalGroup, index: number): readonly Mark[] {
  const { shade } = groupStyle(index)
  return parts(group).flatMap((part) => {
    const within = part.filter(({ low, high }) => low !== null && high !== null)
    if (within.length < 2) return []
    const upper = corners(within.map(({ time, high }): Point => [time, high ?? 1]))
    const lower = corners(within.map(({ time, low }): Point => [time, low ?? 0]))
    return [{ kind: 'shape', points: [...upper, ...lower.toReversed()], fill: shade, stroke: null }]
  })
}

/** The corners of a stair through the points. */
function corners(points: readonly Point[]): readonly Point[] {
  return points.flatMap(([x, y], k): Point[] => {
    const before = points[k - 1]
    return before === undefined
      ? [[x, y]]
      : [
          [x, before[1]],
          [x, y],
        ]
  })
}

const marksAlong = 6

/** At times of its own for each group, so that marks do not cover each other. */
function tellingMarks(group: SurvivalGroup, index: number, groups: number, scale: Scale): Mark {
  const { symbol, filled, color } = groupStyle(index)
  const last = group.steps.at(-1)?.time ?? 0
  const times = Array.from(
    { length: marksAlong },
    (_, k) => (scale.max * (k + (index + 0.5) / groups)) / marksAlong,
  )
  const points = times.flatMap((time): Point[] => {
    const { survival } = stepAt(group, time)
    return time > last || survival === null ? [] : [[time, survival]]
  })
  return pointMarks(points, { symbol, filled, color, size: 8 })
}
