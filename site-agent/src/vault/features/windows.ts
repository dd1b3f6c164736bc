import type { Feature } from '@sampan/shared'

export type Window = Extract<Feature, { readonly kind: 'presence' }>['window']

/**
 * Days before the index date at which a window starts; it ends on the index date itself (FeatureExtraction:
 * longTermStartDays -365, mediumTermStartDays -180, shortTermStartDays -30, endDays 0). Null: any time before.
 */
export const windowDays: Readonly<Record<Window, number | null>> = {
  any: null,
  long: 365,
  medium: 180,
  short: 30,
}
