import { z } from 'zod'
import { demographicAttributes, type Attribute } from './attributes.ts'
import { eventDomains, type DomainName, type EventDomain } from './domains.ts'
import type { Condition, Correlated, Criterion, Group, Test, Window } from './expression.ts'
import { day, days, daysForward, forms, id64, whole } from './values.ts'

const shapeOf = (attributes: Readonly<Record<string, Attribute>>) => {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, { form, excludedBy }] of Object.entries(attributes)) {
    shape[name] = forms[form].optional()
    if (excludedBy !== undefined) shape[excludedBy] = z.boolean().optional()
  }
  return shape
}

type Members = Readonly<Record<string, unknown>>

/** The conditions that a criterion states, in the order of the domain's attributes. */
function conditionsOf(
  members: Members,
  attributes: Readonly<Record<string, Attribute>>,
): readonly Condition[] {
  return Object.entries(attributes).flatMap(([name, { place, excludedBy }]) => {
    // What `forms` made of the member; a zod shape made from a table has no better type.
    const test = (members[name] ?? null) as Test | null
    if (test === null) return []
    const excluded = excludedBy !== undefined && members[excludedBy] === true
    return [{ place, test: test.kind === 'concepts' ? { ...test, excluded } : test }]
  })
}

const end = z.enum(['START_DATE', 'END_DATE'])
const side = (written: z.infer<typeof end>) => (written === 'START_DATE' ? 'start' : 'end')

const adjustment = z
  .strictObject({
    StartWith: end.default('START_DATE'),
    StartOffset: days.default(0),
    EndWith: end.default('END_DATE'),
    EndOffset: days.default(0),
  })
  .transform((written) => ({
    start: { from: side(written.StartWith), days: written.StartOffset } as const,
    end: { from: side(written.EndWith), days: written.EndOffset } as const,
  }))

export const period = z
  .strictObject({ StartDate: day.optional(), EndDate: day.optional() })
  .transform(({ StartDate, EndDate }) => ({ start: StartDate ?? null, end: EndDate ?? null }))

function domainShape(domain: EventDomain) {
  const shape: Record<string, z.ZodType> = {
    ...shapeOf(domain.attributes),
    CorrelatedCriteria: z.lazy(() => group).optional(),
  }
  if (domain.concept !== null) shape['CodesetId'] = id64.optional()
  if (domain.source !== null) shape[domain.source[0]] = id64.optional()
  if (domain.first) shape['First'] = z.boolean().optional()
  if (domain.adjustable) shape['DateAdjustment'] = adjustment.optional()
  if (domain.period) shape['UserDefinedPeriod'] = period.optional()
  return shape
}

interface Common {
  readonly CodesetId?: bigint
  readonly First?: boolean
  readonly DateAdjustment?: Criterion['adjustment']
  readonly UserDefinedPeriod?: Criterion['period']
  readonly CorrelatedCriteria?: Group
}

function criterionOf(name: DomainName, members: Members): Criterion {
  const { source, attributes } = eventDomains[name]
  // Both come from the shape above.
  const common = members as Common
  const sourceSet = source === null ? undefined : (members[source[0]] as bigint | undefined)
  const correlated = common.CorrelatedCriteria ?? null
  return {
    domain: name,
    set: common.CodesetId ?? null,
    sourceSet: sourceSet ?? null,
    first: common.First ?? false,
    adjustment: common.DateAdjustment ?? null,
    period: common.UserDefinedPeriod ?? null,
    conditions: conditionsOf(members, attributes),
    correlated: correlated === null || isEmpty(correlated) ? null : correlated,
  }
}

export function isEmpty(asked: Group): boolean {
  return asked.criteria.length + asked.demographics.length + asked.groups.length === 0
}

const domainNames = Object.keys(eventDomains) as DomainName[]
const domainSchemas = Object.fromEntries(
  domainNames.map((name) => [name, z.strictObject(domainShape(eventDomains[name])).optional()]),
)

/** One member, whose name is the domain. */
export const criterion: z.ZodType<Criterion> = z
  .strictObject(domainSchemas)
  .transform((written, context) => {
    const [found, another] = Object.entries(written).filter(([, members]) => members !== undefined)
    if (found === undefined || another !== undefined) {
      context.addIssue({ code: 'custom', message: 'one kind of event' })
      return z.NEVER
    }
    return criterionOf(found[0] as DomainName, found[1] as Members)
  })

const bound = z
  .strictObject({ Days: daysForward.optional(), Coeff: z.union([z.literal(1n), z.literal(-1n)]) })
  .transform(({ Days, Coeff }) => ({
    days: Days === undefined ? null : Days * Number(Coeff),
    direction: Coeff === -1n ? ('before' as const) : ('after' as const),
  }))

const windowShape = z.strictObject({
  Start: bound,
  End: bound,
  UseIndexEnd: z.boolean().default(false),
  UseEventEnd: z.boolean().optional(),
})

/** A start window looks at the start of the other event unless told otherwise; an end window at its end. */
const windowOn = (standard: 'start' | 'end') =>
  windowShape.transform(({ Start, End, UseIndexEnd, UseEventEnd }): Window => ({
    from: Start,
    to: End,
    index: UseIndexEnd ? 'end' : 'start',
    event: (UseEventEnd ?? standard === 'end') ? 'end' : 'start',
  }))

const occurrenceTypes = ['exactly', 'at-most', 'at-least'] as const

const occurrence = z
  .strictObject({
    Type: whole(0, 2),
    Count: whole(0, 1_000_000),
    IsDistinct: z.boolean().default(false),
    CountColumn: z.string().max(40).optional(),
  })
  .transform(({ Type, Count, IsDistinct, CountColumn }) => ({
    is: occurrenceTypes[Type] ?? 'exactly',
    count: Count,
    // Without a column Circe counts concepts.
    distinct: IsDistinct ? (CountColumn ?? 'DOMAIN_CONCEPT') : null,
  }))

/** Columns that every event has. */
export const commonDistinct: readonly string[] = ['START_DATE', 'END_DATE', 'VISIT_ID']

const correlated = z
  .strictObject({
    Criteria: criterion,
    StartWindow: windowOn('start'),
    EndWindow: windowOn('end').optional(),
    Occurrence: occurrence,
    RestrictVisit: z.boolean().default(false),
    IgnoreObservationPeriod: z.boolean().default(false),
  })
  .transform((written, context): Correlated => {
    const { distinct } = written.Occurrence
    const countable = [
      ...commonDistinct,
      ...Object.keys(eventDomains[written.Criteria.domain].distinct),
    ]
    if (distinct !== null && !countable.includes(distinct))
      context.addIssue({
        code: 'custom',
        path: ['Occurrence', 'CountColumn'],
        message: 'a column that can be counted',
        params: { feature: `CountColumn ${distinct} of ${written.Criteria.domain}` },
      })
    return {
      criterion: written.Criteria,
      start: written.StartWindow,
      end: written.EndWindow ?? null,
      occurrence: written.Occurrence,
      sameVisit: written.RestrictVisit,
      ignoreObservation: written.IgnoreObservationPeriod,
    }
  })

const demographic = z
  .strictObject(shapeOf(demographicAttributes))
  .refine((members) => Object.keys(members).length > 0, 'an attribute')
  .transform((members) => conditionsOf(members, demographicAttributes))

const groupTypes = {
  ALL: 'all',
  ANY: 'any',
  AT_LEAST: 'at-least',
  AT_MOST: 'at-most',
} as const

export const group: z.ZodType<Group> = z
  .strictObject({
    Type: z.enum(['ALL', 'ANY', 'AT_LEAST', 'AT_MOST']),
    Count: whole(0, 1_000_000).optional(),
    CriteriaList: z.array(correlated).default([]),
    DemographicCriteriaList: z.array(demographic).default([]),
    Groups: z.array(z.lazy(() => group)).default([]),
  })
  .transform((written, context) => {
    if (written.Type.startsWith('AT_') && written.Count === undefined)
      context.addIssue({ code: 'custom', path: ['Count'], message: 'how many' })
    return {
      is: groupTypes[written.Type],
      count: written.Count ?? 0,
      criteria: written.CriteriaList,
      demographics: written.DemographicCriteriaList,
      groups: written.Groups,
    }
  })
