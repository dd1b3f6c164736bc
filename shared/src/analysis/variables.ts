import { present, SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { CurvedTerm } from '../manifest/curved-terms.ts'
import { featureType, type Feature, type FeatureType, type MainTerm } from '../manifest/parts.ts'
import { bSpline, powers, type Basis } from '../numerics/bases.ts'
import { naturalSpline } from '../numerics/natural-spline.ts'
import { portableLog } from '../numerics/portable-log.ts'
import { featureOf, levelIndex, levelNames, rangeOf } from './feature-lookup.ts'
import { shifted, type Interval } from './interval.ts'

/** (value - centre) / scale, of the logarithm where asked. */
export interface NumericPart {
  readonly kind: 'numeric'
  readonly feature: string
  readonly log: boolean
  readonly centre: number
  readonly scale: number
  readonly interval: Interval
}

/** 1 where the feature has this level (category) or value (binary), else 0. */
export interface LevelPart {
  readonly kind: 'level'
  readonly feature: string
  readonly level: number
}

/** One column of a spline or of powers of a number. */
export interface CurvePart {
  readonly kind: 'curve'
  readonly feature: string
  /** Tells bases of one feature apart. */
  readonly term: string
  readonly basis: Basis
  readonly column: number
  readonly interval: Interval
}

export type Part = NumericPart | LevelPart | CurvePart

/** One way of a variable in a column: a part and what it adds to the column's name. */
export interface Choice {
  readonly name: string
  readonly part: Part
}

/** A main term of the study, as formulas use it. */
export interface Variable {
  readonly name: string
  readonly feature: string
  readonly factor: boolean
  /** Its columns: one for a number, one per level for a factor. */
  readonly choices: readonly Choice[]
  /** The choice that treatment contrasts leave out; -1 for a number. */
  readonly reference: number
  /** People of every kind that the variable tells apart: levels, or 1 and 0; none for a number. */
  readonly cells: readonly { readonly name: string; readonly part: LevelPart }[]
}

/**
 * The variable of a term that is no interaction.
 * @throws SampanError settings-invalid for a term that does not fit its feature (a number of a category, a scaled
 * binary feature, a factor of anything but a category, an unknown reference, the logarithm of a range that reaches
 * 0); study-invalid without a declared range
 */
function variableOf(manifest: Manifest, name: string): Variable {
  const term = manifest.terms.find((each) => each.name === name)
  if (term === undefined || term.kind === 'interaction')
    throw new SampanError('settings-invalid', { term: name })
  const feature = featureOf(manifest, term.of)
  if (!fits(term, featureType(feature)))
    throw new SampanError('settings-invalid', { term: name, feature: feature.name })
  if (term.kind === 'numeric') return numericVariable(manifest, term, feature)
  if (term.kind === 'factor') return factorVariable(term, feature)
  return curveVariable(term, rangeOf(manifest, feature.name))
}

function fits(term: MainTerm, type: FeatureType): boolean {
  if (term.kind === 'factor') return type === 'category'
  if (term.kind !== 'numeric') return type === 'numeric'
  const plain = !term.log && term.centre === 0 && term.scale === 1
  return type === 'numeric' || (type === 'binary' && plain)
}

type NumericTerm = Extract<MainTerm, { readonly kind: 'numeric' }>
type FactorTerm = Extract<MainTerm, { readonly kind: 'factor' }>

function numericVariable(manifest: Manifest, term: NumericTerm, feature: Feature): Variable {
  const binary = featureType(feature) === 'binary'
  const part: Part = binary
    ? { kind: 'level', feature: feature.name, level: 1 }
    : numericPart(term, rangeOf(manifest, feature.name))
  return {
    name: term.name,
    feature: feature.name,
    factor: false,
    choices: [{ name: term.name, part }],
    reference: -1,
    cells: binary ? binaryCells(term.name, feature.name) : [],
  }
}

function numericPart(term: NumericTerm, range: Interval): NumericPart {
  const { of: feature, log, centre, scale } = term
  if (log && !(range.low > 0))
    throw new SampanError('settings-invalid', { term: term.name, expected: 'a range above 0' })
  const interval = shifted(log ? logarithms(range) : range, centre, scale)
  return { kind: 'numeric', feature, log, centre, scale, interval }
}

/** Widened by more than two logarithm functions can differ. */
function logarithms(range: Interval): Interval {
  const [low, high] = [portableLog(range.low), portableLog(range.high)]
  const margin = 1e-14 * Math.max(1, Math.abs(low), Math.abs(high))
  return { low: low - margin, high: high + margin }
}

function binaryCells(name: string, feature: string): Variable['cells'] {
  return [
    { name: `${name}=0`, part: { kind: 'level', feature, level: 0 } },
    { name, part: { kind: 'level', feature, level: 1 } },
  ]
}

function factorVariable(term: FactorTerm, feature: Feature): Variable {
  const cells = levelNames(feature).map((level, k) => {
    const part: LevelPart = { kind: 'level', feature: feature.name, level: k }
    return { name: `${term.name}${level}`, part }
  })
  return {
    name: term.name,
    feature: feature.name,
    factor: true,
    choices: cells,
    reference: levelIndex(feature, term.reference),
    cells,
  }
}

/** A column for each function of the basis, named by the term and R's number: age.ns1. */
function curveVariable(term: CurvedTerm, range: Interval): Variable {
  const { name, of: feature } = term
  const basis = basisOf(term)
  const intervals = basis.bounds(range.low, range.high)
  const choices = basis.suffixes.map((suffix, column): Choice => {
    const interval = intervals[column] ?? range
    return {
      name: `${name}${suffix}`,
      part: { kind: 'curve', feature, term: name, basis, column, interval },
    }
  })
  return { name, feature, factor: false, choices, reference: -1, cells: [] }
}

function basisOf(term: CurvedTerm): Basis {
  if (term.kind === 'polynomial') return powers(term.degree)
  const { basis, knots, boundary, degree } = term
  return basis === 'natural' ? naturalSpline(knots, boundary) : bSpline(knots, boundary, degree)
}

/** Variables of the chosen terms, each once, in the order of the formula. */
export function formulaOf(manifest: Manifest, terms: readonly string[]): readonly Variable[][] {
  const known = new Map<string, Variable>()
  const variable = (name: string): Variable => {
    if (!known.has(name)) known.set(name, variableOf(manifest, name))
    return present(known.get(name), name)
  }
  const formula = terms.map((name) => {
    const term = manifest.terms.find((each) => each.name === name)
    return term?.kind === 'interaction' ? term.of.map(variable) : [variable(name)]
  })
  refuseRepeats(terms, formula)
  return formula
}

function refuseRepeats(terms: readonly string[], formula: readonly Variable[][]): void {
  const seen = new Set<string>()
  for (const [k, variables] of formula.entries()) {
    const names = variables.map((variable) => variable.name)
    const key = [...names].sort().join(':')
    if (new Set(names).size !== names.length || seen.has(key))
      throw new SampanError('settings-invalid', { term: terms[k] ?? '', expected: 'no repetition' })
    seen.add(key)
  }
}
