import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import type { FeatureOf } from './by-kind.ts'

/**
 * A study in which hospitals are a category: its levels are the participants, small groups are judged at each hospital,
 * and the study says that a hospital's own numbers become visible, so that a hospital whose floors forbid it takes no part.
 */
export function siteFeatureFaults(
  { participants, cells, floors }: ManifestDraft,
  { name, levels }: FeatureOf<'site'>,
  path: Path,
): readonly Fault[] {
  const sites = participants.map(({ site }) => site)
  const same = sites.length === levels.length && sites.every((site, k) => site === levels[k])
  return [
    ...(same ? [] : [fault('study-invalid', [...path, 'levels'], 'fault.siteLevels', { name })]),
    ...(cells === 'site' ? [] : [fault('study-invalid', ['cells'], 'fault.siteCells', { name })]),
    ...(floors.aloneOk ? [] : [fault('study-invalid', ['floors'], 'fault.siteAlone', { name })]),
  ]
}
