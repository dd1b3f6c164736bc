import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { totalOf } from '../survival/risk-cells.ts'
import { mergeCells } from '../time-grid.ts'
import { calibrationOf, hosmerLemeshow, riskGroups } from './calibration.ts'
import { binnedAuc, curvePoints, type Histogram, type MergedBin } from './discrimination.ts'
import type { EvaluateResult } from './result.ts'
import { designFor, type EvaluateInput } from './spec.ts'
import { readBroadcast } from './state.ts'

export function global(input: EvaluateInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { manifest, settings } = input
  readBroadcast(settings.id, broadcast)
  const { outcome } = designFor(manifest, settings)
  const histogram = { cases: valuesOf(sum, 'cases'), others: valuesOf(sum, 'others') }
  const totals = { cases: totalOf(histogram.cases), others: totalOf(histogram.others) }
  if (totals.cases + totals.others === 0)
    return { type: 'failure', code: 'nobody-complete', context: {} }
  const judged = verdict(input, broadcast, sum, manifest.floors)
  if (judged !== null) return { type: 'failure', ...judged }
  if (totals.cases === 0 || totals.others === 0)
    return { type: 'failure', code: 'outcome-constant', context: { term: outcome } }
  return { type: 'result', result: evaluated(input, histogram, totals, sum) }
}

/** People with the outcome, and without. */
export function verdict(
  { manifest, settings }: EvaluateInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  readBroadcast(settings.id, broadcast)
  const people = totalOf(valuesOf(sum, 'cases'))
  const total = people + totalOf(valuesOf(sum, 'others'))
  return judgeCells([{ name: designFor(manifest, settings).outcome, people }], total, floors)
}

function evaluated(
  { manifest, settings }: EvaluateInput,
  histogram: Histogram,
  totals: { readonly cases: number; readonly others: number },
  sum: RoundSum,
): EvaluateResult {
  const { id, model, fixed, bins, confidence } = settings
  const n = totals.cases + totals.others
  const merged = mergedBins(histogram, manifest.floors.cell)
  const groups = riskGroups(merged)
  return {
    analysis: id,
    kind: 'evaluate',
    sites: sum.sites,
    ...{ model, fixed: fixed !== null, bins, confidence },
    outcome: designFor(manifest, settings).outcome,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    n,
    cases: totals.cases,
    auc: binnedAuc(histogram, totals, confidence),
    brier: valueOf(sum, 'squares') / n,
    calibration: calibrationOf(histogram),
    groups,
    hosmerLemeshow: hosmerLemeshow(groups),
    histogram: merged.map(({ low, high, ...bin }) => ({
      ...{ low, high, cases: bin.cases, others: bin.others },
    })),
    points: curvePoints(merged, totals),
  }
}

/** Neighbouring bins joined until each has enough cases and enough others. */
function mergedBins({ cases, others }: Histogram, floor: number): readonly MergedBin[] {
  const nobody = new Float64Array(cases.length)
  const ends = mergeCells(
    [
      { events: cases, censored: nobody },
      { events: others, censored: nobody },
    ],
    floor,
  )
  return ends.map((end, k) => {
    const from = (ends[k - 1] ?? -1) + 1
    let [own, rest, predicted] = [0, 0, 0]
    for (let bin = from; bin <= end; bin++) {
      const [hits, misses] = [cases[bin] ?? 0, others[bin] ?? 0]
      own += hits
      rest += misses
      predicted += ((hits + misses) * (bin + 0.5)) / cases.length
    }
    const [low, high] = [from / cases.length, (end + 1) / cases.length]
    return { low, high, cases: own, others: rest, predicted }
  })
}
