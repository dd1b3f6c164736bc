import { limits } from '@sampan/proto'
import { fileExists, readText, runningPid, X509Certificate, type Clock } from '@sampan/shared'
import { isEnrolled, readEnrolment } from '../config/enrolled.ts'
import type { Home } from '../config/home.ts'
import { enrolmentFiles } from '../enrol/files.ts'
import { readCertificate } from '../keys/site-keys.ts'
import { readFlagSince, type Flag } from '../vault/ledger/flags.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'
import { certificateFacts, type CertificateFacts } from './identity.ts'
import { studiesHere, type DecisionHere } from './studies.ts'
import { withLedger } from './with-ledger.ts'

interface Since {
  readonly value: string
  readonly since: string
}

export interface Status {
  readonly site: string
  /** Of `start`; vault and relay in containers of their own have no process id in common. */
  readonly pid: number | null
  readonly enrolled: boolean
  readonly coordinator: { readonly url: string; readonly id: string | null }
  /** `up` or `down`, as the vault last wrote it; null when it never ran. */
  readonly link: Since | null
  readonly stopped: Since | null
  /** With the code for which the agent locked itself. */
  readonly locked: Since | null
  /** The run that was last refused for its people, and the earlier run that they are almost those of. */
  readonly differencing: {
    readonly run: string
    readonly earlier: string
    readonly since: string
  } | null
  readonly certificate: CertificateFacts
  /** Of the relay; renewed by itself at half life. */
  readonly tls: { readonly notAfter: string } | null
  readonly studies: Readonly<Record<DecisionHere, number>>
}

/** @throws SampanError not-initialised, settings-invalid, schema-newer */
export async function readStatus(home: Home, clock: Clock): Promise<Status> {
  return withLedger(home, async (ledger, { site, coordinator: url }) => {
    const studies = { approved: 0, rejected: 0, withdrawn: 0, pending: 0 }
    for (const { decision } of await studiesHere(ledger, { site, clock })) studies[decision] += 1
    const known = fileExists(home.vault.coordinator)
    return {
      site,
      pid: runningPid(home.run.pid),
      enrolled: isEnrolled(home),
      coordinator: { url, id: known ? readEnrolment(home).coordinator.id : null },
      link: await since(ledger, 'link'),
      stopped: await since(ledger, 'stopped'),
      locked: await since(ledger, 'locked'),
      differencing: await refusedFor(ledger),
      certificate: certificateFacts(readCertificate(home)),
      tls: tlsFacts(home),
      studies,
    }
  })
}

async function since(ledger: Ledger, flag: Flag): Promise<Since | null> {
  const found = await readFlagSince(ledger, flag)
  if (found === null) return null
  return { value: found.value, since: new Date(found.atMs).toISOString() }
}

async function refusedFor(ledger: Ledger): Promise<Status['differencing']> {
  const found = await since(ledger, 'differencing')
  if (found === null) return null
  const [run = '', earlier = ''] = found.value.split(' ')
  return { run, earlier, since: found.since }
}

/** When the relay's TLS certificate ends; null before enrolment and where the relay's folder is elsewhere. */
function tlsFacts(home: Home): { readonly notAfter: string } | null {
  const { tls } = enrolmentFiles(home.relay.folder)
  if (!fileExists(tls)) return null
  const leaf = new X509Certificate(readText(tls, limits.certificateChainBytesMax))
  return { notAfter: new Date(leaf.validTo).toISOString() }
}
