import { openStates, type Broadcast, type RunState, type RunView } from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import type { Ending, RoundDependencies } from './driver-context.ts'
import type { RunRecord } from './run-store.ts'
import type { AttemptState } from './transitions.ts'

/** Where the driver stands, for the view. */
export interface Standing {
  readonly state: RunState
  readonly phase: AttemptState | null
  readonly attempt: Attempt | null
  readonly accepted: ReadonlySet<string>
}

/** A site's no, as it told: a code, and at most one name out of the manifest. */
export interface SiteRefusal {
  readonly code: string
  readonly subject: string
}

/** What is remembered of a run for those who watch it, and for the provenance of its results. */
export class RunProgress {
  readonly #run: RunRecord
  readonly #dependencies: RoundDependencies
  readonly #lowered = new Set<string>()
  readonly #refusals = new Map<string, SiteRefusal>()
  #reason: Ending | null = null
  #deviance: readonly number[] = []
  #roundMs: readonly number[] = []
  #roundStartedMs: number | null = null
  #version = 0

  constructor(run: RunRecord, dependencies: RoundDependencies) {
    this.#run = run
    this.#dependencies = dependencies
  }

  /** Reads what an earlier process knew. */
  async load(): Promise<void> {
    const { database } = this.#dependencies
    const sites = await database
      .selectFrom('run_site')
      .select(['site', 'floors_lowered', 'refusal', 'refusal_subject'])
      .where('run', '=', this.#run.id)
      .execute()
    for (const { site, floors_lowered, refusal, refusal_subject } of sites) {
      if (floors_lowered === 1n) this.#lowered.add(site)
      if (refusal !== null)
        this.#refusals.set(site, { code: refusal, subject: refusal_subject ?? '' })
    }
  }

  noteFloors(site: string, lowered: boolean): void {
    if (lowered) this.#lowered.add(site)
  }

  noteRefusal(site: string, refusal: SiteRefusal): void {
    this.#refusals.set(site, refusal)
  }

  /** Sites that will not take part, in order of name. */
  get refusals(): ReadonlyMap<string, SiteRefusal> {
    return this.#refusals
  }

  reason(ending: Ending | null): void {
    this.#reason = ending
  }

  attemptStarted(): void {
    this.#roundStartedMs ??= this.#dependencies.clock.nowMs()
  }

  published(attempt: Attempt, next: Broadcast | null): void {
    const nowMs = this.#dependencies.clock.nowMs()
    this.#roundMs = [...this.#roundMs, nowMs - (this.#roundStartedMs ?? nowMs)]
    this.#roundStartedMs = null
    const deviances = next === null ? [] : deviancesIn(next)
    if (deviances.length > 0) this.#deviance = deviances
    else if (attempt.plan.broadcast.step === 'moments') this.#deviance = []
  }

  /** What a result says of the sites that it came from. */
  provenance(): { readonly floorsLowered: readonly string[] } {
    return { floorsLowered: [...this.#lowered].sort() }
  }

  view(standing: Standing): RunView {
    const { attempt } = standing
    const { manifest, name } = this.#run.study
    this.#version += 1
    return {
      id: this.#run.id,
      study: manifest.id,
      studyDigest: name,
      title: manifest.title,
      number: this.#run.number,
      state: standing.state,
      reason: this.#reason?.code ?? null,
      subject: this.#reason?.subject ?? null,
      analyses: [...this.#run.plan.analyses],
      ...placeOf(attempt),
      phase: phaseOf(standing),
      sites: this.#run.roster.sites.map((site) => ({
        site: site.site,
        connected: this.#dependencies.hub.isConnected(site.site),
        accepted: standing.accepted.has(site.site),
        answered: standing.phase?.answered.includes(site.index) === true,
        refusal: this.#refusals.get(site.site) ?? null,
      })),
      deviance: [...this.#deviance],
      roundMs: [...this.#roundMs],
      version: this.#version,
    }
  }
}

function phaseOf({ state, phase }: Standing): RunView['phase'] {
  if (phase === null) return null
  return openStates.includes(state) ? phase.phase : 'done'
}

function placeOf(
  attempt: Attempt | null,
): Pick<RunView, 'analysis' | 'step' | 'round' | 'attempt'> {
  if (attempt === null) return { analysis: null, step: null, round: 0, attempt: 0 }
  const { analysis, step } = attempt.plan.broadcast
  return { analysis, step, round: attempt.round, attempt: attempt.attempt }
}

/** Deviances of the accepted points so far, where the next broadcast carries them. */
function deviancesIn(broadcast: Broadcast): readonly number[] {
  const point = broadcast['point']
  if (typeof point !== 'object' || point === null || Array.isArray(point)) return []
  const deviances = (point as { readonly deviances?: unknown }).deviances
  return Array.isArray(deviances) ? deviances.filter((value) => typeof value === 'number') : []
}
