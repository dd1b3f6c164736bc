import type { Place } from './attributes.ts'
import type { DomainName } from './domains.ts'

/** A cohort definition as OHDSI Circe means it, checked, in our own names. Ids are 64-bit. */
export interface CohortExpression {
  readonly conceptSets: readonly ConceptSet[]
  readonly primary: {
    readonly criteria: readonly Criterion[]
    readonly priorDays: number
    readonly postDays: number
    readonly limit: Limit
  }
  readonly additional: Group | null
  readonly qualifiedLimit: Limit
  readonly rules: readonly InclusionRule[]
  readonly expressionLimit: Limit
  readonly end: EndStrategy
  readonly censoring: readonly Criterion[]
  readonly eraPadDays: number
  readonly censorWindow: Period
}

export type Limit = 'all' | 'first' | 'last'

/** Days as yyyy-mm-dd; null is no bound. */
export interface Period {
  readonly start: string | null
  readonly end: string | null
}

export interface ConceptSet {
  readonly id: bigint
  /** What its author calls it. */
  readonly name: string
  readonly items: readonly ConceptItem[]
}

export interface ConceptItem {
  readonly concept: bigint
  readonly descendants: boolean
  readonly mapped: boolean
  readonly excluded: boolean
}

export interface InclusionRule {
  readonly name: string
  readonly group: Group
}

export type EndStrategy =
  | { readonly kind: 'observation' }
  | { readonly kind: 'offset'; readonly from: 'start' | 'end'; readonly days: number }
  | {
      readonly kind: 'drug-era'
      readonly drugs: bigint
      readonly gapDays: number
      readonly offsetDays: number
      /** Stands for the end of every exposure; null when the exposures say it. */
      readonly supplyDays: number | null
    }

export interface Criterion {
  readonly domain: DomainName
  readonly set: bigint | null
  readonly sourceSet: bigint | null
  readonly first: boolean
  readonly adjustment: Adjustment | null
  readonly period: Period | null
  readonly conditions: readonly Condition[]
  /** Null when nothing is asked. */
  readonly correlated: Group | null
}

export interface Adjustment {
  readonly start: Moved
  readonly end: Moved
}

export interface Moved {
  readonly from: 'start' | 'end'
  readonly days: number
}

export interface Condition {
  readonly place: Place
  readonly test: Test
}

export type Comparison = 'lt' | 'lte' | 'eq' | '!eq' | 'gt' | 'gte' | 'bt' | '!bt'

export type Test =
  | { readonly kind: 'concepts'; readonly concepts: readonly bigint[]; readonly excluded: boolean }
  | { readonly kind: 'set'; readonly set: bigint; readonly excluded: boolean }
  | Range<'integer', bigint>
  | Range<'number', number>
  | Range<'date', string>
  | {
      readonly kind: 'text'
      readonly text: string
      readonly where: 'start' | 'end' | 'anywhere'
      readonly excluded: boolean
    }
  | { readonly kind: 'abnormal' }

export interface Range<Kind, Value> {
  readonly kind: Kind
  readonly is: Comparison
  readonly value: Value
  /** The other end of bt and !bt; the value itself otherwise. */
  readonly extent: Value
}

export interface Group {
  readonly is: 'all' | 'any' | 'at-least' | 'at-most'
  readonly count: number
  readonly criteria: readonly Correlated[]
  readonly demographics: readonly (readonly Condition[])[]
  readonly groups: readonly Group[]
}

export interface Correlated {
  readonly criterion: Criterion
  readonly start: Window
  readonly end: Window | null
  readonly occurrence: Occurrence
  readonly sameVisit: boolean
  readonly ignoreObservation: boolean
}

export interface Window {
  readonly from: Bound
  readonly to: Bound
  /** The day of the index event from which the window is measured. */
  readonly index: 'start' | 'end'
  /** The day of the other event that must lie in it. */
  readonly event: 'start' | 'end'
}

/** Days from the index; null reaches to the start (before) or the end (after) of observation. */
export interface Bound {
  readonly days: number | null
  readonly direction: 'before' | 'after'
}

export interface Occurrence {
  readonly is: 'exactly' | 'at-most' | 'at-least'
  readonly count: number
  /** What is counted once when it repeats; null counts events. */
  readonly distinct: string | null
}
