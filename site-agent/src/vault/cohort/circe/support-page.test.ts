import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  type Attribute,
  commonDistinct,
  demographicAttributes,
  eventDomains,
  type EventDomain,
  isSampanError,
  parseCohort,
  type Place,
  rulesMax,
} from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { small } from './small-definition.test.support.ts'

/** docs/cohorts.md is written from the tables that the compiler works with, and from refusals that happen here. */
const page = path.resolve(import.meta.dirname, '../../../../../docs/cohorts.md')

const head = `# Cohorts

A cohort is an OHDSI **Circe** expression: the JSON that ATLAS exports, unchanged. It is compiled to SQL with bound
parameters for DuckDB and PostgreSQL, OMOP CDM 5.3 and 5.4 alike. No number, day or text of a definition becomes SQL text; ids are
64-bit. What is not in the tables below is refused by name and JSON path before anything runs
([cohort-unsupported](errors.md#cohort-unsupported)), and so is what has no meaning ([cohort-invalid](errors.md#cohort-invalid)).

<!-- Written by site-agent/src/vault/cohort/circe/support-page.test.ts with UPDATE_GOLDEN=1. -->

## Order of meaning

1. Concept sets: listed concepts that the vocabulary has, valid descendants, what maps to either, minus the same of the excluded.
2. Primary events: any of the criteria, inside an observation period with so many days before and after; all, first or last.
3. Additional criteria, then the qualified limit (which counts only when there are additional criteria).
4. Inclusion rules (at most ${rulesMax}): ALL, ANY, AT_LEAST, AT_MOST of correlated criteria, demographics and nested groups; then the expression limit.
5. Ends: the first of the end strategy (the end of observation; DateOffset, capped there; CustomEra) and the censoring events.
6. Eras: entries that overlap, or lie at most EraPad days apart, are one; then the censor window.

*First* on a criterion takes a person's first event of the concept set and then asks the other questions; it is not the limit of
primary events. An event without an end ends a day after its start; a drug exposure first after its days of supply. An age is in
years of the calendar. In CustomEra the offset counts for the gap too, as in circe 1.11. Events on one day are taken in the order of
their id, so that a definition has one answer; OHDSI's SQL leaves that order open.

## Expression

| part | what is done |
|---|---|
| concept sets | includeDescendants, includeMapped, isExcluded |
| correlated criteria | StartWindow and EndWindow with Days, Coeff, UseIndexEnd, UseEventEnd; RestrictVisit; IgnoreObservationPeriod |
| occurrence | exactly, at most, at least; IsDistinct with CountColumn |
| end strategy | DateOffset (StartDate, EndDate); CustomEra (DrugCodesetId, GapDays, Offset, DaysSupplyOverride) |
| others | CensoringCriteria, CollapseSettings (ERA), CensorWindow |`

/** Members that say the same of every domain that has them. */
function membersOf(domain: EventDomain): readonly string[] {
  const { concept, source, first, adjustable, period } = domain
  return [
    ...(concept === null ? [] : ['CodesetId']),
    ...(source === null ? [] : [source[0]]),
    ...(first ? ['First'] : []),
    ...(adjustable ? ['DateAdjustment'] : []),
    ...(period ? ['UserDefinedPeriod'] : []),
    'CorrelatedCriteria',
  ]
}

const wheres: Readonly<Record<Exclude<Place['of'], 'event'>, string>> = {
  start: 'start',
  end: 'end',
  length: 'days from start to end',
  'age-at-start': 'age at the start',
  'age-at-end': 'age at the end',
  person: 'person',
  visit: 'visit',
  provider: 'provider',
  'care-site': 'care site',
  ratio: 'value_as_number divided by it',
  abnormal: 'outside of its range, or an abnormal concept',
}

function whereOf(place: Place): string {
  if (place.of === 'event') return place.column
  return 'column' in place ? `${wheres[place.of]}: ${place.column}` : wheres[place.of]
}

function attributeRows(attributes: Readonly<Record<string, Attribute>>): string {
  return Object.entries(attributes)
    .map(([name, { form, place, excludedBy }]) => {
      const names = excludedBy === undefined ? name : `${name}, ${excludedBy}`
      return `| ${names} | ${form} | ${whereOf(place)} |`
    })
    .join('\n')
}

const columns = '| member | form | looks at |\n|---|---|---|'

function domainText([name, domain]: readonly [string, EventDomain]): string {
  const counted = [...commonDistinct, ...Object.keys(domain.distinct)].join(', ')
  return `### ${name}

Table \`${domain.table}\`. Members: ${membersOf(domain).join(', ')}. Distinct counts over: ${counted}.

${columns}
${attributeRows(domain.attributes)}`
}

const criterion = (name: string, members: object): object =>
  small({ criterion: { [name]: members } })
const number = { Op: 'gt', Value: 1 }
const day = { Op: 'gt', Value: '2000-01-01' }

/** What ATLAS can write and this version refuses, with the reason. */
const refused: readonly (readonly [definition: object, reason: string])[] = [
  [criterion('LocationRegion', {}), 'CDM 5 has no history of places.'],
  [criterion('Episode', {}), "Not in circe 1.11, whose answers are this compiler's oracle."],
  [criterion('VisitOccurrence', { PlaceOfServiceLocation: 1 }), 'As LocationRegion.'],
  [criterion('VisitDetail', { PlaceOfServiceLocation: 1 }), 'As LocationRegion.'],
  [
    criterion('DrugExposure', { EffectiveDrugDose: number }),
    'Neither CDM 5.3 nor 5.4 has the column.',
  ],
  [
    criterion('DrugExposure', { DoseUnit: [{ CONCEPT_ID: 1 }] }),
    'Neither CDM 5.3 nor 5.4 has the column.',
  ],
  [
    criterion('DrugExposure', { OccurrenceEndDate: day }),
    "OHDSI's generator compares the start, ATLAS says the end.",
  ],
  [criterion('DrugEra', { GapDays: number }), "OHDSI's generator compares it with EraLength."],
  [
    criterion('Specimen', { SpecimenSourceConcept: 1 }),
    "OHDSI's generator pays no attention to it.",
  ],
  [criterion('Death', { First: true }), 'A death has no other.'],
  [{ ...small(), SurveillanceWindow: {} }, 'Any member that is not named on this page.'],
]

/** As people meet them: also refused, with cohort-invalid. */
const faults = `Refused as faults of design: no primary event; a concept set that is named and is not there, is there twice, or has no
concepts; a range without its values, or whose end is before its start; days that are not in the calendar; an empty list of concepts; an
\`Occurrence.Type\` outside 0 to 2; CustomEra without a drug set; fractions of whole numbers; more than four decimals (ATLAS rounds
them); \`%\`, \`_\` and \`\\\` in texts (in ATLAS they match more than themselves); negative days of a window (the direction is Coeff).
Malformed JSON and repeated names are refused with line and column ([file-malformed](errors.md#file-malformed)).`

function refusedRow([definition, reason]: readonly [object, string]): string {
  try {
    parseCohort(JSON.stringify(definition))
  } catch (error) {
    if (!isSampanError(error, 'cohort-unsupported')) throw error
    const { feature, path: place } = error.context
    return `| \`${String(feature)}\` | \`${String(place)}\` | ${reason} |`
  }
  throw new Error('not refused')
}

function pageText(): string {
  return [
    head,
    '## Events',
    'Forms: *concepts* is a list of concepts; *selection* a concept set with IsExclusion; *set* the id of a concept set.',
    ...Object.entries(eventDomains).map(domainText),
    `### Demographics\n\n${columns}\n${attributeRows(demographicAttributes)}`,
    `## What is refused\n\n| name | for example at | why |\n|---|---|---|\n${refused.map(refusedRow).join('\n')}`,
    faults,
  ]
    .join('\n\n')
    .concat('\n')
}

describe('docs/cohorts.md', () => {
  it('is what the compiler does', () => {
    const text = pageText()
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, text)
    expect(readFileSync(page, 'utf8')).toBe(text)
  })
})
