import type { CurvedTerm } from './curved-terms.ts'
import { fault, type Fault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, type Feature } from './parts.ts'

/** Places must be apart by this share of the boundary: else the pieces between them have no meaning in binary64. */
const apartMin = 1e-6

/** Whether a spline or a polynomial stands on a number, and its knots on their places. */
export function curveFaults(
  { ranges }: ManifestDraft,
  term: CurvedTerm,
  feature: Feature,
  path: Path,
): readonly Fault[] {
  const { name } = feature
  if (featureType(feature) !== 'numeric')
    return [fault('study-invalid', [...path, 'of'], 'fault.curveNumber', { name })]
  if (term.kind === 'polynomial') return []
  const { knots, boundary, basis, degree } = term
  const faults: Fault[] = []
  const places = [boundary.low, ...knots, boundary.high]
  const least = (boundary.high - boundary.low) * apartMin
  if (!(least > 0))
    faults.push(fault('study-invalid', [...path, 'boundary'], 'fault.rangeOrder', boundary))
  else if (places.some((place, k) => k > 0 && !(place - (places[k - 1] ?? place) >= least)))
    faults.push(fault('study-invalid', [...path, 'knots'], 'fault.knots'))
  if (basis === 'natural' && degree !== 3)
    faults.push(fault('study-invalid', [...path, 'degree'], 'fault.naturalDegree'))
  const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined
  if (basis === 'b' && range && (range.low < boundary.low || range.high > boundary.high))
    faults.push(fault('study-invalid', [...path, 'boundary'], 'fault.splineBoundary', { name }))
  return faults
}
