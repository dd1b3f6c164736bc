import { decodeEnvelope, decodeSealedFrame, type Body, type Envelope } from '@sampan/proto'
import { present, suite, type RunView } from '@sampan/shared'
import type { SimulatedSite, Tap } from '@sampan/simulation'
import { registryFederation, type RegistryFederation } from './registry-federation.ts'

/** What a site sent, as the coordinator opened it. */
export interface Sent {
  readonly site: string
  readonly envelope: Envelope
}

/** A federation in which one site says more than the protocol asks of it, with keys that are its own. */
export interface Infiltrated extends RegistryFederation {
  readonly sent: Sent[]
  /** Sites that nothing comes from any more. */
  readonly silent: Set<string>
  /** Called with every message before the coordinator takes it. */
  onSent: (sent: Sent) => void
  /** A message of a site, behind what its session checks: the site has its keys, so the session lets it pass. */
  readonly say: (site: string, at: Envelope, body: Body) => void
  readonly siteNamed: (site: string) => SimulatedSite
  /** Lets the driver of a run go as a crash would, and takes the run up from the database. */
  readonly crash: (run: string) => Promise<void>
  /** Starts a run of these analyses; what comes of it. */
  readonly start: (analyses?: readonly string[]) => Promise<RunView>
  /** The view of a run once it is over or paused. */
  readonly ended: (run: string) => Promise<RunView>
  /** Reason and subject of a run that is over. */
  readonly verdict: (run: string) => Promise<{
    readonly state: string
    readonly reason: string | null
    readonly subject: string | null
  }>
  readonly entries: () => Promise<readonly Readonly<Record<string, unknown>>[]>
}

const account = {
  name: 'maria',
  actor: { kind: 'account', id: 'account_maria', certificate: null },
} as const

export async function infiltrated(
  options: Parameters<typeof registryFederation>[0] = {},
): Promise<Infiltrated> {
  const sent: Sent[] = []
  const silent = new Set<string>()
  const tap =
    (site: string): Tap =>
    (frame, direction) => {
      if (direction === 'up') {
        const one = { site, envelope: decodeEnvelope(decodeSealedFrame(frame).envelope) }
        sent.push(one)
        made.onSent(one)
      }
      return direction === 'up' && silent.has(site) ? null : frame
    }
  const inside: Pick<Infiltrated, 'onSent'> = { onSent: () => undefined }
  let made: Pick<Infiltrated, 'onSent'> = inside
  const base = await registryFederation({ tap, ...options })
  const { core, database, sites } = base.federation
  const siteNamed = (site: string): SimulatedSite =>
    present(
      sites.find(({ id }) => id === site),
      site,
    )
  const verdict: Infiltrated['verdict'] = (run) =>
    database
      .selectFrom('run')
      .select(['state', 'reason', 'subject'])
      .where('id', '=', run)
      .executeTakeFirstOrThrow()
  const complete: Infiltrated = {
    ...base,
    sent,
    silent,
    onSent: () => undefined,
    siteNamed,
    verdict,
    say: (site, at, body) => {
      core.runs.message(site, { ...at, suite, body })
    },
    crash: async (run) => {
      await core.runs.driver(run)?.stop()
      await core.runs.resume()
    },
    start: (analyses = ['count']) =>
      core.openRun({ study: base.study, analyses, sites: [], account }),
    ended: async (run) => {
      for (;;) {
        const driver = core.runs.driver(run)
        if (driver === null || driver.view().state === 'paused') {
          const { state, reason, subject } = await verdict(run)
          return { id: run, state, reason, subject } as RunView
        }
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    entries: async () => {
      const rows = await database.selectFrom('log_entry').select('body').orderBy('idx').execute()
      return rows.map(
        (row) => JSON.parse(Buffer.from(row.body).toString()) as Record<string, unknown>,
      )
    },
  }
  made = complete
  return complete
}
