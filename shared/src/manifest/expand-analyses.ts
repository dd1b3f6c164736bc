import { canonicalJson } from '../encoding/canonical-json.ts'
import { listOf } from './expand-covariates.ts'
import { fault, type Path } from './fault.ts'
import { withoutUndefined, type Expanding } from './expanding.ts'
import type { ManifestDraft } from './manifest.ts'
import { nearest } from './nearest.ts'
import { featureType, levelsOf, type AnalysisSettings, type Feature, type Term } from './parts.ts'
import type { StudyAnalysis } from './study-analyses.ts'
import type { StudyTerm } from './study-parts.ts'

interface Terms extends Expanding {
  readonly features: readonly Feature[]
  /** By name, in the order in which the file first asks for them. */
  readonly known: Map<string, Term>
}

/** Terms of the study, those that analyses bring with them, and analyses with every setting. */
export function expandAnalyses(
  expanding: Expanding,
  features: readonly Feature[],
): Pick<ManifestDraft, 'terms' | 'analyses'> {
  const { study } = expanding
  const terms: Terms = { ...expanding, features, known: new Map() }
  const declared = addTerms(terms, study.terms ?? [], ['terms'])
  const analyses = study.analyses.map((analysis, k) => analysisOf(terms, declared, analysis, k))
  return { terms: [...terms.known.values()], analyses }
}

/** Names of a list of terms. Interactions come last, as in R, so that they find the terms that they join. */
function addTerms(terms: Terms, list: readonly StudyTerm[], path: Path): readonly string[] {
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

function analysisOf(
  terms: Terms,
  declared: readonly string[],
  analysis: StudyAnalysis,
  index: number,
): AnalysisSettings {
  const id = analysis.id ?? idOf(terms, analysis, index)
  switch (analysis.kind) {
    case 'feasibility':
      return { id, kind: 'feasibility' }
    case 'describe': {
      const asked = analysis.features
      const features =
        asked === undefined ? terms.features.map(({ name }) => name) : namedFeatures(terms, asked)
      return { id, kind: 'describe', features: [...features] }
    }
    case 'prevalence': {
      const { kind, shareMin = 0.01 } = analysis
      const asked = analysis.features ?? listNames(terms)
      return { id, kind, features: [...namedFeatures(terms, asked)], shareMin }
    }
    case 'glm': {
      const own = analysis.terms
      const used = own === undefined ? declared : addTerms(terms, own, ['analyses', index, 'terms'])
      const { kind, outcome } = analysis
      return { ...glmDefaults, ...withoutUndefined(analysis), id, kind, outcome, terms: [...used] }
    }
  }
}

/** Names of features, a list standing for its own. */
function namedFeatures({ study }: Expanding, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const feature = Object.hasOwn(study.features, name) ? study.features[name] : undefined
    return feature !== undefined && 'list' in feature
      ? listOf(feature).map((each) => each.name)
      : [name]
  })
}

function listNames({ study }: Expanding): readonly string[] {
  return Object.keys(study.features).filter((key) => 'list' in (study.features[key] ?? {}))
}

const glmDefaults = {
  family: 'binomial',
  link: 'logit',
  intercept: true,
  confidence: 0.95,
  tolerance: 1e-10,
  iterationsMax: 20,
} as const

/** glm, glm-2, glm-3 ... */
function idOf({ study }: Terms, { kind }: StudyAnalysis, index: number): string {
  const before = study.analyses.slice(0, index).filter((each) => each.kind === kind).length
  return before === 0 ? kind : `${kind}-${before + 1}`
}

/** Adds a term with everything it needs; its name, or null when it stands for nothing. */
function addTerm(terms: Terms, asked: StudyTerm, path: Path): string | null {
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

function termOf(terms: Terms, asked: StudyTerm, path: Path): Term | null {
  if (typeof asked === 'string') return plainTerm(terms, asked, path)
  if ('numeric' in asked) return numericOf(terms, asked, path)
  if ('interaction' in asked) return interactionOf(terms, asked, path)
  const { factor: of, name = of, reference } = asked
  const feature = featureOf(terms, of, [...path, 'factor'])
  return feature === null
    ? null
    : factorOf(terms, { name, feature, reference }, [...path, 'factor'])
}

type Shape<K extends string> = Extract<StudyTerm, Readonly<Record<K, unknown>>>

function numericOf(terms: Terms, asked: Shape<'numeric'>, path: Path): Term | null {
  const { numeric: of, name = of, centre = 0, scale = 1, log = false } = asked
  if (featureOf(terms, of, [...path, 'numeric']) === null) return null
  return { name, kind: 'numeric', of, centre: centre + 0, scale, log }
}

function interactionOf(terms: Terms, asked: Shape<'interaction'>, path: Path): Term | null {
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
function plainTerm(terms: Terms, name: string, path: Path): Term | null {
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

function factorOf({ faults }: Terms, factor: Factor, path: Path): Term | null {
  const { name, feature } = factor
  const reference = factor.reference ?? levelsOf(feature)[0]
  if (reference === undefined) {
    faults.push(fault('study-invalid', path, 'fault.factorLevels', { name: feature.name }))
    return null
  }
  return { name, kind: 'factor', of: feature.name, reference }
}

function featureOf({ features, faults }: Terms, name: string, path: Path): Feature | null {
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
