import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  certifySite,
  exportPrivatePem,
  exportSpki,
  generateEd25519,
  generateP256,
  present,
  siteCertificateToJson,
  siteUri,
  suite,
  systemClock,
  systemRandom,
  type KeyPair,
  type SiteCertificateJson,
} from '@sampan/shared'
import { createAccount } from '../accounts/accounts.ts'
import type { Role } from '../accounts/actions.ts'
import { initCoordinator } from '../config/init.ts'
import { openInstallation, type Installation } from '../config/installation.ts'
import { createLogger } from '../config/logger.ts'
import { inviteSite, type Invitation } from '../enrolment/tokens.ts'
import { openDatabase } from '../storage/database.ts'
import { consoleActor, type RecordedEvent, type Records } from '../storage/records.ts'
import type { HttpApp } from './app.ts'
import { createHttp, type RouteAccess } from './server.ts'

/** A coordinator as `init` makes it, listening on the loopback, with everything that a test may look at. */
export interface Started {
  readonly installation: Installation
  readonly records: Records
  readonly routes: readonly RouteAccess[]
  readonly port: number
  readonly root: string
  readonly operatorSecret: string
  readonly events: RecordedEvent[]
  readonly closedLive: string[]
  readonly logLines: string[]
  /** Moves the coordinator's clock. */
  readonly advance: (ms: number) => void
  readonly call: (call: Call) => Promise<Reply>
  readonly secretOf: (role: Role) => Promise<string>
  readonly invite: (site: string, more?: Partial<Invitation>) => Promise<string>
  readonly databaseBytes: () => Buffer
  readonly stop: () => Promise<void>
}

export interface StartOptions {
  readonly requestsPerMinute?: number
  readonly enrolmentsPerMinute?: number
  readonly register?: (app: HttpApp) => void
}

export async function startCoordinator(options: StartOptions = {}): Promise<Started> {
  const made = await initialised()
  const { installation, events, records } = made
  const logLines: string[] = []
  const closedLive: string[] = []
  const { authority, identity } = installation
  const root = authority.root.toString()
  const server = readFileSync(installation.serverFile, 'utf8')
  const { app, routes } = await createHttp(
    { tls: { server, root }, tokenDays: 90, ...options },
    {
      ...records,
      authority,
      coordinator: identity,
      checkpoint: () => Promise.resolve(null),
      closeLive: (site) => void closedLive.push(site),
      log: createLogger('debug', { write: (line) => void logLines.push(line) }),
    },
  )
  options.register?.(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    ...issuing(records),
    installation,
    records,
    routes,
    port,
    root,
    operatorSecret: made.operatorSecret,
    events,
    closedLive,
    logLines,
    advance: made.advance,
    call: (call) => callServer({ port, root }, call),
    databaseBytes: () =>
      Buffer.concat(
        ['', '-wal'].map((suffix) => readFileSync(`${installation.databaseFile}${suffix}`)),
      ),
    stop: async () => {
      await app.close()
      await made.remove()
    },
  }
}

interface Initialised extends Pick<
  Started,
  'installation' | 'records' | 'events' | 'operatorSecret' | 'advance'
> {
  readonly remove: () => Promise<void>
}

async function initialised(): Promise<Initialised> {
  const parent = mkdtempSync(path.join(tmpdir(), 'sampan-http-'))
  let offsetMs = 0
  const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + offsetMs }
  const events: RecordedEvent[] = []
  const record = (_: unknown, event: RecordedEvent): Promise<void> => {
    events.push(event)
    return Promise.resolve()
  }
  const sources = { clock, random: systemRandom }
  const folder = path.join(parent, 'hub')
  const { operatorToken } = await initCoordinator(
    {
      folder,
      id: 'hub',
      controller: 'institute',
      jurisdiction: 'HK',
      trustDomain: 'test.example',
      hosts: ['localhost', '127.0.0.1'],
      operator: 'olivia',
    },
    { ...sources, recorderOf: () => record },
  )
  const installation = openInstallation(folder)
  const database = await openDatabase(installation.databaseFile)
  return {
    installation,
    records: { database, ...sources, record },
    events,
    operatorSecret: operatorToken.secret,
    advance: (ms) => {
      offsetMs += ms
    },
    remove: async () => {
      await database.destroy()
      rmSync(parent, { recursive: true })
    },
  }
}

/** Accounts and invitations as the operator's console makes them. */
function issuing(records: Records): Pick<Started, 'secretOf' | 'invite'> {
  let people = 0
  return {
    secretOf: async (role) => {
      const account = { name: `${role}-${people++}`, role, tokenDays: 30 }
      return (await createAccount(records, account, consoleActor)).secret
    },
    invite: async (site, more = {}) => {
      const usual = { site, controller: 'trust-a', jurisdiction: 'HK', newIdentity: false } as const
      return (await inviteSite(records, { ...usual, ...more }, consoleActor)).token
    },
  }
}

export interface Call {
  readonly method?: string
  readonly path: string
  readonly secret?: string
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string
  readonly headers?: Readonly<Record<string, string>>
  /** PEM of key and chain. */
  readonly identity?: string
  readonly maxVersion?: 'TLSv1.2'
}

export interface Reply {
  readonly status: number
  readonly type: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** One request over a connection of its own, TLS verified. */
export function callServer(
  server: { readonly port: number; readonly root: string },
  call: Call,
): Promise<Reply> {
  const content = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  const { identity, maxVersion } = call
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        host: 'localhost',
        port: server.port,
        path: call.path,
        method: call.method ?? (content === undefined ? 'GET' : 'POST'),
        agent: false,
        ca: server.root,
        ...(maxVersion === undefined ? {} : { maxVersion }),
        ...(identity === undefined ? {} : { key: identity, cert: identity }),
        headers: {
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...(call.secret === undefined ? {} : { authorization: `Bearer ${call.secret}` }),
          ...call.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          const type = response.headers['content-type'] ?? ''
          const body = type.includes('json') ? (JSON.parse(text) as Reply['body']) : {}
          const status = present(response.statusCode, 'status')
          resolve({ status, type, headers: response.headers, text, body })
        })
      },
    )
    request.once('error', reject)
    request.end(content)
  })
}

/** A hospital: its offline identity key and what it certified. */
export interface TestSite {
  readonly site: string
  readonly certificate: SiteCertificateJson
}

export function makeSite(site: string, controller = 'trust-a', identity?: KeyPair): TestSite {
  const pinned = identity ?? generateP256()
  const nowS = Math.floor(systemClock.nowMs() / 1000)
  const certificate = certifySite(pinned.privateKey, {
    suite,
    site,
    controller,
    identityKey: exportSpki(pinned.publicKey),
    protocolKey: exportSpki(generateP256().publicKey),
    witnessKey: exportSpki(generateEd25519().publicKey),
    serial: 1,
    notBeforeS: nowS - 60,
    notAfterS: nowS + 365 * 86_400,
  })
  return { site, certificate: siteCertificateToJson(certificate) }
}

/** A certificate request as the openssl command makes it. */
export function opensslRequest(keyPem: string, subject: string, extra: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-csr-'))
  try {
    const key = path.join(folder, 'key.pem')
    execFileSync('tee', [key], { input: keyPem, stdio: ['pipe', 'ignore', 'inherit'] })
    const out = execFileSync('openssl', ['req', '-new', '-key', key, '-subj', subject, ...extra])
    return out.toString()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export interface TlsRequest {
  readonly keyPem: string
  readonly csr: string
}

/** A P-256 key and the request for exactly this site. */
export function siteRequest(
  site: string,
  trustDomain = 'test.example',
  key: KeyPair = generateP256(),
): TlsRequest {
  const keyPem = exportPrivatePem(key.privateKey)
  const names = ['-addext', `subjectAltName=URI:${siteUri(trustDomain, site)}`]
  return { keyPem, csr: opensslRequest(keyPem, `/CN=${site}`, names) }
}

/** Enrols a new site; PEM of its TLS key and chain. */
export async function enrolledSite(started: Started, site: string): Promise<string> {
  const token = await started.invite(site)
  const { keyPem, csr } = siteRequest(site)
  const siteCertificate = makeSite(site).certificate
  const reply = await started.call({ path: '/v1/enrolment', body: { token, csr, siteCertificate } })
  return keyPem + String(reply.body['chain'])
}
