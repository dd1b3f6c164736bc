import type { Manifest } from '@sampan/shared'

/**
 * Names of the steps in which a population is made, in order. Public: they follow from the manifest alone, so that
 * every site reports the same steps.
 */
export const attritionStepNames: (manifest: Manifest) => readonly string[] = () => [
  'everyone',
  'target',
]
