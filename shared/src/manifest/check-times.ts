import type { Index } from './check-names.ts'
import { binaryFaults } from './check-names.ts'
import { fault, type Fault, type Path } from './fault.ts'
import { featureType } from './parts.ts'

/** Features of an analysis of times to an event. */
export interface TimesAsked {
  readonly time: string
  readonly event: string
  readonly start: string | null
}

/** Times are numbers that are not negative, events are binary, and bands as wide as the study's own floors ask for. */
export function timeFaults(index: Index, asked: TimesAsked, path: Path): readonly Fault[] {
  const { time, event, start } = asked
  return [
    ...numericFaults(index, time, [...path, 'time']),
    ...featureFaults(index, event, [...path, 'event']),
    ...binaryFaults(index, [event], [...path, 'event']).map((each) => ({
      ...each,
      path: [...path, 'event'],
    })),
    ...(start === null ? [] : numericFaults(index, start, [...path, 'start'])),
    ...bandFaults(index),
  ]
}

function featureFaults({ features }: Index, name: string, path: Path): readonly Fault[] {
  return features.has(name) ? [] : [fault('study-invalid', path, 'fault.featureUnknown', { name })]
}

function numericFaults(index: Index, name: string, path: Path): readonly Fault[] {
  const feature = index.features.get(name)
  if (feature === undefined) return featureFaults(index, name, path)
  if (featureType(feature) !== 'numeric')
    return [fault('study-invalid', path, 'fault.timeNumeric', { name })]
  const { ranges } = index.manifest
  const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined
  return range !== undefined && range.low < 0
    ? [fault('study-invalid', path, 'fault.timeNegative', { name })]
    : []
}

function bandFaults({ manifest }: Index): readonly Fault[] {
  const { timeGrid, floors } = manifest
  if (timeGrid === null) return [fault('study-invalid', ['timeGrid'], 'fault.timeGrid')]
  const least = floors.timeBandDays
  return timeGrid.bandDays < least
    ? [fault('time-band-too-narrow', ['timeGrid', 'bandDays'], 'fault.timeBand', { least })]
    : []
}

/** A feature that splits people into groups. */
export function groupFaults(index: Index, name: string | null, path: Path): readonly Fault[] {
  if (name === null) return []
  const feature = index.features.get(name)
  if (feature === undefined) return featureFaults(index, name, path)
  return featureType(feature) === 'numeric'
    ? [fault('study-invalid', path, 'fault.groupsNumeric', { name })]
    : []
}
