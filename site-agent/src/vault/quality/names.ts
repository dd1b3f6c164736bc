/** Kahn's categories (EGEMS 2016;4:1244), and one of ours for what real files showed. */
export type Category = 'conformance' | 'completeness' | 'plausibility' | 'site'
export const categories: readonly Category[] = [
  'conformance',
  'completeness',
  'plausibility',
  'site',
]

interface CheckEntry {
  readonly category: Category
  /** What it means that more rows are wrong than the threshold allows. */
  readonly beyond: 'fail' | 'warn'
  /** Percent of rows that may be wrong where no rule says otherwise. */
  readonly threshold: number
}

const conformance = { category: 'conformance', beyond: 'warn', threshold: 0 } as const
const relational = { category: 'conformance', beyond: 'fail', threshold: 0 } as const
const completeness = { category: 'completeness', beyond: 'warn', threshold: 0 } as const
const plausibility = { category: 'plausibility', beyond: 'warn', threshold: 1 } as const
const site = { category: 'site', beyond: 'warn', threshold: 0 } as const

/**
 * Every check. The names of the first three categories are those of OHDSI's DataQualityDashboard 2.8, as are the
 * thresholds and what is fatal there (here: `fail`). Those of `site` are ours.
 */
export const checks = {
  cdmTable: relational,
  cdmField: relational,
  cdmDatatype: relational,
  isRequired: relational,
  isPrimaryKey: relational,
  isForeignKey: relational,
  fkDomain: conformance,
  fkClass: conformance,
  isStandardValidConcept: conformance,
  measurePersonCompleteness: completeness,
  measureConditionEraCompleteness: completeness,
  measureValueCompleteness: { ...completeness, threshold: 100 },
  standardConceptRecordCompleteness: completeness,
  sourceConceptRecordCompleteness: completeness,
  sourceValueCompleteness: completeness,
  plausibleValueLow: plausibility,
  plausibleValueHigh: plausibility,
  plausibleTemporalAfter: plausibility,
  plausibleDuringLife: plausibility,
  plausibleAfterBirth: plausibility,
  plausibleBeforeDeath: plausibility,
  plausibleStartBeforeEnd: plausibility,
  withinVisitDates: { ...plausibility, threshold: 5 },
  measureObservationPeriodOverlap: { category: 'plausibility', beyond: 'fail', threshold: 0 },
  plausibleGender: { ...plausibility, threshold: 5 },
  plausibleGenderUseDescendants: { ...plausibility, threshold: 5 },
  plausibleUnitConceptIds: { ...plausibility, threshold: 5 },
  insideObservation: { ...site, threshold: 5 },
  unitsAgree: site,
  valuesVary: site,
  zeroForMissing: site,
  valuesPresent: { ...site, threshold: 99 },
  valuesDescribed: site,
} as const satisfies Readonly<Record<string, CheckEntry>>

export type CheckName = keyof typeof checks
export const checkNames = Object.keys(checks) as readonly CheckName[]
