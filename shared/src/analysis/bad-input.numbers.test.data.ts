import { present } from '../errors/sampan-error.ts'
import type {
  CoxResult,
  CrosstabResult,
  DescribeResult,
  EvaluateResult,
  FeatureSummary,
  FeasibilityResult,
  GlmResult,
  IncidenceResult,
  KmResult,
  LogrankResult,
  PrevalenceResult,
} from './results.ts'
import type { Cell } from './bad-input.test.data.ts'

type Numbers = readonly (number | null)[]

function summary(features: readonly FeatureSummary[]): Numbers {
  return features.flatMap((each): Numbers =>
    each.type === 'numeric' ? [each.n, each.mean, each.sd] : each.levels.map(({ count }) => count),
  )
}

function ofGroups({ grouped }: DescribeResult): Numbers {
  return present(grouped, 'groups').groups.flatMap(({ people, features }) => [
    people,
    ...summary(features),
  ])
}

function ofTable({ tables, tests }: CrosstabResult): Numbers {
  const { chiSquare, chiSquareCorrected, fisher } = present(tests, 'tests')
  return [
    ...tables.flat(2),
    ...[chiSquare?.statistic ?? null, chiSquareCorrected?.['p.value'] ?? null],
    fisher?.['p.value'] ?? null,
  ]
}

function ofRates({ rates }: IncidenceResult): Numbers {
  return rates.flatMap((each) => [
    ...[each.people, each.events, each.personDays],
    ...[each.rate, each['conf.low'], each['conf.high']],
  ])
}

function ofModel({ n, estimates, deviance }: GlmResult): Numbers {
  const errors = estimates.map((each) => each['std.error'])
  return [n, ...estimates.map(({ estimate }) => estimate), ...errors, deviance]
}

function ofCox({ n, events, estimates, logLik }: CoxResult): Numbers {
  const errors = estimates.map((each) => each['std.error'])
  return [n, events, ...estimates.map(({ estimate }) => estimate), ...errors, logLik]
}

/** R goes on after the end of a curve. */
function ofCurves({ curves }: KmResult): Numbers {
  return [
    ...curves.map(({ n }) => n),
    ...curves.map(({ at, surv }) => at[0]?.surv ?? surv.at(-1) ?? null),
    ...curves.map(({ events }) => events),
    ...curves.map(({ rmst }) => rmst[0]?.rmean ?? null),
  ]
}

function ofTest({ rows, chisq }: LogrankResult): Numbers {
  const each = (name: 'n' | 'observed' | 'expected'): Numbers => rows.map((row) => row[name])
  return [...each('n'), ...each('observed'), ...each('expected'), chisq]
}

const readers: Readonly<Record<Cell, (result: never) => Numbers>> = {
  describe: ({ features }: DescribeResult) => summary(features),
  'describe by group': ofGroups,
  crosstab: ofTable,
  incidence: ofRates,
  gaussian: ofModel,
  binomial: ofModel,
  poisson: ofModel,
  gamma: ofModel,
  efron: ofCox,
  breslow: ofCox,
  'cox by site': ofCox,
  km: ofCurves,
  logrank: ofTest,
  evaluate: ({ n, cases, brier }: EvaluateResult) => [n, cases, brier],
  prevalence: ({ features }: PrevalenceResult) => features.map(({ people }) => people),
  feasibility: ({ steps }: FeasibilityResult) => steps.map(({ people }) => people),
}

/** What test/oracles/bad-input.R answers, in its order. */
export function numbersOf(cell: Cell, result: object): Numbers {
  return readers[cell](result as never)
}

/** People in each group that has some. */
export const shapes = {
  describe: ({ features }: DescribeResult): Numbers => some(summary(features)),
  crosstab: ({ tables: [[first = [], second = []] = []] }: CrosstabResult): Numbers =>
    some(first.map((count, k) => (count ?? 0) + (second[k] ?? 0))),
  incidence: ({ rates }: IncidenceResult): Numbers => some(rates.map(({ people }) => people)),
  km: ({ curves }: KmResult): Numbers => curves.map(({ n }) => n),
  logrank: ({ rows }: LogrankResult): Numbers => rows.map(({ n }) => n),
}

function some(counts: Numbers): Numbers {
  return counts.filter((count) => count !== 0)
}
