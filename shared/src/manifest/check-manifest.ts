import { checkModel } from './check-model.ts'
import { checkParties } from './check-parties.ts'
import { checkPopulation } from './check-population.ts'
import { faultError, isFaulty, type Fault } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { notBuiltInManifest } from './not-built.ts'

/** A further rule on manifests, such as: do the bounds of every analysis fit the ring. */
export type ManifestCheck<M extends ManifestDraft = ManifestDraft> = (
  manifest: M,
) => readonly Fault[]

/**
 * Whether the parts of a manifest agree. Coordinator and agents ask alike, of manifests that satisfy the schema but
 * come from anybody. All faults at once; `extraChecks` run only on a manifest without any, so that they may trust
 * its references and ranges.
 * Faults: study-invalid, feature-not-built, sites-too-few, controllers-too-few, collusion-not-accepted,
 * levels-too-many, and those of `extraChecks`.
 */
export function checkManifest<M extends ManifestDraft>(
  manifest: M,
  extraChecks: readonly ManifestCheck<M>[] = [],
): readonly Fault[] {
  const faults = [
    ...notBuiltInManifest(manifest),
    ...checkParties(manifest),
    ...checkPopulation(manifest),
    ...checkModel(manifest),
  ]
  return isFaulty(faults) ? faults : extraChecks.flatMap((check) => check(manifest))
}

/** @throws SampanError of the first fault of `checkManifest` */
export function requireSoundManifest<M extends ManifestDraft>(
  manifest: M,
  extraChecks: readonly ManifestCheck<M>[] = [],
): void {
  const faults = checkManifest(manifest, extraChecks)
  if (isFaulty(faults)) throw faultError(faults)
}
