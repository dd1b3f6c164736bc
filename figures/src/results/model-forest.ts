import type { ForestFigure, Measure } from '../figure.ts'

/** A row of a table of coefficients, as R's broom names its columns. */
interface Coefficient {
  readonly term: string
  readonly estimate: number
  readonly 'conf.low': number
  readonly 'conf.high': number
}

interface FittedModel {
  readonly analysis: string
  readonly confidence: number
  readonly estimates: readonly Coefficient[]
}

/** Coefficients of a generalised linear model, as ratios where its link says that they are logarithms of one. */
export function glmForest(
  model: FittedModel & { readonly family: string; readonly link: string },
  notes: readonly string[],
): ForestFigure {
  return forestOf(model, measureOf(model.family, model.link), notes)
}

/** Hazard ratios of a Cox model. */
export function hazardForest(model: FittedModel, notes: readonly string[]): ForestFigure {
  return forestOf(model, 'hazard-ratio', notes)
}

export function measureOf(family: string, link: string): Measure {
  if (link === 'logit') return 'odds-ratio'
  if (link !== 'log') return 'coefficient'
  if (family === 'poisson') return 'rate-ratio'
  return family === 'binomial' ? 'risk-ratio' : 'mean-ratio'
}

/** Without the intercept, which is no comparison. */
function forestOf(
  { analysis, confidence, estimates }: FittedModel,
  measure: Measure,
  notes: readonly string[],
): ForestFigure {
  const scaled = measure === 'coefficient' ? (value: number): number => value : Math.exp
  const rows = estimates
    .filter(({ term }) => term !== '(Intercept)')
    .map((row) => ({
      label: row.term,
      estimate: scaled(row.estimate),
      low: scaled(row['conf.low']),
      high: scaled(row['conf.high']),
      pooled: false,
    }))
  return { kind: 'forest', name: analysis, measure, confidence, notes, rows }
}
