import type { Feature, RecordDomain } from '@sampan/shared'
import { domainTables } from '../omop/tables.ts'

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

/**
 * SQL that is true when an event `e` of a domain is in the window of a person `t` that starts `w.days` before. An event
 * counts by the day it starts; a visit or an era when any day of it is in the window (FeatureExtraction,
 * DomainConcept.sql: start <= index + endDays and end >= index + startDays). One whose end is not known has its first
 * day.
 */
export function inWindow(domain: RecordDomain): string {
  const last =
    domainTables[domain].end === undefined ? 'e.event_date' : 'coalesce(e.event_end, e.event_date)'
  return `e.event_date <= t.index_date
       and (w.days is null or ${last} >= t.index_date - cast(w.days as integer))`
}
