import type { Floors } from '../../disclosure/floors.ts'
import type { Code } from '../../errors/codes.ts'
import { isSampanError } from '../../errors/sampan-error.ts'
import type { Broadcast, Snapshot } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { driveAnalysis } from '../drive-analysis.ts'
import { glmAnalysis } from '../glm/glm.ts'
import type { GlmResult } from '../glm/result.ts'
import { vectorOf } from '../sum-values.ts'
import { siteStatuses, type SiteStatus } from './result.ts'
import { estimateMax, segmentNames, spec, type MetaInput } from './spec.ts'

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
    const { status, estimates } = ownFit(input, snapshot, floors)
    values.set(names.status, [siteStatuses.indexOf(status)])
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
  readonly estimates: GlmResult['estimates']
}

function ownFit({ manifest, settings }: MetaInput, snapshot: Snapshot, floors: Floors): OwnFit {
  const none = (status: SiteStatus): OwnFit => ({ status, estimates: [] })
  // The model judges cells, parameters and levels by the floors of its manifest: here one hospital's people are all.
  const input = { manifest: { ...manifest, floors }, settings: settings.model }
  const ended = endOf(() => driveAnalysis(glmAnalysis, input, [snapshot]).outcome)
  if (ended.type === 'failure') return none(statusOf(ended.code))
  const result = ended.result as GlmResult
  const few = (result.n ?? 0) < floors.peoplePerSite
  if (few || glmAnalysis.release(result, floors).type === 'refused') return none('too-few')
  const { estimates } = result
  const shown = estimates.every(
    (each) => Math.abs(each.estimate) <= estimateMax && each['std.error'] <= estimateMax,
  )
  return shown ? { status: 'given', estimates } : none('too-large')
}

type Ended = ReturnType<typeof driveAnalysis>['outcome']

/** A refusal that says something about this hospital's people is a status like any other. */
function endOf(drive: () => Ended): Ended {
  try {
    return drive()
  } catch (error) {
    if (!isSampanError(error) || !(error.code in statuses)) throw error
    return { type: 'failure', code: error.code, context: {} }
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
