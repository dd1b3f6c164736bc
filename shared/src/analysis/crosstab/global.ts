import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import type { CrosstabResult } from './result.ts'
import { shapeOf, type CrosstabInput, type Shape } from './spec.ts'
import { crosstabTests } from './statistics.ts'

/** The cells are the result, with the tests that they allow; which may be shown, the release check says. */
export function global(input: CrosstabInput, _broadcast: Broadcast, sum: RoundSum): Next {
  const { settings } = input
  const shape = shapeOf(input)
  const cells = valuesOf(sum, 'cells')
  const people = cells.reduce((total, count) => total + count, 0)
  if (people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const tables = shape.strata.map((_, k) => cells.subarray(k * shape.size, (k + 1) * shape.size))
  const counts = { rows: shape.rows.length, columns: shape.columns.length, tables }
  const { rows, columns, strata, confidence } = settings
  const result: CrosstabResult = {
    analysis: settings.id,
    kind: 'crosstab',
    sites: sum.sites,
    rows: { feature: rows, levels: shape.rows },
    columns: { feature: columns, levels: shape.columns },
    strata: strata === null ? null : { feature: strata, levels: shape.strata },
    confidence,
    people,
    missing: valueOf(sum, 'people') - people,
    tables: tables.map((table) => rowsOf(table, shape)),
    tests: crosstabTests(counts, confidence),
  }
  return { type: 'result', result }
}

function rowsOf(table: Float64Array, { rows, columns }: Shape): readonly (readonly number[])[] {
  return rows.map((_, k) => [...table.subarray(k * columns.length, (k + 1) * columns.length)])
}

/** One site's own cells, where they would be visible, each within its stratum. */
export function ownVerdict(
  input: CrosstabInput,
  _broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const { size, strata } = shapeOf(input)
  const cells = valuesOf(sum, 'cells')
  for (const [k, name] of strata.entries()) {
    const table = [...cells.subarray(k * size, (k + 1) * size)]
    const total = table.reduce((people, count) => people + count, 0)
    const term = name === '' ? input.settings.rows : name
    const judged = table.map((people) => ({ name: term, people }))
    const verdict = judgeCells(judged, total, floors)
    if (verdict !== null) return verdict
  }
  return null
}
