import { SampanError } from '../../errors/sampan-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { featureType, type AnalysisSettings } from '../../manifest/parts.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { featureOf, levelNames, rangeOf } from '../feature-lookup.ts'
import { withSlack } from '../sum-values.ts'

export type IncidenceSettings = Extract<AnalysisSettings, { readonly kind: 'incidence' }>
export type IncidenceInput = AnalysisInput<IncidenceSettings>

export function features({ settings }: IncidenceInput): readonly string[] {
  const { event, time, strata } = settings
  return strata === null ? [event, time] : [event, time, strata]
}

export function start({ settings }: IncidenceInput): Broadcast {
  return { analysis: settings.id, kind: 'incidence', step: 'counts' }
}

/** Levels of the strata; one without a name where the study asks for none. @throws SampanError settings-invalid */
export function strataOf({ manifest, settings }: IncidenceInput): readonly string[] {
  if (settings.strata === null) return ['']
  const levels = levelNames(featureOf(manifest, settings.strata))
  if (levels.length === 0) throw new SampanError('settings-invalid', { feature: settings.strata })
  return levels
}

/** What is summed per stratum; squares tell how much of a sum one person can be. */
export const amounts = ['having', 'events', 'event squares', 'days', 'day squares'] as const

/**
 * One round: everybody; then per stratum people, those with an event, events and days, and squares of the last two.
 * @throws SampanError settings-invalid, study-invalid
 */
export function spec(input: IncidenceInput): RoundSpec {
  const { manifest, settings } = input
  const [people, length] = [manifest.largestSite, strataOf(input).length]
  const [events, days] = [mostOf(manifest, settings.event), mostOf(manifest, settings.time)]
  const count = (name: string, bound: number): Segment => ({ name, length, kind: 'count', bound })
  const real = (name: string, bound: number): Segment => ({
    ...{ name, length, kind: 'real' },
    bound: withSlack(bound),
  })
  return {
    width: 128,
    segments: [
      { ...count('everybody', people), length: 1 },
      count('people', people),
      count('having', people),
      count('events', people * events),
      real('event squares', people * events * events),
      real('days', people * days),
      real('day squares', people * days * days),
    ],
  }
}

/** The most that one person can have. */
function mostOf(manifest: Manifest, name: string): number {
  const type = featureType(featureOf(manifest, name))
  if (type === 'binary') return 1
  if (type === 'category') throw new SampanError('settings-invalid', { feature: name })
  const { low, high } = rangeOf(manifest, name)
  if (low < 0)
    throw new SampanError('settings-invalid', { feature: name, expected: 'no less than 0' })
  return Math.ceil(high)
}
