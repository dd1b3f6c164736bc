import { z } from 'zod'
import { real } from './kinds/kind.ts'

/** Columns of R's broom::tidy, in its order. */
export const tidyColumns = [
  'term',
  'estimate',
  'std.error',
  'statistic',
  'p.value',
  'conf.low',
  'conf.high',
] as const
export const oddsColumns = ['odds.ratio', 'odds.conf.low', 'odds.conf.high'] as const

export const estimateSchema = z.object({
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
