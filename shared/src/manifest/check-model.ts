import { analysisFaults, takesSeveralRows } from './analyses/kinds.ts'
import { curveFaults } from './check-curves.ts'
import { repetitions, type Index } from './check-names.ts'
import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, levelsOf, type Feature, type Term } from './parts.ts'

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
    ...rowFaults(manifest),
  ]
}

/** Sums over rows are no sums over people: only what knows of rows looks at several of a person. */
function rowFaults({ data, analyses }: ManifestDraft): readonly Fault[] {
  if (data.model !== 'registry' || data.rows === 'one') return []
  const nobody = data.person === null
  return [
    ...(nobody ? [fault('study-invalid', ['data'], 'fault.severalPerson')] : []),
    ...analyses.flatMap(({ kind }, k) =>
      takesSeveralRows(kind)
        ? []
        : [fault('study-invalid', ['analyses', k], 'fault.severalRows', { kind })],
    ),
  ]
}

function termFaults(index: Index, term: Term, path: Path): readonly Fault[] {
  if (term.kind === 'interaction') return interactionFaults(index, term, path)
  const feature = index.features.get(term.of)
  if (feature === undefined)
    return [fault('study-invalid', [...path, 'of'], 'fault.featureUnknown', { name: term.of })]
  if (term.kind === 'numeric') return numericFaults(index, term, feature, path)
  if (term.kind === 'factor') return factorFaults(term, feature, path)
  return curveFaults(index.manifest, term, feature, path)
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
