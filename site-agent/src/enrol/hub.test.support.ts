import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SecureContextOptions } from 'node:tls'
import type { SiteCertificate } from '@sampan/proto'
import {
  base64,
  certifySite,
  exportSpki,
  formatVerifierKey,
  generateEd25519,
  generateP256,
  rawEd25519,
  suite,
  X509Certificate,
} from '@sampan/shared'

/** An authority that the openssl command made: nothing of it comes from our own code. */
export interface OpensslAuthority {
  readonly root: string
  readonly issuing: string
  readonly fingerprint: string
  /** Key and certificate in PEM, signed by the issuing authority, with these alternative names. */
  readonly certify: (names: string, days?: number) => string
  /** A certificate for a request, with these alternative names whatever it asks for. */
  readonly sign: (csr: string, names: string) => string
  readonly remove: () => void
}

const authorityExtensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign'

export function opensslAuthority(): OpensslAuthority {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-openssl-'))
  const place = (name: string): string => path.join(folder, name)
  const read = (name: string): string => readFileSync(place(name), 'utf8')
  const openssl = (...words: readonly string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const issue = (by: string, name: string, extensions: string, days = 10): void => {
    // Without key identifiers nothing but the signatures tells two authorities of one name apart.
    const anonymous = 'subjectKeyIdentifier=none\nauthorityKeyIdentifier=none\n'
    writeFileSync(place('extensions'), anonymous + extensions)
    const signer = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-days', String(days)]
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', 'extensions']
    openssl('x509', '-req', ...signer, ...files)
  }
  openssl('req', '-x509', ...newKey, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=root')
  openssl('req', ...newKey, '-keyout', 'issuing.key', '-out', 'issuing.csr', '-subj', '/CN=issuing')
  issue('root', 'issuing', authorityExtensions)
  const digits = new X509Certificate(read('root.pem')).fingerprint256
  return {
    root: read('root.pem'),
    issuing: read('issuing.pem'),
    fingerprint: `sha256:${digits.replaceAll(':', '').toLowerCase()}`,
    certify: (names, days) => {
      openssl('req', ...newKey, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf')
      issue('issuing', 'leaf', `subjectAltName=${names}`, days)
      return read('leaf.key') + read('leaf.pem')
    },
    sign: (csr, names) => {
      writeFileSync(place('asked.csr'), csr)
      issue('issuing', 'asked', `subjectAltName=${names}`)
      return read('asked.pem')
    },
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

export interface Received {
  readonly url: string
  readonly body: Readonly<Record<string, unknown>>
  /** Alternative names of the caller's certificate; null without one. */
  readonly caller: string | null
}

export type Answer = (received: Received) => { readonly status: number; readonly text: string }

export interface Hub {
  readonly server: Server
  readonly address: { readonly host: string; readonly port: number }
  readonly received: Received[]
  readonly stop: () => void
}

/** A server that answers what the test says; it keeps every request. */
export async function startHub(tls: SecureContextOptions, answer: Answer): Promise<Hub> {
  const received: Received[] = []
  const server = createServer(
    { ...tls, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      void readBody(request).then((body) => {
        const socket = request.socket as unknown as { getPeerX509Certificate?: () => unknown }
        const peer = socket.getPeerX509Certificate?.()
        const caller = peer instanceof X509Certificate ? (peer.subjectAltName ?? '') : null
        const entry = { url: request.url ?? '', body, caller }
        received.push(entry)
        const { status, text } = answer(entry)
        response.writeHead(status, { 'content-type': 'application/json' }).end(text)
      })
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { server, address: { host: 'localhost', port }, received, stop }
}

async function readBody(request: IncomingMessage): Promise<Received['body']> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as Received['body']
}

export const hubNames = 'URI:spiffe://test.example/coordinator,DNS:localhost,IP:127.0.0.1'
export const siteName = 'URI:spiffe://test.example/site/site-a'
export const token = `enrol_${'A'.repeat(22)}`

const origin = 'test.example/hub'
const logKey = rawEd25519(generateEd25519().publicKey)
export const log = { origin, key: formatVerifierKey({ name: origin, type: 1, key: logKey }) }
export const coordinator = {
  id: 'hub',
  controller: 'institute',
  jurisdiction: 'HK',
  key: base64(exportSpki(generateP256().publicKey)),
} as const

/** Leaf for the request that was sent, and the issuing certificate. */
export function chainFor(authority: OpensslAuthority, received: Received): string {
  return authority.sign(String(received.body['csr']), siteName) + authority.issuing
}

/** What a coordinator answers to an enrolment, with changes. */
export function goodAnswer(authority: OpensslAuthority, change: object = {}): Answer {
  return (received) => {
    const chain = chainFor(authority, received)
    const answer = { trustDomain: 'test.example', coordinator, log, checkpoint: null, chain }
    return { status: 200, text: JSON.stringify({ ...answer, ...change }) }
  }
}

export function refusing(code: string): Answer {
  return () => ({ status: 403, text: JSON.stringify({ code, context: { why: 'x' } }) })
}

export function siteCertificate(): SiteCertificate {
  const identity = generateP256()
  return certifySite(identity.privateKey, {
    suite,
    site: 'site-a',
    controller: 'trust-a',
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(generateP256().publicKey),
    witnessKey: exportSpki(generateEd25519().publicKey),
    serial: 1,
    notBeforeS: 1,
    notAfterS: 4_000_000_000,
  })
}
