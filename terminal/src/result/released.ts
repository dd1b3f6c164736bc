import {
  SampanError,
  storedResultSchema,
  type AnalysisResult,
  type StoredResult,
} from '@sampan/shared'
import { z } from 'zod'

const count = z.int().min(0).nullable()
const real = z.number().nullable()

const base = { analysis: z.string(), sites: z.int() }

const feasibilitySchema = z.object({
  ...base,
  kind: z.literal('feasibility'),
  steps: z.array(z.object({ step: z.string(), people: count })),
})

const momentErrorsSchema = z.object({
  mean: z.number(),
  sd: z.number(),
  skewness: z.number(),
  kurtosis: z.number(),
})

const presence = { feature: z.string(), n: count, missing: count }

const describeSchema = z.object({
  ...base,
  kind: z.literal('describe'),
  people: z.int(),
  missing: z.literal('available-case'),
  features: z.array(
    z.discriminatedUnion('type', [
      z.object({
        ...presence,
        type: z.literal('numeric'),
        mean: real,
        sd: real,
        skewness: real,
        kurtosis: real,
        fixedPointError: momentErrorsSchema.nullable(),
      }),
      z.object({
        ...presence,
        type: z.enum(['binary', 'category']),
        levels: z.array(z.object({ level: z.string(), count, proportion: real })),
      }),
    ]),
  ),
})

const prevalenceSchema = z.object({
  ...base,
  kind: z.literal('prevalence'),
  people: z.int(),
  shareMin: z.number(),
  features: z.array(z.object({ feature: z.string(), people: count, picked: z.boolean() })),
})

const estimateSchema = z.object({
  term: z.string(),
  estimate: z.number(),
  'std.error': z.number(),
  statistic: z.number(),
  'p.value': z.number(),
  'conf.low': z.number(),
  'conf.high': z.number(),
  'odds.ratio': real,
  'odds.conf.low': real,
  'odds.conf.high': real,
})

const glmSchema = z.object({
  ...base,
  kind: z.literal('glm'),
  family: z.literal('binomial'),
  link: z.literal('logit'),
  outcome: z.string(),
  confidence: z.number(),
  n: count,
  cases: count,
  missing: z.enum(['complete-case', 'refuse']),
  estimates: z.array(estimateSchema),
  vcov: z.array(z.array(z.number())),
  deviance: z.number(),
  'null.deviance': real,
  'df.residual': real,
  'df.null': real,
  aic: z.number(),
  logLik: z.number(),
  iterations: z.int(),
  halvings: z.int(),
  converged: z.literal(true),
  decrement: z.number(),
  deviances: z.array(real),
  fixedPointError: z.object({ estimates: z.number(), deviance: z.number() }),
  warnings: z.array(
    z.object({
      code: z.enum(['events-per-parameter-low', 'nearly-aliased', 'near-separation']),
      term: z.string().nullable(),
    }),
  ),
})

/** What a coordinator calls a result, as every analysis of this version has it. */
const resultSchema: z.ZodType<AnalysisResult> = z.discriminatedUnion('kind', [
  feasibilitySchema,
  describeSchema,
  glmSchema,
  prevalenceSchema,
])

const releasedSchema = storedResultSchema.extend({
  outcome: z.literal('released'),
  result: resultSchema,
  suppressed: z.array(z.object({ of: z.string(), what: z.string() })),
})
export type ReleasedResult = Readonly<z.infer<typeof releasedSchema>>

const withheldSchema = storedResultSchema.extend({
  outcome: z.enum(['failed', 'withheld']),
  code: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type WithheldResult = Readonly<z.infer<typeof withheldSchema>>

/** The stored form with its inside. @throws SampanError message-malformed */
export function openResult(stored: StoredResult): ReleasedResult | WithheldResult {
  const schema = stored.outcome === 'released' ? releasedSchema : withheldSchema
  const parsed = schema.safeParse(stored)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new SampanError('message-malformed', { result: stored.id, where })
}
