import { chiSquareUpper } from '../../numerics/gamma-distribution.ts'
import { dotProduct, factorize, solve } from '../../numerics/symmetric.ts'
import type { Next } from '../analysis.ts'
import type { LogrankSums } from '../survival/logrank-sums.ts'
import type { GroupCount } from './groups.ts'
import type { LogrankResult } from './result.ts'
import type { LogrankInput } from './spec.ts'

/** A share of its own variance below which a group's difference follows from the others'. */
const pivotTolerance = 1e-10

/** The test over groups in which events were expected, as `survdiff`; one of them follows from the others. */
export function comparisonOf(
  input: LogrankInput,
  groups: readonly GroupCount[],
  sums: LogrankSums,
  { sites, error }: { readonly sites: number; readonly error: number },
): Next {
  const events = groups.reduce((sum, each) => sum + each.events, 0)
  const { settings } = input
  if (events === 0)
    return { type: 'failure', code: 'outcome-constant', context: { term: settings.event } }
  const compared = groups.flatMap((_, k) => ((sums.expected[k] ?? 0) > 0 ? [k] : []))
  if (compared.length < 2)
    return { type: 'failure', code: 'column-constant', context: { term: settings.groups } }
  const chisq = chiSquareOf(compared.slice(1), sums)
  if (chisq === null)
    return { type: 'failure', code: 'columns-aliased', context: { term: settings.groups } }
  const df = compared.length - 1
  const counts = { sites, events, n: groups.reduce((sum, { n }) => sum + n, 0) }
  const tested = { chisq, df, 'p.value': chiSquareUpper(chisq, df), fixedPointError: error }
  return { type: 'result', result: { ...described(input, groups, sums), ...counts, ...tested } }
}

function chiSquareOf(groups: readonly number[], sums: LogrankSums): number | null {
  const { observed, expected, variance } = sums
  const order = groups.length
  const values = new Float64Array(order * order)
  for (const [row, a] of groups.entries())
    for (const [column, b] of groups.entries())
      values[row * order + column] = variance[a * observed.length + b] ?? 0
  const factorization = factorize({ order, values }, pivotTolerance)
  if (factorization.dependent.length > 0) return null
  const difference = Float64Array.from(groups, (k) => (observed[k] ?? 0) - (expected[k] ?? 0))
  return dotProduct(solve(factorization, difference), difference)
}

/** Groups that have people, and what was asked. */
function described(
  { manifest, settings }: LogrankInput,
  groups: readonly GroupCount[],
  sums: LogrankSums,
): Pick<LogrankResult, Described> {
  const { time, event, start, groups: feature, strata, rho } = settings
  const shown = groups.flatMap(({ n }, k) => (n > 0 ? [k] : []))
  return {
    analysis: settings.id,
    kind: 'logrank',
    ...{ time, event, start, groups: feature, strata, rho },
    bandDays: manifest.timeGrid?.bandDays ?? 0,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    rows: shown.map((k) => ({
      group: groups[k]?.group ?? '',
      n: groups[k]?.n ?? 0,
      events: groups[k]?.events ?? 0,
      observed: sums.observed[k] ?? 0,
      expected: sums.expected[k] ?? 0,
    })),
    variance: shown.map((row) =>
      shown.map((column) => sums.variance[row * groups.length + column] ?? 0),
    ),
  }
}

type Described = Exclude<
  keyof LogrankResult & string,
  'sites' | 'events' | 'n' | 'chisq' | 'df' | 'p.value' | 'fixedPointError'
>
