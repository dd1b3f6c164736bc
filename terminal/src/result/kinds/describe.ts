import type { DescribeResult, FeatureSummary } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import { right } from '../columns.ts'
import { countText, realText } from '../numbers.ts'
import { describeCsv } from './describe-csv.ts'
import { groupsTable, quantilesTable, weightedTable } from './describe-groups.ts'
import { base, count, real, type Fields, type ResultKind } from './kind.ts'

const momentErrorsSchema = z.object({
  mean: z.number(),
  sd: z.number(),
  skewness: z.number(),
  kurtosis: z.number(),
})

const presence = { feature: z.string(), n: count, missing: count }
const quantileSchema = z.object({
  probability: z.number(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
})

const featuresSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({
      ...presence,
      type: z.literal('numeric'),
      mean: real,
      sd: real,
      skewness: real,
      kurtosis: real,
      fixedPointError: momentErrorsSchema.nullable(),
      quantiles: z.array(quantileSchema).nullable(),
      histogram: z.null(),
    }),
    z.object({
      ...presence,
      type: z.enum(['binary', 'category']),
      levels: z.array(z.object({ level: z.string(), count, proportion: real })),
    }),
  ]),
)

const weightedSchema = z.object({
  propensity: z.string(),
  estimand: z.enum(['ate', 'att', 'overlap']),
  groups: z.array(
    z.object({
      group: z.string(),
      effective: z.number(),
      features: z.array(
        z
          .object({
            feature: z.string(),
            mean: real,
            sd: real,
            proportions: z.array(z.number()).nullable(),
          })
          .nullable(),
      ),
    }),
  ),
  differences: z.array(z.object({ feature: z.string(), smdWeighted: real })),
})

const schema = z.object({
  ...base,
  kind: z.literal('describe'),
  people: z.int(),
  missing: z.literal('available-case'),
  features: featuresSchema,
  grouped: z
    .object({
      by: z.string(),
      groups: z.array(z.object({ group: z.string(), people: count, features: featuresSchema })),
      differences: z.array(
        z.object({ feature: z.string(), smd: real, between: z.array(z.string()).nullable() }),
      ),
      weighted: weightedSchema.nullable(),
    })
    .nullable(),
})

export const describeKind: ResultKind<DescribeResult> = {
  schema,
  tables: ({ features, grouped }) =>
    [
      ...(grouped === null ? [numericTable(features), levelsTable(features)] : []),
      ...(grouped === null ? [] : [groupsTable(features, grouped)]),
      ...(grouped?.weighted ? [weightedTable(features, grouped)] : []),
      quantilesTable(features, grouped),
    ].filter(({ rows }) => rows.length > 0),
  fields: describeFields,
  csv: describeCsv,
}

type Features = DescribeResult['features']
type Summary<T> = Extract<FeatureSummary, { readonly type: T }>

function numericTable(features: Features): Table {
  const numeric = features.filter((each): each is Summary<'numeric'> => each.type === 'numeric')
  const rows = numeric.map((each) => [
    each.feature,
    countText(each.n),
    countText(each.missing),
    ...[each.mean, each.sd, each.skewness, each.kurtosis].map(realText),
  ])
  const heads = ['n', 'missing', 'mean', 'sd', 'skewness', 'kurtosis']
  return { columns: [{ head: 'feature' }, ...heads.map(right)], rows }
}

function levelsTable(features: Features): Table {
  const listed = features.filter(
    (each): each is Summary<'binary' | 'category'> => each.type !== 'numeric',
  )
  const rows = listed.flatMap((each) =>
    each.levels.map(({ level, count, proportion }, k) => [
      ...(k === 0 ? [each.feature, countText(each.n), countText(each.missing)] : ['', '', '']),
      level,
      countText(count),
      proportion === null ? '.' : proportion.toFixed(4),
    ]),
  )
  const columns = [
    { head: 'feature' },
    right('n'),
    right('missing'),
    { head: 'level' },
    right('count'),
    right('proportion'),
  ]
  return { columns, rows }
}

function describeFields({ people, missing, features }: DescribeResult, t: SpeakTerminal): Fields {
  const errors = features.flatMap((each) =>
    each.type === 'numeric' && each.fixedPointError !== null
      ? [Math.max(each.fixedPointError.mean, each.fixedPointError.sd)]
      : [],
  )
  return [
    [t('result.people'), countText(people)],
    [t('result.missing'), t(`missing.${missing}`)],
    ...(errors.length === 0
      ? []
      : ([
          [
            t('result.fixedPoint'),
            t('result.fixedPointDescribe', { most: Math.max(...errors).toExponential(1) }),
          ],
        ] as const)),
  ]
}
