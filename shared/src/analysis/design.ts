import { limits } from '@sampan/proto'
import { SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { featureType, type FeatureType } from '../manifest/parts.ts'
import { featureOf } from './feature-lookup.ts'
import { productOf, type Interval } from './interval.ts'
import { modelTerms, type ModelTerm } from './model-terms.ts'
import { formulaOf, type Choice, type LevelPart, type Part, type Variable } from './variables.ts'

/** A column of the model matrix: the product of its parts; of none for the intercept. */
export interface Column {
  /** As R's `model.matrix` names it. */
  readonly name: string
  readonly parts: readonly Part[]
  /** Where its values lie, from the study's ranges. */
  readonly interval: Interval
  /** The intercept, or a product of levels: takes the values 0 and 1 only and is never standardised. */
  readonly indicator: boolean
}

/** A group of people that the model tells apart. */
export interface DesignCell {
  readonly name: string
  readonly parts: readonly LevelPart[]
}

export interface Design {
  readonly outcome: string
  readonly intercept: boolean
  readonly columns: readonly Column[]
  /** Levels, values of binary terms, and combinations of them that interactions ask for. */
  readonly cells: readonly DesignCell[]
  readonly factors: readonly { readonly name: string; readonly levels: number }[]
  /**
   * Reference levels of factors coded by contrasts, beside an intercept or a factor that shows all its levels: their cell
   * is the people in none of the columns.
   */
  readonly references: readonly { readonly name: string; readonly columns: readonly string[] }[]
  /** The outcome and everything that the terms are made of, each once. */
  readonly features: readonly string[]
}

export interface ModelSettings {
  readonly outcome: string
  readonly terms: readonly string[]
  readonly intercept: boolean
}

/**
 * The model matrix of `outcome ~ terms` with treatment contrasts, as R's `model.matrix` builds it.
 * @throws SampanError settings-invalid, study-invalid, feature-not-built
 */
export function designOf(
  manifest: Manifest,
  settings: ModelSettings,
  type: FeatureType = 'binary',
): Design {
  if (manifest.missing === 'mean-indicator')
    throw new SampanError('feature-not-built', { name: 'mean-indicator' })
  const { outcome, intercept } = settings
  if (featureType(featureOf(manifest, outcome)) !== type)
    throw new SampanError('settings-invalid', { outcome, expected: `a ${type} feature` })
  const formula = formulaOf(manifest, settings.terms)
  const variables = new Map(formula.flat().map((variable) => [variable.name, variable]))
  const factors = [...variables.values()].filter((variable) => variable.factor)
  const terms = modelTerms(
    formula.map((each) => each.map((variable) => variable.name)),
    new Set(factors.map((factor) => factor.name)),
    intercept,
  ).map((term) => ({ term, variables: variablesOf(term, variables) }))
  const columns = [
    ...(intercept ? [interceptColumn] : []),
    ...terms.flatMap(({ term, variables: own }) => columnsOf(term, own)),
  ]
  if (columns.length === 0 || columns.length > limits.columnsMax)
    throw new SampanError('settings-invalid', { columns: columns.length })
  return {
    outcome,
    intercept,
    columns,
    cells: cellsOf(terms.map((each) => each.variables)),
    factors: factors.map(({ name, choices }) => ({ name, levels: choices.length })),
    references: factors.flatMap((factor) => referenceOf(factor, columns)),
    features: [...new Set([outcome, ...[...variables.values()].map(({ feature }) => feature)])],
  }
}

export const interceptName = '(Intercept)'
const interceptColumn: Column = {
  name: interceptName,
  parts: [],
  interval: { low: 1, high: 1 },
  indicator: true,
}

function variablesOf(
  term: ModelTerm,
  variables: ReadonlyMap<string, Variable>,
): readonly Variable[] {
  return term.variables.flatMap((name) => variables.get(name) ?? [])
}

/** All combinations of the variables' columns; the first variable varies fastest. */
function columnsOf(term: ModelTerm, variables: readonly Variable[]): readonly Column[] {
  const choices = variables.map((variable) =>
    variable.choices.filter(
      (_, k) => term.allLevels.has(variable.name) || k !== variable.reference,
    ),
  )
  return combinations(choices).map((combination) => {
    const parts = combination.map((choice) => choice.part)
    return {
      name: combination.map((choice) => choice.name).join(':'),
      parts,
      interval: parts.map(intervalOf).reduce(productOf, { low: 1, high: 1 }),
      indicator: parts.every((part) => part.kind === 'level'),
    }
  })
}

function intervalOf(part: Part): Interval {
  return part.kind === 'level' ? { low: 0, high: 1 } : part.interval
}

function combinations<T extends Pick<Choice, 'name'>>(
  lists: readonly (readonly T[])[],
): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (heads, list) => list.flatMap((last) => heads.map((head) => [...head, last])),
    [[]],
  )
}

/** The cells of each term's categorical variables together; a binary variable counts with both of its values. */
function cellsOf(terms: readonly (readonly Variable[])[]): readonly DesignCell[] {
  const cells = terms.flatMap((variables) => {
    const categorical = variables.filter((variable) => variable.cells.length > 0)
    if (categorical.length === 0) return []
    return combinations(categorical.map((variable) => variable.cells)).map((combination) => ({
      name: combination.map((cell) => cell.name).join(':'),
      parts: combination.map((cell) => cell.part),
    }))
  })
  return [...new Map(cells.map((cell) => [cell.name, cell])).values()]
}

/** Where a factor is coded by contrasts as a main effect, the name of its reference and its columns. */
function referenceOf(factor: Variable, columns: readonly Column[]): Design['references'] {
  const name = factor.choices[factor.reference]?.name ?? factor.name
  const own = factor.choices.map((choice) => choice.name).filter((each) => each !== name)
  const names = new Set(columns.map((column) => column.name))
  return own.every((each) => names.has(each)) && !names.has(name) ? [{ name, columns: own }] : []
}
