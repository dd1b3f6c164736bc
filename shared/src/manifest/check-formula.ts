import { limits } from '@sampan/proto'
import { modelTerms } from '../analysis/model-terms.ts'
import { repetitions, type Index } from './check-names.ts'
import { columnsOfCurve } from './curved-terms.ts'
import { fault, type Fault, type Path } from './fault.ts'
import { levelsOf, type MainTerm, type Term } from './parts.ts'

/** The right-hand side of a model. */
export interface ModelFormula {
  readonly terms: readonly string[]
  readonly intercept: boolean
}

/** Terms that there are, each once, and not too many columns. */
export function formulaFaults(index: Index, formula: ModelFormula, path: Path): readonly Fault[] {
  const unknown = formula.terms.flatMap((name, k) =>
    index.terms.has(name)
      ? []
      : [fault('study-invalid', [...path, 'terms', k], 'fault.termUnknown', { name })],
  )
  const faults = [...unknown, ...repetitions(formula.terms, [...path, 'terms'])]
  const columns = columnsOf(index, formula)
  if (columns === 0) faults.push(fault('study-invalid', [...path, 'terms'], 'fault.modelEmpty'))
  if (columns > limits.columnsMax)
    faults.push(
      fault('study-invalid', [...path, 'terms'], 'fault.columns', {
        found: columns,
        most: limits.columnsMax,
      }),
    )
  return faults
}

/** What a term multiplies: itself, or the terms that an interaction joins. */
export function mainTermsOf({ terms }: Index, term: Term | undefined): readonly MainTerm[] {
  if (term === undefined) return []
  if (term.kind !== 'interaction') return [term]
  return term.of.flatMap((name) => {
    const part = terms.get(name)
    return part === undefined || part.kind === 'interaction' ? [] : [part]
  })
}

/**
 * Columns of the model matrix, counted without building it: products of levels run into millions. Contrasts as in R
 * (see modelTerms), so that an interaction without its main effects counts with all levels.
 */
function columnsOf(index: Index, glm: ModelFormula): number {
  const mains = glm.terms.map((name) => mainTermsOf(index, index.terms.get(name)))
  const levels = new Map(mains.flat().flatMap((term) => factorLevels(index, term)))
  const curves = new Map(mains.flat().map((term) => [term.name, curveColumns(term)]))
  const formula = mains.map((terms) => terms.map(({ name }) => name))
  const coded = modelTerms(formula, new Set(levels.keys()), glm.intercept)
  const counts = coded.map(({ variables, allLevels }) =>
    variables.reduce((product, name) => {
      const choices = levels.get(name)
      if (choices === undefined) return product * (curves.get(name) ?? 1)
      return product * (allLevels.has(name) ? choices : choices - 1)
    }, 1),
  )
  return counts.reduce((sum, count) => sum + count, glm.intercept ? 1 : 0)
}

function curveColumns(term: MainTerm): number {
  return term.kind === 'spline' || term.kind === 'polynomial' ? columnsOfCurve(term) : 1
}

function factorLevels({ features }: Index, term: MainTerm): readonly (readonly [string, number])[] {
  const feature = features.get(term.of)
  return term.kind === 'factor' && feature !== undefined
    ? [[term.name, levelsOf(feature).length]]
    : []
}
