import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  certifySite,
  exportPrivatePem,
  exportSpki,
  generateEd25519,
  generateP256,
  importPublicPem,
  present,
  siteCertificateToJson,
  siteUri,
  suite,
  systemClock,
  systemRandom,
  type PublicKey,
} from '@sampan/shared'
import { initCoordinator, openDatabase, serve, type Database } from '@sampan/coordinator'

/** A whole coordinator in this process: initialised, with its database, over real TLS on the loopback. */
export interface LivingCoordinator {
  readonly url: string
  readonly fingerprint: string
  readonly operatorToken: string
  readonly folder: string
  readonly logOrigin: string
  readonly logKey: PublicKey
  /** Uses a site's token as its agent does. */
  readonly enrol: (site: string, controller: string, token: string) => Promise<void>
  readonly change: (change: (database: Database) => Promise<unknown>) => Promise<void>
  /** Ends it; the same folder is served again by `start`. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly remove: () => void
}

const trustDomain = 'test.example'

export async function livingCoordinator(): Promise<LivingCoordinator> {
  const parent = mkdtempSync(path.join(tmpdir(), 'sampan-living-'))
  const folder = path.join(parent, 'hub')
  const port = await freePort()
  const { operatorToken, rootFingerprint } = await initCoordinator(
    {
      folder,
      id: 'hub',
      controller: 'institute',
      jurisdiction: 'HK',
      trustDomain,
      hosts: ['localhost', '127.0.0.1'],
      listen: { address: '127.0.0.1', port },
      operator: 'olivia',
    },
    // The log begins with what happens in the test.
    { clock: systemClock, random: systemRandom, recorderOf: () => () => Promise.resolve() },
  )
  const settings = path.join(folder, 'coordinator.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('level: info', 'level: silent'))
  let stop = await served(folder, port)
  const root = readFileSync(path.join(folder, 'ca/root.pem'), 'utf8')
  return {
    url: `https://localhost:${port}`,
    fingerprint: rootFingerprint,
    operatorToken: operatorToken.secret,
    folder,
    logOrigin: `${trustDomain}/hub`,
    logKey: logKeyOf(folder),
    enrol: (site, controller, token) => enrol({ port, root }, site, controller, token),
    change: async (change) => {
      const database = await openDatabase(path.join(folder, 'coordinator.db'))
      await change(database)
      await database.destroy()
    },
    stop: () => stop(),
    start: async () => {
      stop = await served(folder, port)
    },
    remove: () => {
      rmSync(parent, { recursive: true, force: true })
    },
  }
}

function logKeyOf(folder: string): PublicKey {
  const file = path.join(folder, 'keys/log.key.pem')
  const pem = execFileSync('openssl', ['pkey', '-in', file, '-pubout']).toString()
  return present(importPublicPem(pem), 'a public key')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Serves until the result is called, which is what a SIGTERM would call. */
async function served(folder: string, port: number): Promise<() => Promise<void>> {
  const before = process.listeners('SIGTERM')
  const ended = serve(folder)
  const failed = ended.then(() => Promise.reject(new Error('the coordinator ended at once')))
  await Promise.race([listening(port), failed])
  const listener = present(
    process.listeners('SIGTERM').find((each) => !before.includes(each)),
    'a listener for the end',
  )
  failed.catch(() => undefined)
  return async () => {
    listener('SIGTERM')
    await ended
  }
}

async function listening(port: number): Promise<void> {
  for (let left = 200; left > 0; left--) {
    const is = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => {
        resolve(false)
      })
    })
    // `serve` waits for its end once it listens.
    if (is) return new Promise((resolve) => setTimeout(resolve, 100))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the coordinator does not listen')
}

async function enrol(
  server: { readonly port: number; readonly root: string },
  site: string,
  controller: string,
  token: string,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-csr-'))
  try {
    const key = path.join(folder, 'key.pem')
    writeFileSync(key, exportPrivatePem(generateP256().privateKey), { mode: 0o600 })
    const name = ['-addext', `subjectAltName=URI:${siteUri(trustDomain, site)}`]
    const csr = execFileSync('openssl', [
      ...['req', '-new', '-key', key, '-subj', `/CN=${site}`],
      ...name,
    ]).toString()
    const siteCertificate = certificateOf(site, controller)
    const status = await post(server, JSON.stringify({ token, csr, siteCertificate }))
    if (status !== 200) throw new Error(`enrolment of ${site}: ${status}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function certificateOf(site: string, controller: string): unknown {
  const identity = generateP256()
  const nowS = Math.floor(systemClock.nowMs() / 1000)
  return siteCertificateToJson(
    certifySite(identity.privateKey, {
      suite,
      site,
      controller,
      identityKey: exportSpki(identity.publicKey),
      protocolKey: exportSpki(generateP256().publicKey),
      witnessKey: exportSpki(generateEd25519().publicKey),
      serial: 1,
      notBeforeS: nowS - 60,
      notAfterS: nowS + 365 * 86_400,
    }),
  )
}

function post(
  { port, root }: { readonly port: number; readonly root: string },
  content: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const options = { host: 'localhost', port, path: '/v1/enrolment', ca: root, headers }
    const request = httpsRequest({ ...options, method: 'POST', agent: false }, (response) => {
      response.resume()
      response.once('end', () => {
        resolve(response.statusCode ?? 0)
      })
    })
    request.once('error', reject)
    request.end(content)
  })
}
