import type { Feature, FeatureKind } from './parts.ts'

export type FeatureOf<K extends FeatureKind> = Extract<Feature, { readonly kind: K }>

/** What there is to say about every kind of feature: a kind that is left out does not compile. */
export type ByKind<T> = { readonly [K in FeatureKind]: (feature: FeatureOf<K>) => T }

export function byKind<T>(feature: Feature, cases: ByKind<T>): T {
  const found = cases[feature.kind] as (feature: Feature) => T
  return found(feature)
}
