import { limits } from '@sampan/proto'
import { SampanError } from '../errors/sampan-error.ts'
import { z } from 'zod'
import { criterion, group, period } from './criterion-schema.ts'
import type { CohortExpression, EndStrategy, Limit } from './expression.ts'
import { readLosslessJson } from './json.ts'
import { checkReferences } from './references.ts'
import { concept, days, daysForward, id64 } from './values.ts'

/** Masks of inclusion rules are 64-bit. */
export const rulesMax = 60

const limit = z
  .strictObject({ Type: z.enum(['All', 'First', 'Last', 'ALL', 'FIRST', 'LAST']).default('All') })
  .transform(({ Type }): Limit => {
    const lower = Type.toLowerCase()
    return lower === 'first' || lower === 'last' ? lower : 'all'
  })

const conceptSet = z
  .strictObject({
    id: id64,
    name: z.string().optional(),
    expression: z.strictObject({
      items: z.array(
        z
          .strictObject({
            concept,
            isExcluded: z.boolean().default(false),
            includeDescendants: z.boolean().default(false),
            includeMapped: z.boolean().default(false),
          })
          .transform((item) => ({
            concept: item.concept,
            descendants: item.includeDescendants,
            mapped: item.includeMapped,
            excluded: item.isExcluded,
          })),
      ),
    }),
  })
  .transform(({ id, name = '', expression }) => ({ id, name, items: expression.items }))

const primary = z
  .strictObject({
    CriteriaList: z.array(criterion).min(1),
    ObservationWindow: z.strictObject({
      PriorDays: daysForward.default(0),
      PostDays: daysForward.default(0),
    }),
    PrimaryCriteriaLimit: limit,
  })
  .transform((written) => ({
    criteria: written.CriteriaList,
    priorDays: written.ObservationWindow.PriorDays,
    postDays: written.ObservationWindow.PostDays,
    limit: written.PrimaryCriteriaLimit,
  }))

const endStrategy = z
  .strictObject({
    DateOffset: z
      .strictObject({ DateField: z.enum(['StartDate', 'EndDate']), Offset: days })
      .optional(),
    CustomEra: z
      .strictObject({
        DrugCodesetId: id64,
        GapDays: daysForward.default(0),
        Offset: days.default(0),
        DaysSupplyOverride: daysForward.optional(),
      })
      .optional(),
  })
  .transform(({ DateOffset: offset, CustomEra: era }, context): EndStrategy => {
    if (offset !== undefined && era !== undefined)
      context.addIssue({ code: 'custom', message: 'one end strategy' })
    if (offset !== undefined) {
      const from = offset.DateField === 'StartDate' ? 'start' : 'end'
      return { kind: 'offset', from, days: offset.Offset }
    }
    if (era === undefined) return { kind: 'observation' }
    return {
      kind: 'drug-era',
      drugs: era.DrugCodesetId,
      gapDays: era.GapDays,
      offsetDays: era.Offset,
      supplyDays: era.DaysSupplyOverride ?? null,
    }
  })

const rule = z
  .strictObject({
    name: z.string().default(''),
    description: z.string().optional(),
    expression: group,
  })
  .transform(({ name, expression }) => ({ name, group: expression }))

const expressionSchema = z
  .strictObject({
    Title: z.string().optional(),
    // OHDSI's own generator pays no attention to it either: what is used decides.
    cdmVersionRange: z.string().optional(),
    ConceptSets: z.array(conceptSet).max(limits.conceptSetsMax).default([]),
    PrimaryCriteria: primary,
    AdditionalCriteria: group.optional(),
    QualifiedLimit: limit.default('all'),
    ExpressionLimit: limit.default('all'),
    InclusionRules: z.array(rule).max(rulesMax).default([]),
    EndStrategy: endStrategy.default({ kind: 'observation' }),
    CensoringCriteria: z.array(criterion).default([]),
    CollapseSettings: z
      .strictObject({
        CollapseType: z.literal('ERA').default('ERA'),
        EraPad: daysForward.default(0),
      })
      .transform(({ EraPad }) => EraPad)
      .default(0),
    CensorWindow: period.default({ start: null, end: null }),
  })
  .transform((written): CohortExpression => ({
    conceptSets: written.ConceptSets,
    primary: written.PrimaryCriteria,
    additional: written.AdditionalCriteria ?? null,
    qualifiedLimit: written.QualifiedLimit,
    rules: written.InclusionRules,
    expressionLimit: written.ExpressionLimit,
    end: written.EndStrategy,
    censoring: written.CensoringCriteria,
    eraPadDays: written.CollapseSettings,
    censorWindow: written.CensorWindow,
  }))

/**
 * Reads a cohort definition as ATLAS exports it. Nothing is guessed and nothing is dropped: a member that this
 * version does not know is refused by name.
 * @throws SampanError file-malformed, file-too-large, cohort-unsupported, cohort-invalid; the last two with the path
 */
export function parseCohort(text: string): CohortExpression {
  if (text.length > limits.cohortBytesMax)
    throw new SampanError('file-too-large', { bytesMax: limits.cohortBytesMax })
  const parsed = expressionSchema.safeParse(readLosslessJson(text))
  if (!parsed.success) throw refusal(parsed.error.issues)
  checkReferences(parsed.data)
  return parsed.data
}

/** The first fault in the order of the file's structure; a feature that is not built comes before a design fault. */
function refusal(issues: readonly z.core.$ZodIssue[]): SampanError {
  for (const issue of issues) {
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : []
    if (key !== undefined)
      return new SampanError('cohort-unsupported', {
        feature: key,
        path: pathOf([...issue.path, key]),
      })
    const feature: unknown = issue.code === 'custom' ? issue.params?.['feature'] : undefined
    if (typeof feature === 'string')
      return new SampanError('cohort-unsupported', { feature, path: pathOf(issue.path) })
  }
  const [first] = issues
  return new SampanError('cohort-invalid', {
    path: pathOf(first?.path ?? []),
    expected: first === undefined ? '' : expectedBy(first),
  })
}

const kinds: Readonly<Record<string, string>> = {
  bigint: 'a whole number',
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
}

/** In our words: the library's speak of the language that we are written in. */
function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `at least ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'invalid_format':
      return 'a day as yyyy-mm-dd'
    default:
      return 'another value'
  }
}

/** $.InclusionRules[0].expression, as JSONPath writes it; a name that is no word is quoted. */
function pathOf(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    const name = String(step)
    if (/^[A-Za-z_]\w{0,60}$/.test(name)) return `${path}.${name}`
    return `${path}[${JSON.stringify(name.slice(0, 60))}]`
  }, '$')
}
