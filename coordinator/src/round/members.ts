import { present, type RosterSite } from '@sampan/shared'
import type { RoundDependencies } from './driver-context.ts'
import type { RunRecord } from './run-store.ts'
import { missing, type AttemptState } from './transitions.ts'

/** The sites of a run, by name and index, and which of them have accepted it. */
export class Members {
  readonly #run: RunRecord
  readonly #hub: Pick<RoundDependencies['hub'], 'isConnected'>
  readonly #accepted: Set<string>

  constructor(run: RunRecord, { hub }: Pick<RoundDependencies, 'hub'>) {
    this.#run = run
    this.#hub = hub
    this.#accepted = new Set(run.accepted)
  }

  get all(): readonly RosterSite[] {
    return this.#run.roster.sites
  }

  get accepted(): ReadonlySet<string> {
    return this.#accepted
  }

  accepts(site: string): void {
    this.#accepted.add(site)
  }

  named(site: string): RosterSite {
    return present(
      this.all.find((member) => member.site === site),
      'a site of the roster',
    )
  }

  /** Null for what is no index of the roster. */
  at(index: unknown): RosterSite | null {
    return this.all.find((member) => member.index === index) ?? null
  }

  /** Those that are not connected. */
  absent(): readonly number[] {
    return this.all.filter(({ site }) => !this.#hub.isConnected(site)).map(({ index }) => index)
  }

  /** Those that a phase waits for. */
  asked(phase: AttemptState | null): readonly RosterSite[] {
    const asked = phase === null ? [] : missing(phase)
    return this.all.filter(({ index }) => asked.includes(index))
  }

  /** The first site that a waiting run waits for. */
  firstAway(phase: AttemptState | null): string | null {
    const { expected = [], absent = [] } = phase ?? {}
    const index = absent.find((each) => expected.includes(each))
    const away =
      index === undefined ? this.all.find(({ site }) => !this.#accepted.has(site)) : this.at(index)
    return away?.site ?? null
  }
}
