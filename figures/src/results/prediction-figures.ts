import { normalQuantile, type EvaluateResult } from '@sampan/shared'
import type {
  CalibrationBin,
  CalibrationFigure,
  ConfidenceInterval,
  OverlapFigure,
  RocFigure,
} from '../figure.ts'

type Predictions = Pick<
  EvaluateResult,
  'analysis' | 'outcome' | 'confidence' | 'groups' | 'points' | 'auc' | 'histogram'
>

/** How predicted risks agree with what was seen, and how well they tell people with the outcome from the others. */
export function predictionFigures(
  result: Predictions,
  notes: readonly string[],
): readonly (CalibrationFigure | RocFigure | OverlapFigure)[] {
  const curve = result.points.length === 0 ? [] : [receiver(result, notes)]
  const histogram = result.histogram.length === 0 ? [] : [overlap(result, notes)]
  return [calibration(result, notes), ...curve, ...histogram]
}

/** People with the outcome upwards, the others downwards: of a propensity model, the treated and the others. */
function overlap(
  { analysis, outcome, histogram }: Predictions,
  notes: readonly string[],
): OverlapFigure {
  return {
    ...{ kind: 'overlap', name: analysis, notes },
    edges: [...histogram.map(({ low }) => low), histogram.at(-1)?.high ?? 1],
    groups: [
      { label: `${outcome} 1`, counts: histogram.map(({ cases }) => cases) },
      { label: `${outcome} 0`, counts: histogram.map(({ others }) => others) },
    ],
  }
}

function calibration(
  { analysis, confidence, groups }: Predictions,
  notes: readonly string[],
): CalibrationFigure {
  const bins = groups.map(({ n, cases, predicted }): CalibrationBin => ({
    people: n,
    predicted,
    observed: cases / n,
    ...shareInterval(cases, n, confidence),
  }))
  return { kind: 'calibration', name: analysis, notes, confidence, bins }
}

/** E. B. Wilson, JASA 22 (1927), 209-212. */
function shareInterval(cases: number, n: number, confidence: number): ConfidenceInterval {
  const z = normalQuantile((1 + confidence) / 2)
  const share = cases / n
  const square = (z * z) / n
  const middle = (share + square / 2) / (1 + square)
  const half = (z * Math.sqrt((share * (1 - share) + square / 4) / n)) / (1 + square)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

function receiver(
  { analysis, confidence, points, auc }: Predictions,
  notes: readonly string[],
): RocFigure {
  const inner = points.map(({ sensitivity, specificity }) => ({
    falsePositive: 1 - specificity,
    sensitivity,
  }))
  const [start, end] = [
    { falsePositive: 0, sensitivity: 0 },
    { falsePositive: 1, sensitivity: 1 },
  ]
  return {
    kind: 'roc',
    name: analysis,
    notes,
    confidence,
    points: [start, ...inner, end],
    area: auc.estimate,
    areaLow: auc['conf.low'],
    areaHigh: auc['conf.high'],
  }
}
