/** A term of a model: its variables in the order of the formula, and which factors show all their levels. */
export interface ModelTerm {
  readonly variables: readonly string[]
  /** Factors with an indicator per level; the others leave out their reference (treatment contrasts). */
  readonly allLevels: ReadonlySet<string>
}

/**
 * Terms as R's `terms.formula` orders and codes them: main effects before interactions of two, then of three;
 * variables within a term as they first appear in the formula. A factor of a term leaves out its reference level when
 * the term without it is in the model already, as part of an earlier term or as the intercept (R: TermCode in
 * stats/src/model.c); without an intercept the first factor of the model shows all levels (`model.matrix`).
 */
export function modelTerms(
  formula: readonly (readonly string[])[],
  factors: ReadonlySet<string>,
  intercept: boolean,
): readonly ModelTerm[] {
  const order = [...new Set(formula.flat())]
  const place = (variable: string): number => order.indexOf(variable)
  const sorted = formula
    .map((variables) => [...variables].sort((a, b) => place(a) - place(b)))
    .sort((a, b) => a.length - b.length)
  const coded = sorted.map((variables, k) => {
    const earlier = sorted.slice(0, k)
    const all = variables.filter((variable) => {
      if (!factors.has(variable)) return false
      const rest = variables.filter((other) => other !== variable)
      return rest.length > 0 && !earlier.some((term) => includesAll(term, rest))
    })
    return { variables, allLevels: new Set(all) }
  })
  return intercept ? coded : withFirstFactorWhole(coded, factors)
}

function includesAll(term: readonly string[], variables: readonly string[]): boolean {
  return variables.every((variable) => term.includes(variable))
}

function withFirstFactorWhole(
  terms: readonly ModelTerm[],
  factors: ReadonlySet<string>,
): readonly ModelTerm[] {
  const isFactor = (variable: string): boolean => factors.has(variable)
  const first = terms.findIndex((term) => term.variables.some(isFactor))
  return terms.map((term, k) => {
    const factor = k === first ? term.variables.find(isFactor) : undefined
    return factor === undefined
      ? term
      : { ...term, allLevels: new Set([...term.allLevels, factor]) }
  })
}
