import { z } from 'zod'
import type { Quality } from './check-quality.ts'
import { categories, checks, type Category } from './names.ts'
import { banded, statuses, type BandedResult, type Status } from './result.ts'

/** How many checks ended in each way. */
export type Tally = Readonly<Record<Status, number>>

export function tallies({ results }: Pick<Quality, 'results'>): Readonly<Record<Category, Tally>> {
  const tally = (category: Category): Tally => {
    const own = results.filter(({ check }) => checks[check].category === category)
    const count = (status: Status): number => own.filter((each) => each.status === status).length
    return Object.fromEntries(statuses.map((status) => [status, count(status)])) as Tally
  }
  return Object.fromEntries(categories.map((each) => [each, tally(each)])) as Readonly<
    Record<Category, Tally>
  >
}

const count = z.int().min(0)
const tallySchema = z.strictObject({
  ...{ fail: count, warn: count, pass: count, 'not-applicable': count },
})

/**
 * What is kept of the last check, to be shown beside a study: how many checks of each category ended how, and what was
 * wrong, with bands for counts. It holds nothing that may not leave.
 */
export const summarySchema = z.strictObject({
  schema: z.literal('sampan/quality/v1'),
  at: z.iso.datetime(),
  cdmVersion: z.string().nullable(),
  vocabularyVersion: z.string().nullable(),
  categories: z.strictObject({
    ...{ conformance: tallySchema, completeness: tallySchema },
    ...{ plausibility: tallySchema, site: tallySchema },
  }),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      table: z.string(),
      field: z.string().nullable(),
      concept: z.string().nullable(),
      status: z.enum(['fail', 'warn']),
      threshold: z.number(),
      violated: z.string().nullable(),
      rows: z.string().nullable(),
      code: z.string().nullable(),
    }),
  ),
})
export type QualitySummary = Readonly<z.infer<typeof summarySchema>>

export function summaryOf(quality: Quality, nowMs: number): QualitySummary {
  const { cdmVersion, vocabularyVersion } = quality.facts
  return {
    schema: 'sampan/quality/v1',
    at: new Date(nowMs).toISOString(),
    cdmVersion,
    vocabularyVersion,
    categories: tallies(quality),
    findings: quality.results.flatMap((each) => finding(banded(each))),
  }
}

function finding({ status, ...rest }: BandedResult): readonly QualitySummary['findings'][number][] {
  return status === 'fail' || status === 'warn' ? [{ ...rest, status }] : []
}
