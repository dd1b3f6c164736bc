import type { Floors } from '../../disclosure/floors.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { fixedPointError } from '../../ring/fixed-point.ts'
import { addLogrank, emptySums, type LogrankSums } from '../survival/logrank-sums.ts'
import { totalOf } from '../survival/risk-cells.ts'
import { afterRisk, judgeRisk, peopleOf, type RiskTable } from '../survival/risk-rounds.ts'
import { bySiteGroups, bySiteStep, bySiteSums, judgeBySite } from './by-site.ts'
import type { GroupCount } from './groups.ts'
import { designOf, isBySite, type LogrankInput } from './spec.ts'
import { comparisonOf } from './comparison.ts'

export function global(input: LogrankInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { manifest, settings } = input
  if (isBySite(settings)) return afterBySite(input, broadcast, sum)
  return afterRisk(manifest, designOf(settings), { broadcast, sum }, (tables) =>
    comparisonOf(input, groupsOf(tables), sumsOf(tables, settings.rho), {
      sites: sum.sites,
      error: 0,
    }),
  )
}

function afterBySite(input: LogrankInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { manifest, settings } = input
  const design = designOf(settings)
  const groups = bySiteGroups(manifest, design, sum)
  if (bySiteStep(design, broadcast) === 'sums') {
    const segment = sum.layout.segments.find(({ name }) => name === 'expected')
    const error = segment === undefined ? 0 : fixedPointError(segment, sum.sites)
    return comparisonOf(input, groups, bySiteSums(sum), { sites: sum.sites, error })
  }
  if (groups.every(({ n }) => n === 0))
    return { type: 'failure', code: 'nobody-complete', context: {} }
  const judged = judgeBySite(manifest, design, sum, manifest.floors)
  if (judged !== null) return { type: 'failure', ...judged }
  return { type: 'round', broadcast: { analysis: settings.id, kind: 'logrank', step: 'sums' } }
}

export function verdict(
  { manifest, settings }: LogrankInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const design = designOf(settings)
  return isBySite(settings)
    ? judgeBySite(manifest, design, sum, floors)
    : judgeRisk(manifest, design, { broadcast, sum }, floors)
}

/** Groups over all strata, in the order of their levels. */
function groupsOf(tables: readonly RiskTable[]): readonly GroupCount[] {
  const names = [...new Set(tables.map(({ group }) => group ?? ''))]
  return names.map((group) => {
    const own = tables.filter((table) => table.group === group)
    return {
      group,
      name: group,
      n: own.reduce((sum, { counts }) => sum + peopleOf(counts), 0),
      events: own.reduce((sum, { counts }) => sum + totalOf(counts.events), 0),
    }
  })
}

function sumsOf(tables: readonly RiskTable[], rho: 0 | 1): LogrankSums {
  const groups = new Set(tables.map(({ group }) => group)).size
  const sums = emptySums(groups)
  for (let k = 0; k < tables.length; k += groups) {
    const stratum = tables.slice(k, k + groups)
    addLogrank(
      sums,
      stratum.map(({ counts }) => counts),
      rho,
    )
  }
  return sums
}
