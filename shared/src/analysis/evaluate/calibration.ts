import { chiSquareUpper } from '../../numerics/gamma-distribution.ts'
import type { MergedBin } from './discrimination.ts'
import type { Histogram } from './discrimination.ts'
import type { Calibration, HosmerLemeshow, RiskGroup } from './result.ts'

/** Intercept and slope of the outcome on the logit of the prediction, with people of a bin at its middle. */
export function calibrationOf(histogram: Histogram): Calibration {
  const alone = logisticFit(histogram, false)
  const both = logisticFit(histogram, true)
  return {
    inTheLarge: alone?.intercept ?? null,
    intercept: both?.intercept ?? null,
    slope: both?.slope ?? null,
  }
}

interface Line {
  readonly intercept: number
  readonly slope: number
}

const stepsMax = 50
/** A line this steep, or a step this small, ends the iteration. */
const [slopeMax, stepMin] = [100, 1e-12]

/** Newton's method from intercept 0 and slope 1, which is a perfect model; null where there is no estimate. */
function logisticFit(histogram: Histogram, slopeIsFree: boolean): Line | null {
  let line: Line = { intercept: 0, slope: 1 }
  for (let count = 0; count < stepsMax; count++) {
    const step = newtonStep(histogram, line, slopeIsFree)
    if (step === null) return null
    line = { intercept: line.intercept + step.intercept, slope: line.slope + step.slope }
    if (Math.abs(line.intercept) > slopeMax || Math.abs(line.slope) > slopeMax) return null
    if (Math.abs(step.intercept) + Math.abs(step.slope) < stepMin) return line
  }
  return null
}

function newtonStep({ cases, others }: Histogram, line: Line, slopeIsFree: boolean): Line | null {
  let [score, scoreX, weight, weightX, weightXX] = [0, 0, 0, 0, 0]
  for (let bin = 0; bin < cases.length; bin++) {
    const [hits, n] = [cases[bin] ?? 0, (cases[bin] ?? 0) + (others[bin] ?? 0)]
    if (n === 0) continue
    const middle = (bin + 0.5) / cases.length
    const x = Math.log(middle / (1 - middle))
    const p = 1 / (1 + Math.exp(-(line.intercept + line.slope * x)))
    const [residual, w] = [hits - n * p, n * p * (1 - p)]
    score += residual
    scoreX += residual * x
    weight += w
    weightX += w * x
    weightXX += w * x * x
  }
  if (!slopeIsFree) return weight > 0 ? { intercept: score / weight, slope: 0 } : null
  const determinant = weight * weightXX - weightX * weightX
  if (!(determinant > 1e-10 * weight * weightXX)) return null
  return {
    intercept: (weightXX * score - weightX * scoreX) / determinant,
    slope: (weight * scoreX - weightX * score) / determinant,
  }
}

const groupsMax = 10

/** Merged bins joined until each group has its tenth of the people. */
export function riskGroups(bins: readonly MergedBin[]): readonly RiskGroup[] {
  const people = bins.reduce((sum, { cases, others }) => sum + cases + others, 0)
  const groups: RiskGroup[] = []
  let [open, passed]: [MergedBin | null, number] = [null, 0]
  for (const bin of bins) {
    open = open === null ? bin : together(open, bin)
    passed += bin.cases + bin.others
    if (passed * groupsMax < people * (groups.length + 1)) continue
    groups.push(groupOf(open))
    open = null
  }
  return groups
}

function together(before: MergedBin, after: MergedBin): MergedBin {
  return {
    low: before.low,
    high: after.high,
    cases: before.cases + after.cases,
    others: before.others + after.others,
    predicted: before.predicted + after.predicted,
  }
}

function groupOf({ low, high, cases, others, predicted }: MergedBin): RiskGroup {
  const n = cases + others
  return { low, high, n, cases, predicted: predicted / n }
}

/** D. W. Hosmer, S. Lemeshow, Communications in Statistics A9 (1980), 1043-1069; two degrees fewer than groups. */
export function hosmerLemeshow(groups: readonly RiskGroup[]): HosmerLemeshow | null {
  const df = groups.length - 2
  if (df < 1) return null
  const chisq = groups.reduce((sum, { n, cases, predicted }) => {
    const difference = cases - n * predicted
    return sum + (difference * difference) / (n * predicted * (1 - predicted))
  }, 0)
  return { chisq, df, 'p.value': chiSquareUpper(chisq, df) }
}
