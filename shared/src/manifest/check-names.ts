import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, type Feature, type Term } from './parts.ts'
import { repeated } from './repeated.ts'

/** Features and terms of a manifest by name. */
export interface Index {
  readonly manifest: ManifestDraft
  readonly features: ReadonlyMap<string, Feature>
  readonly terms: ReadonlyMap<string, Term>
}

export function repetitions(texts: readonly string[], path: Path): readonly Fault[] {
  return repeated(texts).map((k) =>
    fault('study-invalid', [...path, k], 'fault.repeated', { name: texts[k] ?? '' }),
  )
}

/** Features that an analysis lists. */
export function listFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  const unknown = names.flatMap((name, k) =>
    index.features.has(name)
      ? []
      : [fault('study-invalid', [...path, k], 'fault.featureUnknown', { name })],
  )
  return [...unknown, ...repetitions(names, path)]
}

export function binaryFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  return names.flatMap((name, k) => {
    const feature = index.features.get(name)
    return feature === undefined || featureType(feature) === 'binary'
      ? []
      : [fault('study-invalid', [...path, k], 'fault.featureBinary', { name })]
  })
}
