import { canonicalJson } from '../encoding/canonical-json.ts'
import { curvedOf } from './curved-terms.ts'
import { listOf } from './expand-covariates.ts'
import { fault, type Path } from './fault.ts'
import type { Expanding } from './expanding.ts'
import { nearest } from './nearest.ts'
import { featureType, levelsOf, type Feature, type Term } from './parts.ts'
import type { StudyTerm } from './study-terms.ts'

/** An expansion that has its features, and collects terms. */
export interface TermsExpanding extends Expanding {
  readonly features: readonly Feature[]
  /** By name, in the order in which the file first asks for them. */
  readonly known: Map<string, Term>
}

/** Names of a list of terms. Interactions come last, as in R, so that they find the terms that they join. */
export function addTerms(
  terms: TermsExpanding,
  list: readonly StudyTerm[],
  path: Path,
): readonly string[] {
  const placed = list.flatMap((term, k) => {
    const meant = typeof term === 'string' ? namedFeatures(terms, [term]) : [term]
    return meant.map((each) => ({ term: each, path: [...path, k] }))
  })
  const joins = (term: StudyTerm): boolean => typeof term === 'object' && 'interaction' in term
  return [
    ...placed.filter(({ term }) => !joins(term)),
    ...placed.filter(({ term }) => joins(term)),
  ].flatMap(({ term, path: place }) => namesOf(addTerm(terms, term, place)))
}

function namesOf(name: string | null): readonly string[] {
  return name === null ? [] : [name]
}

/** Names of features, a list standing for its own. */
export function namedFeatures({ study }: Expanding, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const feature = Object.hasOwn(study.features, name) ? study.features[name] : undefined
    return feature !== undefined && 'list' in feature
      ? listOf(feature).map((each) => each.name)
      : [name]
  })
}

export function listNames({ study }: Expanding): readonly string[] {
  return Object.keys(study.features).filter((key) => 'list' in (study.features[key] ?? {}))
}

/** Adds a term with everything it needs; its name, or null when it stands for nothing. */
function addTerm(terms: TermsExpanding, asked: StudyTerm, path: Path): string | null {
  // A name of a term that there is means that term, whatever features are called.
  if (typeof asked === 'string' && terms.known.has(asked)) return asked
  const term = termOf(terms, asked, path)
  if (term === null) return null
  const known = terms.known.get(term.name)
  if (known !== undefined && canonicalJson(known) !== canonicalJson(term))
    terms.faults.push(fault('study-invalid', path, 'fault.repeated', { name: term.name }))
  if (known === undefined) terms.known.set(term.name, term)
  return term.name
}

function termOf(terms: TermsExpanding, asked: StudyTerm, path: Path): Term | null {
  if (typeof asked === 'string') return plainTerm(terms, asked, path)
  if ('numeric' in asked) return numericOf(terms, asked, path)
  if ('interaction' in asked) return interactionOf(terms, asked, path)
  if ('spline' in asked || 'polynomial' in asked) return curveOf(terms, asked, path)
  const { factor: of, name = of, reference } = asked
  const feature = featureOf(terms, of, [...path, 'factor'])
  return feature === null
    ? null
    : factorOf(terms, { name, feature, reference }, [...path, 'factor'])
}

type Shape<K extends string> = Extract<StudyTerm, Readonly<Record<K, unknown>>>

function numericOf(terms: TermsExpanding, asked: Shape<'numeric'>, path: Path): Term | null {
  const { numeric: of, name = of, centre = 0, scale = 1, log = false } = asked
  if (featureOf(terms, of, [...path, 'numeric']) === null) return null
  return { name, kind: 'numeric', of, centre: centre + 0, scale, log }
}

function curveOf(
  terms: TermsExpanding,
  asked: Shape<'spline'> | Shape<'polynomial'>,
  path: Path,
): Term | null {
  const [leading, of] =
    'spline' in asked ? ['spline', asked.spline] : ['polynomial', asked.polynomial]
  return featureOf(terms, of, [...path, leading]) === null ? null : curvedOf(asked)
}

function interactionOf(
  terms: TermsExpanding,
  asked: Shape<'interaction'>,
  path: Path,
): Term | null {
  const of = asked.interaction.flatMap((name, k) =>
    namesOf(addTerm(terms, name, [...path, 'interaction', k])),
  )
  if (of.length < asked.interaction.length) return null
  const name = asked.name ?? of.join(':')
  if (name.length > termNameMax) {
    terms.faults.push(fault('study-invalid', path, 'fault.interactionName', { most: termNameMax }))
    return null
  }
  return { name, kind: 'interaction', of }
}

const termNameMax = 63

/** A feature as it is: a category against its first level, everything else as a number. */
function plainTerm(terms: TermsExpanding, name: string, path: Path): Term | null {
  const feature = featureOf(terms, name, path)
  if (feature === null) return null
  if (featureType(feature) === 'category')
    return factorOf(terms, { name, feature, reference: undefined }, path)
  return { name, kind: 'numeric', of: name, centre: 0, scale: 1, log: false }
}

interface Factor {
  readonly name: string
  readonly feature: Feature
  readonly reference: string | undefined
}

function factorOf({ faults }: TermsExpanding, factor: Factor, path: Path): Term | null {
  const { name, feature } = factor
  const reference = factor.reference ?? levelsOf(feature)[0]
  if (reference === undefined) {
    faults.push(fault('study-invalid', path, 'fault.factorLevels', { name: feature.name }))
    return null
  }
  return { name, kind: 'factor', of: feature.name, reference }
}

function featureOf({ features, faults }: TermsExpanding, name: string, path: Path): Feature | null {
  const feature = features.find((each) => each.name === name)
  if (feature !== undefined) return feature
  const meant = nearest(
    name,
    features.map((each) => each.name),
  )
  faults.push(
    meant === null
      ? fault('study-invalid', path, 'fault.featureUnknown', { name })
      : fault('study-invalid', path, 'fault.featureUnknownNear', { name, meant }),
  )
  return null
}
