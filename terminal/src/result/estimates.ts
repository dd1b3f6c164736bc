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
const oddsColumns = ['odds.ratio', 'odds.conf.low', 'odds.conf.high'] as const
const ratioColumns = ['exp.estimate', 'exp.conf.low', 'exp.conf.high'] as const

/** Columns of a table of estimates: beside R's the ratio that the family has. */
export function estimateColumns(family: string): readonly EstimateColumn[] {
  if (family === 'gaussian') return tidyColumns
  return [...tidyColumns, ...(family === 'binomial' ? oddsColumns : ratioColumns)]
}

type EstimateColumn = (typeof tidyColumns | typeof oddsColumns | typeof ratioColumns)[number]

export const estimateSchema = z.object({
  term: z.string(),
  estimate: z.number(),
  'std.error': z.number(),
  statistic: z.number(),
  'p.value': z.number(),
  'conf.low': z.number(),
  'conf.high': z.number(),
  'odds.ratio': real.exactOptional(),
  'odds.conf.low': real.exactOptional(),
  'odds.conf.high': real.exactOptional(),
  'exp.estimate': real.exactOptional(),
  'exp.conf.low': real.exactOptional(),
  'exp.conf.high': real.exactOptional(),
})
