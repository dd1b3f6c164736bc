import { z } from 'zod'
import type { Floors } from '../../disclosure/floors.ts'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { symmetricFromUpper, triangleLength } from '../../numerics/symmetric.ts'
import type { Broadcast, RoundSpec, RoundSum, Snapshot, Verdict } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { valuesOf, vectorOf, withSlack } from '../sum-values.ts'
import { timeGridOf, type CellCounts } from '../time-grid.ts'
import { followUpOf } from '../survival/follow-up.ts'
import { addLogrank, emptySums, type LogrankSums } from '../survival/logrank-sums.ts'
import { countRisk, riskPlaces, totalOf } from '../survival/risk-cells.ts'
import { seriesAt, seriesOf, splitFeatures, type RiskDesign } from '../survival/risk-design.ts'
import { judgeGroups, type GroupCount } from './groups.ts'

/**
 * Comparison within each site, which knows its own times: people and events per group first, so that floors are judged;
 * then observed and expected numbers and their covariance, each a sum over all times.
 */
const base = { analysis: nameSchema, kind: z.literal('logrank') }
const stateSchema = z.strictObject({ ...base, step: z.enum(['totals', 'sums']) })

export function bySiteStart({ analysis }: RiskDesign): Broadcast {
  return { analysis, kind: 'logrank', step: 'totals' }
}

/** @throws SampanError broadcast-mismatch */
export function bySiteStep({ analysis }: RiskDesign, broadcast: Broadcast): 'totals' | 'sums' {
  const parsed = stateSchema.safeParse(broadcast)
  if (!parsed.success || parsed.data.analysis !== analysis)
    throw new SampanError('broadcast-mismatch', { analysis })
  return parsed.data.step
}

/** @throws SampanError broadcast-mismatch, settings-invalid */
export function bySiteSpec(
  manifest: Manifest,
  design: RiskDesign,
  broadcast: Broadcast,
): RoundSpec {
  const people = manifest.largestSite
  const groups = seriesOf(manifest, design).length
  const segments = [
    { name: 'people', length: groups, kind: 'count', bound: people },
    { name: 'events', length: groups, kind: 'count', bound: people },
  ] as const
  if (bySiteStep(design, broadcast) === 'totals') return { width: 64, segments }
  const bound = withSlack(people)
  return {
    width: 128,
    segments: [
      ...segments,
      { name: 'observed', length: groups, kind: 'real', bound },
      { name: 'expected', length: groups, kind: 'real', bound },
      { name: 'variance', length: triangleLength(groups), kind: 'real', bound },
    ],
  }
}

interface Asked {
  readonly manifest: Manifest
  readonly design: RiskDesign
  readonly rho: 0 | 1
}

/** @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function bySiteLocal(
  { manifest, design, rho }: Asked,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, manifest.largestSite)
  const groups = ownCounts(manifest, design, snapshot)
  const sums = emptySums(groups.length)
  addLogrank(sums, groups, rho)
  const values = new Map<string, ArrayLike<number>>([
    ['people', groups.map(({ events, censored }) => totalOf(events) + totalOf(censored))],
    ['events', groups.map(({ events }) => totalOf(events))],
    ['observed', sums.observed],
    ['expected', sums.expected],
    ['variance', upperTriangle(sums.variance, groups.length)],
  ])
  return vectorOf(bySiteSpec(manifest, design, broadcast).segments, values)
}

/** One site's groups on the public grid. */
function ownCounts(
  manifest: Manifest,
  design: RiskDesign,
  snapshot: Snapshot,
): readonly CellCounts[] {
  const { cells } = timeGridOf(manifest, design.followUp.time)
  const whole = { cells: Uint32Array.from({ length: cells }, (_, cell) => cell), count: cells }
  const places = riskPlaces(seriesOf(manifest, design).map(() => whole))
  const people = followUpOf(manifest, design.followUp, splitFeatures(design), snapshot)
  const counts = countRisk(people, places, seriesAt(manifest, design, snapshot))
  if (counts === null) throw new SampanError('value-out-of-range', {})
  return places.offsets.map((offset) => {
    const own = (name: string): Float64Array =>
      (counts.get(name) ?? new Float64Array()).subarray(offset, offset + cells)
    return { events: own('events'), censored: own('censored'), entered: own('entered') }
  })
}

function upperTriangle(matrix: Float64Array, order: number): Float64Array {
  const upper = new Float64Array(triangleLength(order))
  let at = 0
  for (let row = 0; row < order; row++)
    for (let column = row; column < order; column++) upper[at++] = matrix[row * order + column] ?? 0
  return upper
}

/** The sums over sites, with the covariance in full. */
export function bySiteSums(sum: RoundSum): LogrankSums {
  const observed = valuesOf(sum, 'observed')
  const { values: variance } = symmetricFromUpper(valuesOf(sum, 'variance'), observed.length)
  return { observed, expected: valuesOf(sum, 'expected'), variance }
}

export function bySiteGroups(
  manifest: Manifest,
  design: RiskDesign,
  sum: RoundSum,
): readonly GroupCount[] {
  const people = valuesOf(sum, 'people')
  const events = valuesOf(sum, 'events')
  return seriesOf(manifest, design).map(({ group, name }, k) => ({
    group: group ?? '',
    name,
    n: people[k] ?? 0,
    events: events[k] ?? 0,
  }))
}

export function judgeBySite(
  manifest: Manifest,
  design: RiskDesign,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  return judgeGroups(bySiteGroups(manifest, design, sum), floors)
}
