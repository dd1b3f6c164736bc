import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { notBuilt } from './parts.ts'

/**
 * What the specification knows and this version does not build, wherever a study file asks for it. Looks at plain
 * data before the schema does, so that people read that something is missing from the product, not that they erred.
 */
export function notBuiltInSource(value: unknown): readonly Fault[] {
  return [
    ...membersIn(value, [], notBuilt.settings),
    ...entriesOf(member(value, 'features')).flatMap(([name, feature]) =>
      shapeIn(feature, ['features', name], notBuilt.features),
    ),
    ...termsIn(member(value, 'terms'), ['terms']),
    ...itemsOf(member(value, 'analyses')).flatMap((each, k) => analysisIn(each, ['analyses', k])),
    ...valueIn(member(value, 'missing'), ['missing'], notBuilt.missing),
    ...itemsOf(member(value, 'outputs')).flatMap((each, k) =>
      valueIn(each, ['outputs', k], notBuilt.outputs),
    ),
  ]
}

function analysisIn(analysis: unknown, path: Path): readonly Fault[] {
  const kind = member(analysis, 'kind')
  const unknown = valueIn(kind, path, notBuilt.analyses)
  if (unknown.length > 0) return unknown
  return [
    ...(kind === 'glm' ? membersIn(analysis, path, notBuilt.model) : []),
    ...termsIn(member(analysis, 'terms'), [...path, 'terms']),
  ]
}

/** In R's formulas these stand among the terms. */
const settingsOfModels: readonly string[] = ['offset', 'weights', 'strata', 'cluster']

function termsIn(terms: unknown, path: Path): readonly Fault[] {
  return itemsOf(terms).flatMap((term, k) => {
    const found = entriesOf(term).find(([name]) => settingsOfModels.includes(name))
    if (found === undefined) return []
    return [fault('study-invalid', [...path, k], 'fault.termSetting', { name: found[0] })]
  })
}

/** Single settings of something that is built. */
function membersIn(value: unknown, path: Path, names: readonly string[]): readonly Fault[] {
  return entriesOf(value)
    .filter(([name]) => names.includes(name))
    .map(([name]) => refusal([...path, name], name))
}

/** Something that is told by its leading field, and not built as a whole. */
function shapeIn(value: unknown, path: Path, names: readonly string[]): readonly Fault[] {
  const leading = entriesOf(value).find(([name]) => names.includes(name))
  return leading === undefined ? [] : [refusal(path, leading[0])]
}

function valueIn(value: unknown, path: Path, values: readonly string[]): readonly Fault[] {
  return typeof value === 'string' && values.includes(value) ? [refusal(path, value)] : []
}

function refusal(path: Path, name: string): Fault {
  return fault('feature-not-built', path, 'fault.notBuilt', { name })
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value)
}

function member(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1]
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The same in a manifest, which has a place for some of it already. */
export function notBuiltInManifest(manifest: ManifestDraft): readonly Fault[] {
  const { missing } = manifest
  const asked: readonly (readonly [boolean, Path, string])[] = [
    [isOneOf(missing, notBuilt.missing), ['missing'], missing],
  ]
  return asked.filter(([is]) => is).map(([, path, name]) => refusal(path, name))
}

function isOneOf(value: string, values: readonly string[]): boolean {
  return values.includes(value)
}
