import type { Bodies } from '@sampan/proto'
import { equalBytes, isCode, SampanError, type RosterSite } from '@sampan/shared'
import type { Ending, RoundDependencies } from './driver-context.ts'
import type { DriverEffects } from './effects.ts'
import type { Members } from './members.ts'
import type { SiteRefusal } from './progress.ts'
import { markAccepted, type RunRecord } from './run-store.ts'

interface InvitationsDependencies extends Pick<RoundDependencies, 'database'> {
  readonly effects: DriverEffects
  readonly members: Members
}

/** What sites say to being invited to a run. */
export class Invitations {
  readonly #run: RunRecord
  readonly #dependencies: InvitationsDependencies

  constructor(run: RunRecord, dependencies: InvitationsDependencies) {
    this.#run = run
    this.#dependencies = dependencies
  }

  /** How many sites have answered. */
  get answered(): number {
    const { members, effects } = this.#dependencies
    return members.accepted.size + effects.refusals.size
  }

  async send(sites: readonly RosterSite[]): Promise<void> {
    for (const site of sites) await this.#dependencies.effects.sendInvitation(site)
  }

  /** @throws SampanError roster-mismatch */
  async accept(site: RosterSite, value: Bodies['runAcceptance']): Promise<void> {
    const { database, effects, members } = this.#dependencies
    if (!equalBytes(value.rosterDigest, this.#run.roster.digest))
      throw new SampanError('roster-mismatch', { site: site.site })
    await markAccepted(database, this.#run.id, site.site, value)
    effects.noteFloors(site.site, value.floorsLowered)
    members.accepts(site.site)
  }

  async refuse(site: RosterSite, refusal: SiteRefusal): Promise<void> {
    const { effects } = this.#dependencies
    if (!effects.refusals.has(site.site)) await effects.recordRefusal(site.site, refusal)
  }

  /** Once every invited site has answered: all take part, or who will not and why. */
  outcome(): 'pending' | 'accepted' | Ending {
    const { effects, members } = this.#dependencies
    const { refusals } = effects
    if (members.all.some(({ site }) => !members.accepted.has(site) && !refusals.has(site)))
      return 'pending'
    const [first] = [...refusals.entries()]
    if (first === undefined) return 'accepted'
    const [subject, { code }] = first
    return { code: isCode(code) ? code : 'internal', subject }
  }
}
