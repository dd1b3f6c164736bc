import { limits, type Envelope, type Timeouts } from '@sampan/proto'
import {
  canonicalJson,
  errorKind,
  formatDigest,
  MaskPool,
  noTopic,
  sha256,
  siteCertificateToJson,
  studyFiles,
  type Clock,
  type KeyPair,
  type Random,
  type SignedStudy,
  type RunView,
} from '@sampan/shared'
import { memoryStaging, type Staging } from './aggregation/staging.ts'
import { appendEntry, type Appended } from './audit/round-log.ts'
import { shippedDefences, type CoordinatorDefences } from './defences.ts'
import { resultStore } from './results/results.ts'
import { Runs, type RunRequest } from './round/runs.ts'
import { SessionHub, type HubLog } from './session/hub.ts'
import { endedRunsOf } from './round/ended.ts'
import { runEnded } from './round/messages.ts'
import { receiptsFor } from './round/sum-members.ts'
import { digestFromName } from './session/digest.ts'
import type { Records, RecordedEvent } from './storage/records.ts'
import type { Database, DatabaseTransaction } from './storage/schema.ts'
import { keepDecision, readStudyFile, studiesOf } from './study/studies.ts'

export interface CoreDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly id: string
  readonly protocolKeys: KeyPair
  readonly logSigner: { readonly origin: string; readonly keys: KeyPair }
  readonly timeouts: Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>
  /** Where vectors wait until they are complete; in memory without. */
  readonly staging?: Staging
  /** How many long vectors may be on their way at one time, in one run. */
  readonly uploadsAtOnce?: number
  /** Unmasks large sums; closed with the core. One thread for each core without. */
  readonly masks?: MaskPool
  /** Tests leave defences out; nothing that ships does. */
  readonly defences?: CoordinatorDefences
  readonly log: HubLog
  /** Called when something about a run changes. */
  readonly changed: (view: RunView) => void
  /** Called after every durable step, for tests that kill the process there. */
  readonly reached?: (point: string) => void
}

/** The coordinator without its HTTP server: sessions, studies, rounds, results, log. */
export interface Core {
  readonly hub: SessionHub
  readonly runs: Runs
  readonly records: Records
  readonly append: (transaction: DatabaseTransaction, event: RecordedEvent) => Promise<Appended>
  /** Opens a run, after everything that sites were to hear before it. */
  readonly openRun: (request: RunRequest) => Promise<RunView>
  /** Offers a study to those of its participants that are connected. */
  readonly offer: (study: SignedStudy) => void
  readonly stop: () => Promise<void>
  /** Resolves when everything that came in so far has been dealt with. */
  readonly settled: () => Promise<void>
}

export function createCore(dependencies: CoreDependencies): Core {
  const { database, clock, random, id, protocolKeys, log } = dependencies
  const signer = { ...dependencies.logSigner, clock, random }
  const append: Core['append'] = (transaction, event) => appendEntry(signer, transaction, event)
  const records = recordsOf(dependencies, append)
  const background = backgroundQueue(log)
  const decisions = hourlyLimit(limits.decisionsPerHourMax, clock)
  const speaker = { id, protocolKey: protocolKeys.privateKey }
  const means = {
    staging: dependencies.staging ?? memoryStaging,
    uploadsAtOnce: dependencies.uploadsAtOnce ?? limits.uploadsAtOnceDefault,
    defences: dependencies.defences ?? shippedDefences,
  }
  const { releaseCheck, vacate } = means.defences
  const hub: SessionHub = new SessionHub(
    { database, clock, random, log, speaker, vacate },
    {
      connected: (site, { fresh, logSize }) => {
        background.add(async () => {
          await keepCertificate(database, hub, site)
          if (fresh) await greetSite({ database, clock, hub }, site, logSize)
          // After the offers: an invitation to a study that the site has not heard of would be refused.
          runs.connected(site, fresh)
        })
      },
      disconnected: (site) => {
        runs.disconnected(site)
      },
      message: (site, envelope) => {
        if (envelope.body.type === 'studyDecision')
          background.add(() => takeDecision({ records, hub, decisions }, site, envelope))
        else if (!runs.message(site, envelope))
          log.warn({ site, message: envelope.body.type }, 'message about no open run')
      },
    },
  )
  const results = resultStore({
    ...{ coordinator: id, origin: signer.origin, clock, random, append, releaseCheck },
  })
  const coordinator = { id, protocolKey: protocolKeys.publicKey }
  const masks = dependencies.masks ?? new MaskPool()
  const common = { hub, append, results, records, coordinator, masks }
  const runs = new Runs({ ...dependencies, ...means, ...common })
  return {
    hub,
    runs,
    records,
    append,
    offer: (study) => {
      for (const { site } of study.manifest.participants)
        background.add(() => {
          sendStudy({ database, clock, hub }, site, study)
          return Promise.resolve()
        })
    },
    openRun: async (request) => {
      await background.settled()
      return runs.open(request)
    },
    stop: async () => {
      await runs.stop()
      await masks.close()
      hub.stop()
      await background.settled()
    },
    settled: async () => {
      await background.settled()
      await runs.settled()
    },
  }
}

function recordsOf(dependencies: CoreDependencies, append: Core['append']): Records {
  const { database, clock, random } = dependencies
  return {
    database,
    clock,
    random,
    record: async (transaction, event) => {
      await append(transaction, event)
    },
  }
}

interface BackgroundQueue {
  readonly add: (work: () => Promise<void>) => void
  readonly settled: () => Promise<void>
}

/** Work that a message causes outside runs, one piece after another; a failure is logged and costs nothing else. */
function backgroundQueue(log: HubLog): BackgroundQueue {
  let queue = Promise.resolve()
  return {
    add: (work) => {
      queue = queue.then(work).catch((error: unknown) => {
        log.warn({ code: errorKind(error) }, 'a message of a site was refused')
      })
    },
    settled: () => queue,
  }
}

interface HourlyLimit {
  /** Counts one; false when it is one too many. */
  readonly admits: (site: string) => boolean
}

/** Whoever repeats what is put on record must not fill the log. */
function hourlyLimit(max: number, clock: Clock): HourlyLimit {
  const counted = new Map<string, { readonly sinceMs: number; readonly count: number }>()
  return {
    admits: (site) => {
      const nowMs = clock.nowMs()
      const before = counted.get(site)
      const isSameHour = before !== undefined && nowMs - before.sinceMs < 3_600_000
      const { sinceMs, count } = isSameHour ? before : { sinceMs: nowMs, count: 0 }
      if (count >= max) return false
      counted.set(site, { sinceMs, count: count + 1 })
      return true
    },
  }
}

interface Greeter {
  readonly database: Database
  readonly clock: Clock
  readonly hub: SessionHub
}

/**
 * A site that starts anew is shown first what it may have forgotten; then it hears of its studies, and of runs that
 * ended while it was away.
 */
async function greetSite(greeter: Greeter, site: string, logSize: number): Promise<void> {
  const { database, clock, hub } = greeter
  const verified = hub.verified(site)
  if (verified === null) return
  const known = { id: site, key: formatDigest(verified.protocolDigest) }
  for (const receipt of await receiptsFor(database, known, logSize))
    hub.send(site, noTopic, receipt)
  for (const study of await studiesOf(database, site, clock.nowMs()))
    sendStudy(greeter, site, study)
  for (const ended of await endedRunsOf(database, site, clock.nowMs())) {
    const topic = { ...noTopic, study: ended.study, run: ended.run }
    hub.send(site, topic, (reader) => runEnded(ended.reason, null, reader))
  }
}

function sendStudy(greeter: Greeter, site: string, study: SignedStudy): void {
  const { database, hub } = greeter
  const topic = { ...noTopic, study: study.manifest.id }
  const files = studyFiles(study.manifest)
  // Read when its turn comes: a site that is away for a week must not have every file wait in memory.
  for (const name of files)
    hub.send(site, topic, async () => {
      const content = await readStudyFile(database, name)
      return { type: 'studyFile', value: { digest: sha256(content), content } }
    })
  const value = {
    manifestDigest: study.digest,
    manifest: study.bytes,
    files: files.map(digestFromName),
  }
  hub.send(site, topic, () => ({ type: 'studyOffer', value }))
}

interface Taking {
  readonly records: Records
  readonly hub: SessionHub
  readonly decisions: HourlyLimit
}

async function takeDecision(
  { records, hub, decisions }: Taking,
  site: string,
  envelope: Envelope,
): Promise<void> {
  const verified = hub.verified(site)
  if (envelope.body.type !== 'studyDecision' || verified === null) return
  const certificate = formatDigest(verified.protocolDigest)
  const mayDecide = (): boolean => decisions.admits(site)
  await keepDecision(records, { id: site, certificate, mayDecide }, envelope.body.value)
}

/**
 * A site's protocol and witness keys may have been certified anew since it enrolled; by the identity that is pinned now:
 * a session from before another enrolment does not bring its keys back.
 */
async function keepCertificate(database: Database, hub: SessionHub, site: string): Promise<void> {
  const verified = hub.verified(site)
  if (verified === null) return
  await database
    .updateTable('site')
    .set({ certificate: canonicalJson(siteCertificateToJson(verified.certificate)) })
    .where('id', '=', site)
    .where('identity', '=', formatDigest(verified.identityDigest))
    .execute()
}
