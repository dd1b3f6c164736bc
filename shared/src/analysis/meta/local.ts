import type { Floors } from '../../disclosure/floors.ts'
import type { Code } from '../../errors/codes.ts'
import { isSampanError } from '../../errors/sampan-error.ts'
import type { Broadcast, RoundSum, Snapshot } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { driveAnalysis, type Analysed } from '../drive-analysis.ts'
import { frameOf, glmDesign } from '../glm/frame.ts'
import { glmAnalysis } from '../glm/glm.ts'
import { constantColumns } from '../glm/moments.ts'
import type { GlmResult } from '../glm/result.ts'
import type { GlmInput } from '../glm/settings.ts'
import { valueOf, vectorOf } from '../sum-values.ts'
import { siteStatuses, type SiteStatus } from './result.ts'
import { columnNames, estimateMax, segmentNames, spec, type MetaInput } from './spec.ts'

/**
 * This hospital's own fit in its own place, zeros in all others: what others may see of it is judged here, by its own
 * floors, since no sum with other hospitals hides it. @throws SampanError people-too-many, value-missing
 */
export function local(
  input: MetaInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
  floors: Floors = input.manifest.floors,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const { segments } = spec(input)
  const values = new Map<string, ArrayLike<number>>(
    segments.map(({ name, length }) => [name, new Float64Array(length)]),
  )
  const { site } = snapshot
  if (site !== undefined && input.manifest.participants.some((each) => each.site === site)) {
    const names = segmentNames(site)
    const { status, constant, estimates } = ownFit(input, snapshot, floors)
    values.set(names.status, [siteStatuses.indexOf(status)])
    values.set(
      names.constant,
      columnNames(input).map((name) => (constant.includes(name) ? 1 : 0)),
    )
    if (status === 'given') {
      values.set(
        names.estimates,
        estimates.map(({ estimate }) => estimate),
      )
      values.set(
        names.errors,
        estimates.map((each) => each['std.error']),
      )
    }
  }
  return vectorOf(segments, values)
}

interface OwnFit {
  readonly status: SiteStatus
  /** Names of columns that are the same for everybody. */
  readonly constant: readonly string[]
  readonly estimates: GlmResult['estimates']
}

function ownFit({ manifest, settings }: MetaInput, snapshot: Snapshot, floors: Floors): OwnFit {
  const none = (status: SiteStatus, constant: readonly string[] = []): OwnFit => ({
    ...{ status, constant, estimates: [] },
  })
  // The model judges cells, parameters and levels by the floors of its manifest: here one hospital's people are all.
  const input = { manifest: { ...manifest, floors }, settings: settings.model }
  const { outcome: ended, rounds } = endOf(() => driveAnalysis(glmAnalysis, input, [snapshot]))
  if (ended.type === 'failure') {
    const [moments] = ended.code === 'column-constant' ? rounds : []
    return none(statusOf(ended.code), moments === undefined ? [] : constantOf(input, moments.sum))
  }
  const result = ended.result as GlmResult
  const few = (result.n ?? 0) < floors.peoplePerSite
  if (few || glmAnalysis.release(result, floors).type === 'refused') return none('too-few')
  const { estimates } = result
  const shown = estimates.every(
    (each) => Math.abs(each.estimate) <= estimateMax && each['std.error'] <= estimateMax,
  )
  return shown ? { status: 'given', constant: [], estimates } : none('too-large')
}

/** What is the same for fewer people than the floor is not said. */
function constantOf(input: GlmInput, moments: RoundSum): readonly string[] {
  return valueOf(moments, 'people') < input.manifest.floors.peoplePerSite
    ? []
    : constantColumns(glmDesign(input, frameOf(input)), moments).map(({ name }) => name)
}

/** A refusal that says something about this hospital's people is a status like any other. */
function endOf(drive: () => Analysed): Analysed {
  try {
    return drive()
  } catch (error) {
    if (!isSampanError(error) || !(error.code in statuses)) throw error
    return { outcome: { type: 'failure', code: error.code, context: {} }, rounds: [] }
  }
}

const statuses: Partial<Readonly<Record<Code, SiteStatus>>> = {
  separation: 'separated',
  'cell-too-small': 'too-few',
  'parameters-too-many': 'too-few',
  'levels-too-many': 'too-few',
  'nobody-complete': 'too-few',
  'outcome-constant': 'too-few',
  'columns-aliased': 'aliased',
  'column-constant': 'aliased',
}

function statusOf(code: Code): SiteStatus {
  return statuses[code] ?? 'not-converged'
}
