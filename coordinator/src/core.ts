import type { Envelope, Timeouts } from '@sampan/proto'
import {
  canonicalJson,
  errorKind,
  formatDigest,
  noTopic,
  sha256,
  siteCertificateToJson,
  type Clock,
  type KeyPair,
  type Random,
  type SignedStudy,
  type RunView,
} from '@sampan/shared'
import { appendEntry, type Appended } from './audit/round-log.ts'
import { resultStore } from './results/results.ts'
import { Runs, type RunRequest } from './round/runs.ts'
import { SessionHub, type HubLog } from './session/hub.ts'
import { endedRunsOf } from './round/ended.ts'
import { runEnded } from './round/messages.ts'
import type { Records, RecordedEvent } from './storage/records.ts'
import type { Database, DatabaseTransaction } from './storage/schema.ts'
import { keepDecision, readStudyFile, studiesOf, studyFiles } from './study/studies.ts'

export interface CoreDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly id: string
  readonly protocolKeys: KeyPair
  readonly logSigner: { readonly origin: string; readonly keys: KeyPair }
  readonly timeouts: Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>
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
  const speaker = { id, protocolKey: protocolKeys.privateKey }
  const hub: SessionHub = new SessionHub(
    { database, clock, random, log, speaker },
    {
      connected: (site, { fresh }) => {
        background.add(async () => {
          await keepCertificate(database, hub, site)
          if (fresh) await greetSite({ database, clock, hub }, site)
          // After the offers: an invitation to a study that the site has not heard of would be refused.
          runs.connected(site, fresh)
        })
      },
      disconnected: (site) => {
        runs.disconnected(site)
      },
      message: (site, envelope) => {
        if (envelope.body.type === 'studyDecision')
          background.add(() => takeDecision(records, hub, site, envelope))
        else if (!runs.message(site, envelope))
          log.warn({ site, message: envelope.body.type }, 'message about no open run')
      },
    },
  )
  const results = resultStore({ coordinator: id, origin: signer.origin, clock, random, append })
  const coordinator = { id, protocolKey: protocolKeys.publicKey }
  const runs = new Runs({ ...dependencies, hub, append, results, records, coordinator })
  return {
    hub,
    runs,
    records,
    append,
    offer: (study) => {
      for (const { site } of study.manifest.participants)
        background.add(() => sendStudy({ database, clock, hub }, site, study))
    },
    openRun: async (request) => {
      await background.settled()
      return runs.open(request)
    },
    stop: async () => {
      await runs.stop()
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

interface Greeter {
  readonly database: Database
  readonly clock: Clock
  readonly hub: SessionHub
}

/** A site that starts anew hears of its studies, and of runs that ended while it was away. */
async function greetSite(greeter: Greeter, site: string): Promise<void> {
  const { database, clock, hub } = greeter
  for (const study of await studiesOf(database, site, clock.nowMs()))
    await sendStudy(greeter, site, study)
  for (const ended of await endedRunsOf(database, site, clock.nowMs())) {
    const topic = { ...noTopic, study: ended.study, run: ended.run }
    hub.send(site, topic, (reader) => runEnded(ended.reason, null, reader))
  }
}

async function sendStudy(greeter: Greeter, site: string, study: SignedStudy): Promise<void> {
  const { database, hub } = greeter
  const topic = { ...noTopic, study: study.manifest.id }
  const files = await Promise.all(
    studyFiles(study.manifest).map((digest) => readStudyFile(database, digest)),
  )
  const digests = files.map((content) => sha256(content))
  for (const [k, content] of files.entries()) {
    const digest = digests[k]
    if (digest !== undefined)
      hub.send(site, topic, () => ({ type: 'studyFile', value: { digest, content } }))
  }
  const value = { manifestDigest: study.digest, manifest: study.bytes, files: digests }
  hub.send(site, topic, () => ({ type: 'studyOffer', value }))
}

async function takeDecision(
  records: Records,
  hub: SessionHub,
  site: string,
  envelope: Envelope,
): Promise<void> {
  const verified = hub.verified(site)
  if (envelope.body.type !== 'studyDecision' || verified === null) return
  const certificate = formatDigest(verified.protocolDigest)
  await keepDecision(records, { id: site, certificate }, envelope.body.value)
}

/** A site's protocol and witness keys may have been certified anew since it enrolled. */
async function keepCertificate(database: Database, hub: SessionHub, site: string): Promise<void> {
  const verified = hub.verified(site)
  if (verified === null) return
  await database
    .updateTable('site')
    .set({ certificate: canonicalJson(siteCertificateToJson(verified.certificate)) })
    .where('id', '=', site)
    .execute()
}
