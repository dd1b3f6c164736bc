import {
  factorize,
  inverse,
  symmetricFromUpper,
  type SymmetricMatrix,
} from '../../numerics/symmetric.ts'
import type { Next, RoundSum } from '../analysis.ts'
import type { GlmResult } from '../results.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { coefficientsOf, covarianceOnOriginalScale, estimateOf } from './estimates.ts'
import { families } from './families.ts'
import { fixedPointErrors, warningsOf } from './fit-notes.ts'
import { logLikelihood } from './likelihood.ts'
import type { Evaluated, Model } from './model.ts'
import { devianceAfter, sandwich, traceOfProduct, withRidge } from './ridge.ts'
import { hasTrials, isRobust } from './spec.ts'
import { joinedSquares } from './squares.ts'
import type { GlmInput } from './settings.ts'
import type { NewtonState } from './state.ts'
import { effectiveNumbers } from './treatment-groups.ts'

/** What is left of an outcome, as a share, below which it is a combination of the columns. */
const perfectTolerance = 1e-10

/**
 * The result at the last evaluated point, whose last step (shorter than the tolerance) is still taken: estimates are
 * beta + step; covariance, deviance and what follows from it belong to the point. Same numbers as R's `summary(glm(...))`, `vcov`
 * and `confint.default`.
 */
export function glmResult(
  model: Model,
  state: NewtonState,
  evaluated: Evaluated,
  sum: RoundSum,
): Next {
  const fit = fitOf(model, state, evaluated, sum)
  const { people } = state.standard
  const { dispersed } = families[model.frame.family]
  if (dispersed && fit.deviance <= perfectTolerance * (fit.nullDeviance ?? 0))
    return failure('columns-aliased', { term: model.design.outcome })
  if (fit.clusters !== null && fit.clusters < 2)
    return failure('column-constant', { term: model.input.settings.cluster ?? '' })
  if (dispersed && people - fit.parameters <= 0)
    return failure('parameters-too-many', { parameters: model.design.columns.length })
  return { type: 'result', result: resultOf(model, state, { evaluated, fit }, sum) }
}

function failure(
  code: 'columns-aliased' | 'column-constant' | 'parameters-too-many',
  context: Readonly<Record<string, string | number>>,
): Next {
  return { type: 'failure', code, context }
}

interface Fit {
  /** On the scale of the data. */
  readonly deviance: number
  readonly nullDeviance: number | null
  /** With a ridge, the effective number. */
  readonly parameters: number
  readonly dispersion: number
  readonly inverse: SymmetricMatrix
  readonly covariance: SymmetricMatrix
  readonly clusters: number | null
}

function fitOf(model: Model, state: NewtonState, evaluated: Evaluated, sum: RoundSum): Fit {
  const { input, frame, design } = model
  const { family } = frame
  const { standard } = state
  const square = family === 'gaussian' ? frame.outcome.unit ** 2 : 1
  const own = family === 'gaussian' ? devianceAfter(evaluated) : evaluated.deviance
  const information = informationOf(model, evaluated, sum)
  const inverted = inverse(factorize(withRidge(information, standard.penalty), 0))
  const parameters =
    input.settings.ridge === 0 ? design.columns.length : traceOfProduct(inverted, information)
  const pearson = family === 'gamma' ? valueOf(sum, 'pearson') : own
  const rest = standard.people - parameters
  const dispersion = families[family].dispersed ? (square * pearson) / rest : 1
  const nulls = nullDeviance(model, state, evaluated, sum)
  return {
    deviance: own * square,
    nullDeviance: nulls === null ? null : nulls * square,
    parameters,
    dispersion,
    inverse: inverted,
    covariance: covarianceOf(model, state, { inverted, information, dispersion, square }, sum),
    clusters: isRobust(input) ? valueOf(sum, 'clusters') : null,
  }
}

function informationOf(
  { frame }: Model,
  { information }: Evaluated,
  sum: RoundSum,
): SymmetricMatrix {
  return frame.family === 'gamma'
    ? symmetricFromUpper(valuesOf(sum, 'expected'), information.order)
    : information
}

interface Pieces {
  readonly inverted: SymmetricMatrix
  readonly information: SymmetricMatrix
  readonly dispersion: number
  readonly square: number
}

/**
 * Of the model: dispersion times the inverse information; with a ridge H^-1 I H^-1, H the information with the ridge. Robust:
 * H^-1 M H^-1 times the factor of small samples.
 */
function covarianceOf(
  { input }: Model,
  { standard }: NewtonState,
  { inverted, information, dispersion, square }: Pieces,
  sum: RoundSum,
): SymmetricMatrix {
  const { order } = inverted
  if (isRobust(input)) {
    const middle = symmetricFromUpper(joinedSquares(sum), order)
    const factor = smallSample(input, standard.people, order, valueOf(sum, 'clusters'))
    return scaled(sandwich(inverted, middle), factor * square)
  }
  const plain = input.settings.ridge === 0 ? inverted : sandwich(inverted, information)
  return scaled(plain, dispersion)
}

function scaled({ order, values }: SymmetricMatrix, factor: number): SymmetricMatrix {
  return { order, values: values.map((value) => value * factor) }
}

/**
 * As sandwich::vcovCL for a `glm`: G / (G - 1) over G clusters, with HC1 also (n - 1) / (n - k); without clusters 1, and n / (n - k).
 */
function smallSample(
  { settings }: GlmInput,
  people: number,
  order: number,
  clusters: number,
): number {
  const { robust, cluster } = settings
  if (cluster === null) return robust === 'HC1' ? people / (people - order) : 1
  const own = clusters / (clusters - 1)
  return robust === 'HC1' ? (own * (people - 1)) / (people - order) : own
}

/** In the frame. R's: the intercept with the offset, or without an intercept the offset alone. */
function nullDeviance(
  { input }: Model,
  { standard, point }: NewtonState,
  { deviance }: Evaluated,
  sum: RoundSum,
): number | null {
  const { family, intercept, offset } = input.settings
  if (family !== 'binomial' || !intercept) return point.deviances[0] ?? deviance
  if (offset !== null) return valueOf(sum, 'base deviance')
  const { weight, outcome } = standard
  const others = weight - outcome
  return -2 * (outcome * Math.log(outcome / weight) + others * Math.log(others / weight))
}

function resultOf(
  model: Model,
  state: NewtonState,
  { evaluated, fit }: { readonly evaluated: Evaluated; readonly fit: Fit },
  sum: RoundSum,
): GlmResult {
  const { input, design, frame } = model
  const { settings, manifest } = input
  const { standard, point } = state
  const { family } = frame
  const { people } = standard
  const { step, decrement } = evaluated
  const gamma = point.beta.map((value, k) => value + (step[k] ?? 0))
  const coefficients = coefficientsOf(model, standard, gamma)
  const vcov = covarianceOnOriginalScale(design, standard, fit.covariance)
  const { dispersed, separable } = families[family]
  const degrees = people - fit.parameters
  const inference = {
    confidence: settings.confidence,
    degrees: dispersed && !isRobust(input) ? degrees : null,
    family,
  }
  const trials = hasTrials(input) ? valueOf(sum, 'trials') : null
  const logLik = logLikelihood(family, { deviance: fit.deviance, trials, standard })
  const parameters = fit.parameters + (dispersed ? 1 : 0)
  const square = family === 'gaussian' ? frame.outcome.unit ** 2 : 1
  return {
    analysis: settings.id,
    kind: 'glm',
    family,
    link: settings.link,
    outcome: settings.outcome,
    offset: settings.offset,
    weights: settings.weights,
    effective: effectiveNumbers(frame, sum),
    ridge: settings.ridge,
    robust: settings.robust,
    cluster: settings.cluster,
    clusters: fit.clusters,
    confidence: settings.confidence,
    sites: sum.sites,
    n: people,
    cases: separable ? standard.cases : null,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    statistic: inference.degrees === null ? 'z' : 't',
    estimates: design.columns.map(({ name }, k) =>
      estimateOf(name, coefficients[k] ?? 0, Math.sqrt(vcov[k]?.[k] ?? 0), inference),
    ),
    vcov,
    dispersion: fit.dispersion,
    deviance: fit.deviance,
    'null.deviance': fit.nullDeviance,
    'df.residual': degrees,
    'df.null': people - (design.intercept ? 1 : 0),
    parameters: fit.parameters,
    aic: 2 * (parameters - logLik),
    bic: Math.log(people) * parameters - 2 * logLik,
    logLik,
    iterations: point.iteration,
    halvings: point.halvingsAll,
    converged: true,
    decrement,
    deviances: [...point.deviances, evaluated.deviance].map((each) => each * square),
    fixedPointError: fixedPointErrors(sum, fit.inverse, step, fit.dispersion / square),
    warnings: warningsOf(model, state, evaluated.factorization.pivots),
  }
}
