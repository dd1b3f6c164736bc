/**
 * What a figure shows, as plain numbers in the units of its axes. A number that was suppressed, or is not
 * defined, is null: it is left out
 * of the picture, and a note under it says so.
 */
export type Figure =
  ForestFigure | KaplanMeierFigure | BalanceFigure | OverlapFigure | CalibrationFigure | RocFigure

export type FigureKind = Figure['kind']

interface FigureBase {
  /** What it is about: the analysis, as the study names it. */
  readonly name: string
  /** Sentences for under the picture, in the reader's language: warnings of the analysis. */
  readonly notes: readonly string[]
}

export interface ConfidenceInterval {
  readonly low: number | null
  readonly high: number | null
}

/** What an estimate measures: ratios stand on a logarithmic axis around 1, the others around 0. */
export type Measure = RatioMeasure | 'rate' | 'coefficient' | 'mean-difference' | 'risk-difference'
export type RatioMeasure =
  'odds-ratio' | 'hazard-ratio' | 'rate-ratio' | 'risk-ratio' | 'mean-ratio'

export interface ForestFigure extends FigureBase {
  readonly kind: 'forest'
  readonly measure: Measure
  /** Of rates: the person-years that they are for. */
  readonly per?: number
  /** Level of the intervals: 0.95. */
  readonly confidence: number
  readonly rows: readonly ForestRow[]
}

export interface ForestRow extends ConfidenceInterval {
  readonly label: string
  /** Of ratios the ratio itself, not its logarithm. */
  readonly estimate: number | null
  /** Drawn as a diamond: the sum of other rows. */
  readonly pooled: boolean
}

export interface KaplanMeierFigure extends FigureBase {
  readonly kind: 'kaplan-meier'
  readonly unit: TimeUnit | null
  readonly confidence: number
  /** Drawn one over the other: at most eight can be told apart. */
  readonly groups: readonly SurvivalGroup[]
}

export type TimeUnit = 'days' | 'weeks' | 'months' | 'years'

export interface SurvivalGroup {
  readonly label: string
  readonly median: MedianTime | null
  /** In order of time, from after 0 on: the curve begins at 1. */
  readonly steps: readonly SurvivalStep[]
}

export interface MedianTime extends ConfidenceInterval {
  readonly estimate: number | null
}

export interface SurvivalStep extends ConfidenceInterval {
  readonly time: number
  /** People in whom nothing happened before this time, as R's `survfit` counts them. */
  readonly atRisk: number | null
  /** From this time on. */
  readonly survival: number | null
}

export interface BalanceFigure extends FigureBase {
  readonly kind: 'balance'
  readonly covariates: readonly CovariateBalance[]
  /** Largest absolute difference that counts as balance: 0.1. */
  readonly threshold: number
}

/** Standardised mean differences between two groups, before and after weighting or matching. */
export interface CovariateBalance {
  readonly label: string
  readonly before: number | null
  /** Undefined for all covariates where there was only one comparison. */
  readonly after?: number | null
}

export interface OverlapFigure extends FigureBase {
  readonly kind: 'overlap'
  /** Of the bins, one more than there are bins. */
  readonly edges: readonly number[]
  /** The first is drawn upwards, the second downwards. */
  readonly groups: readonly [OverlapGroup, OverlapGroup]
}

export interface OverlapGroup {
  readonly label: string
  /** People, or sums of weights, by bin. */
  readonly counts: readonly (number | null)[]
}

export interface CalibrationFigure extends FigureBase {
  readonly kind: 'calibration'
  readonly confidence: number
  readonly bins: readonly CalibrationBin[]
}

/** People with alike predictions: their mean, and the share of them with the outcome. */
export interface CalibrationBin extends ConfidenceInterval {
  readonly people: number | null
  readonly predicted: number | null
  readonly observed: number | null
}

export interface RocFigure extends FigureBase {
  readonly kind: 'roc'
  readonly confidence: number
  /** From (0, 0) to (1, 1). */
  readonly points: readonly RocPoint[]
  readonly area: number | null
  readonly areaLow: number | null
  readonly areaHigh: number | null
}

export interface RocPoint {
  /** 1 - specificity. */
  readonly falsePositive: number
  readonly sensitivity: number
}
