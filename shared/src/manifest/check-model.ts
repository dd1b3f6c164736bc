import { limits } from '@sampan/proto'
import { modelTerms } from '../analysis/model-terms.ts'
import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, levelsOf, type AnalysisSettings, type Feature, type Term } from './parts.ts'
import { repeated } from './repeated.ts'

/** Whether terms and analyses stand on features that there are. */
export function checkModel(manifest: ManifestDraft): readonly Fault[] {
  const index: Index = {
    manifest,
    features: new Map(manifest.features.map((feature) => [feature.name, feature])),
    terms: new Map(manifest.terms.map((term) => [term.name, term])),
  }
  const names = manifest.terms.map(({ name }) => name)
  const ids = manifest.analyses.map(({ id }) => id)
  return [
    ...repetitions(names, ['terms']),
    ...manifest.terms.flatMap((term, k) => termFaults(index, term, ['terms', k])),
    ...repetitions(ids, ['analyses']),
    ...manifest.analyses.flatMap((each, k) => analysisFaults(index, each, ['analyses', k])),
  ]
}

interface Index {
  readonly manifest: ManifestDraft
  readonly features: ReadonlyMap<string, Feature>
  readonly terms: ReadonlyMap<string, Term>
}

function repetitions(texts: readonly string[], path: Path): readonly Fault[] {
  return repeated(texts).map((k) =>
    fault('study-invalid', [...path, k], 'fault.repeated', { name: texts[k] ?? '' }),
  )
}

function termFaults(index: Index, term: Term, path: Path): readonly Fault[] {
  if (term.kind === 'interaction') return interactionFaults(index, term, path)
  const feature = index.features.get(term.of)
  if (feature === undefined)
    return [fault('study-invalid', [...path, 'of'], 'fault.featureUnknown', { name: term.of })]
  return term.kind === 'numeric'
    ? numericFaults(index, term, feature, path)
    : factorFaults(term, feature, path)
}

type Kind<K extends Term['kind']> = Extract<Term, { kind: K }>

function numericFaults(
  { manifest }: Index,
  term: Kind<'numeric'>,
  feature: Feature,
  path: Path,
): readonly Fault[] {
  const type = featureType(feature)
  const { name } = feature
  if (type === 'category')
    return [fault('study-invalid', [...path, 'of'], 'fault.numericCategory', { name })]
  if (type === 'binary')
    return term.centre === 0 && term.scale === 1 && !term.log
      ? []
      : [fault('study-invalid', path, 'fault.binaryScaled', { name })]
  const range = Object.hasOwn(manifest.ranges, name) ? manifest.ranges[name] : undefined
  return term.log && range !== undefined && range.low <= 0
    ? [fault('study-invalid', [...path, 'log'], 'fault.logRange', { name })]
    : []
}

function factorFaults(term: Kind<'factor'>, feature: Feature, path: Path): readonly Fault[] {
  const { name } = feature
  if (featureType(feature) !== 'category')
    return [fault('study-invalid', [...path, 'of'], 'fault.factorLevels', { name })]
  const levels = levelsOf(feature)
  return levels.includes(term.reference)
    ? []
    : [
        fault('study-invalid', [...path, 'reference'], 'fault.choice', {
          choices: levels.join(', '),
        }),
      ]
}

function interactionFaults(
  { terms }: Index,
  term: Kind<'interaction'>,
  path: Path,
): readonly Fault[] {
  const unknown = term.of.flatMap((name, k) => {
    const part = terms.get(name)
    return part === undefined || part.kind === 'interaction'
      ? [fault('study-invalid', [...path, 'of', k], 'fault.termUnknown', { name })]
      : []
  })
  return [...unknown, ...repetitions(term.of, [...path, 'of'])]
}

function analysisFaults(index: Index, analysis: AnalysisSettings, path: Path): readonly Fault[] {
  switch (analysis.kind) {
    case 'feasibility':
      return []
    case 'describe':
      return listFaults(index, analysis.features, [...path, 'features'])
    case 'prevalence':
      return [
        ...listFaults(index, analysis.features, [...path, 'features']),
        ...binaryFaults(index, analysis.features, [...path, 'features']),
      ]
    case 'glm':
      return glmFaults(index, analysis, path)
  }
}

/** Features that an analysis lists. */
function listFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  const unknown = names.flatMap((name, k) =>
    index.features.has(name)
      ? []
      : [fault('study-invalid', [...path, k], 'fault.featureUnknown', { name })],
  )
  return [...unknown, ...repetitions(names, path)]
}

function binaryFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  return names.flatMap((name, k) => {
    const feature = index.features.get(name)
    return feature === undefined || featureType(feature) === 'binary'
      ? []
      : [fault('study-invalid', [...path, k], 'fault.featureBinary', { name })]
  })
}

type Glm = Extract<AnalysisSettings, { kind: 'glm' }>

function glmFaults(index: Index, glm: Glm, path: Path): readonly Fault[] {
  const unknown = glm.terms.flatMap((name, k) =>
    index.terms.has(name)
      ? []
      : [fault('study-invalid', [...path, 'terms', k], 'fault.termUnknown', { name })],
  )
  const faults = [
    ...unknown,
    ...repetitions(glm.terms, [...path, 'terms']),
    ...outcomeFaults(index, glm, path),
  ]
  const columns = columnsOf(index, glm)
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

function outcomeFaults(index: Index, glm: Glm, path: Path): readonly Fault[] {
  const name = glm.outcome
  const outcome = index.features.get(name)
  const place = [...path, 'outcome']
  if (outcome === undefined)
    return [fault('study-invalid', place, 'fault.featureUnknown', { name })]
  const faults: Fault[] = []
  if (featureType(outcome) !== 'binary')
    faults.push(fault('study-invalid', place, 'fault.outcomeBinary', { name }))
  const used = glm.terms.flatMap((term) => mainTermsOf(index, index.terms.get(term)))
  if (used.some((term) => term.of === name))
    faults.push(fault('study-invalid', place, 'fault.outcomeTerm', { name }))
  return faults
}

/** What a term multiplies: itself, or the terms that an interaction joins. */
function mainTermsOf(
  { terms }: Index,
  term: Term | undefined,
): readonly Exclude<Term, Kind<'interaction'>>[] {
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
function columnsOf(index: Index, glm: Glm): number {
  const mains = glm.terms.map((name) => mainTermsOf(index, index.terms.get(name)))
  const levels = new Map(mains.flat().flatMap((term) => factorLevels(index, term)))
  const formula = mains.map((terms) => terms.map(({ name }) => name))
  const coded = modelTerms(formula, new Set(levels.keys()), glm.intercept)
  const counts = coded.map(({ variables, allLevels }) =>
    variables.reduce((product, name) => {
      const choices = levels.get(name)
      if (choices === undefined) return product
      return product * (allLevels.has(name) ? choices : choices - 1)
    }, 1),
  )
  return counts.reduce((sum, count) => sum + count, glm.intercept ? 1 : 0)
}

function factorLevels(
  { features }: Index,
  term: Exclude<Term, Kind<'interaction'>>,
): readonly (readonly [string, number])[] {
  const feature = features.get(term.of)
  return term.kind === 'factor' && feature !== undefined
    ? [[term.name, levelsOf(feature).length]]
    : []
}
