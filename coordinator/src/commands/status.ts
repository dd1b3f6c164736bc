import { limits } from '@sampan/proto'
import {
  fileExists,
  joinPath,
  openStates,
  readText,
  runningPid,
  type X509Certificate,
} from '@sampan/shared'
import { momentText, renderFields, type Session } from '@sampan/terminal'
import { readHead } from '../audit/round-log.ts'
import { listAccounts } from '../accounts/accounts.ts'
import { readCertificate } from '../enrolment/ca.ts'
import { listSites } from '../enrolment/sites.ts'
import { moment } from '../http/times.ts'
import { pidFileName } from '../process/serve.ts'
import type { Database } from '../storage/schema.ts'
import { programWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome } from './at-home.ts'
import { atConsole, consoleCodes, type Console } from './console.ts'
import { urlOf } from './url.ts'

export const status = atHome({
  name: 'status',
  words: programWords('status'),
  arguments: {},
  options: {},
  examples: ['sampan coordinator status'],
  codes: consoleCodes,
  run: async (_, session, folder) => {
    const found = await atConsole(session, folder, (console) => statusOf(folder, console))
    return { data: { ...found }, text: statusText(session, found) }
  },
})

interface Status {
  readonly folder: string
  readonly id: string
  readonly running: boolean
  readonly pid: number | null
  readonly urls: readonly string[]
  readonly listen: { readonly address: string; readonly port: number }
  readonly rootFingerprint: string
  readonly sites: { readonly invited: number; readonly enrolled: number; readonly revoked: number }
  readonly accounts: { readonly active: number; readonly disabled: number }
  readonly openRuns: number
  readonly log: { readonly origin: string; readonly entries: number }
  /** Ends of validity; of the server's null when it is made at the next start. */
  readonly certificates: {
    readonly server: string | null
    readonly issuing: string
    readonly root: string
  }
}

async function statusOf(folder: string, { installation, records }: Console): Promise<Status> {
  const { settings, identity, authority, serverFile } = installation
  const { database } = records
  const { address, port } = settings.listen
  const pid = runningPid(joinPath(folder, pidFileName))
  const sites = await listSites(database)
  const inState = (state: string): number => sites.filter((site) => site.state === state).length
  const accounts = await listAccounts(database)
  const active = accounts.filter(({ disabledAtMs }) => disabledAtMs === null).length
  return {
    folder,
    id: settings.id,
    running: pid !== null,
    pid,
    urls: settings.hosts.map((host) => urlOf(host, port)),
    listen: { address, port },
    rootFingerprint: identity.root,
    sites: {
      invited: inState('invited'),
      enrolled: inState('enrolled'),
      revoked: inState('revoked'),
    },
    accounts: { active, disabled: accounts.length - active },
    openRuns: await countOpenRuns(database),
    log: { origin: identity.log.origin, entries: (await readHead(database))?.size ?? 0 },
    certificates: {
      server: serverEnd(serverFile),
      issuing: endOf(authority.issuing),
      root: endOf(authority.root),
    },
  }
}

async function countOpenRuns(database: Database): Promise<number> {
  const rows = await database
    .selectFrom('run')
    .select('id')
    .where('state', 'in', openStates)
    .execute()
  return rows.length
}

function serverEnd(file: string): string | null {
  if (!fileExists(file)) return null
  return endOf(readCertificate(readText(file, limits.certificateChainBytesMax)))
}

function endOf({ validTo }: X509Certificate): string {
  return moment(Date.parse(validTo))
}

function statusText(session: Session, found: Status): string {
  const t = coordinatorTexts(session.language)
  const { pid, sites, accounts, certificates, log, listen } = found
  const server =
    certificates.server === null ? t('status.atStart') : momentText(certificates.server)
  return renderFields([
    [t('label.coordinator'), found.id],
    [t('label.folder'), found.folder],
    [
      t('label.state'),
      pid === null ? t('status.stopped') : t('status.running', { pid: String(pid) }),
    ],
    [t('label.address'), found.urls.join('\n')],
    [t('label.listens'), `${listen.address} ${listen.port}`],
    [t('label.fingerprint'), found.rootFingerprint],
    [t('label.sites'), t('status.sites', sites)],
    [t('label.accounts'), t('status.accounts', accounts)],
    [t('label.openRuns'), String(found.openRuns)],
    [t('label.log'), t('status.log', { origin: log.origin, count: log.entries })],
    [t('label.serverUntil'), server],
    [t('label.issuingUntil'), momentText(certificates.issuing)],
    [t('label.rootUntil'), momentText(certificates.root)],
  ])
}
