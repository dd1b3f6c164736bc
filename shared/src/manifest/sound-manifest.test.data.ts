import { checkManifest } from './check-manifest.ts'
import { pathText } from './fault.ts'
import type { Manifest } from './manifest.ts'
import { manifestOf, soundStudy } from './sample.test.data.ts'

/** Changes to one sound manifest, and what is then said against it. */

export const sound = manifestOf(soundStudy)

export type Change = (manifest: Manifest) => Partial<Manifest>

/** `path code key` of every fault. */
export function faultsOf(change: Change): readonly string[] {
  return checkManifest({ ...sound, ...change(sound) }).map(
    ({ path, code, expected }) => `${pathText(path)} ${code} ${expected.key}`,
  )
}
