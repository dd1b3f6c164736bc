import type { Floors } from '../../disclosure/floors.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { afterRisk, judgeRisk, peopleOf, type RiskTable } from '../survival/risk-rounds.ts'
import { totalOf } from '../survival/risk-cells.ts'
import { kmCurve } from './curves.ts'
import type { KmResult } from './result.ts'
import { designOf, type KmInput } from './spec.ts'

export function global(input: KmInput, broadcast: Broadcast, sum: RoundSum): Next {
  const design = designOf(input.settings)
  return afterRisk(input.manifest, design, { broadcast, sum }, (tables) => ({
    type: 'result',
    result: kmResult(input, tables, sum.sites),
  }))
}

export function verdict(
  { manifest, settings }: KmInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  return judgeRisk(manifest, designOf(settings), { broadcast, sum }, floors)
}

/** As R, curves of groups that have people. */
function kmResult(
  { manifest, settings }: KmInput,
  tables: readonly RiskTable[],
  sites: number,
): KmResult {
  const { time, event, start, groups, confType, confidence } = settings
  const all = tables.map(({ counts }) => counts)
  return {
    analysis: settings.id,
    kind: 'km',
    sites,
    ...{ time, event, start, groups, confType, confidence },
    bandDays: manifest.timeGrid?.bandDays ?? 0,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    n: all.reduce((total, counts) => total + peopleOf(counts), 0),
    events: all.reduce((total, counts) => total + totalOf(counts.events), 0),
    curves: tables
      .filter((table) => table.time.length > 0)
      .map((table) => kmCurve(table, settings)),
  }
}
