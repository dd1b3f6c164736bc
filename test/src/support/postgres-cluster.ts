import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'

/** Programs of the newest PostgreSQL server of this machine; null when there is none. */
const programs = findPrograms()
export const hasPostgres = programs !== null
/** Suffix for the names of tests that need a server, so that a skip is seen. */
export const postgresNote = hasPostgres ? '' : ' [no PostgreSQL server on this machine: skipped]'

export interface Cluster {
  /** Folder of the socket; it is also the host that means it. */
  readonly socket: string
  readonly port: number
  /** PEM of the authority of the server's certificate, which names `localhost`. */
  readonly ca: string
  /** Runs statements as the superuser. */
  readonly run: (sql: string, database?: string) => Promise<readonly Record<string, unknown>[]>
  /** Fills a table from CSV text, an unquoted empty field being null. */
  readonly fill: (table: string, csv: Uint8Array, database?: string) => void
  readonly stop: () => void
}

function findPrograms(): string | null {
  const packages = '/usr/lib/postgresql'
  const versions = existsSync(packages) ? readdirSync(packages) : []
  const newest = versions.map(Number).sort((a, b) => b - a)
  const places = [
    ...newest.map((version) => path.join(packages, String(version), 'bin')),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ]
  const needed = ['initdb', 'pg_ctl', 'postgres', 'psql']
  return places.find((place) => needed.every((name) => existsSync(path.join(place, name)))) ?? null
}

/** A server refuses to run as root: root becomes the user that the package made. */
const asRoot = process.getuid?.() === 0

function call(name: string, words: readonly string[], input?: Uint8Array): void {
  const file = path.join(programs ?? '', name)
  const [command, all] = asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', file, ...words]]
    : [file, words]
  execFileSync(command, all, {
    cwd: tmpdir(),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })
}

/** Who may come in, and how. The superuser only through the socket; TLS is asked of nobody on it. */
const hosts = `
local all postgres trust
local all all scram-sha-256
hostssl all all 127.0.0.1/32 scram-sha-256
`

/** A cluster of its own in a temporary folder, on a socket and a free port of this machine; `stop` ends and removes it. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-pg-'))
  const data = path.join(folder, 'data')
  chmodSync(folder, 0o755)
  if (asRoot) execFileSync('chown', ['postgres:postgres', folder])
  // Words sort as people sort them, as in hospitals, and not by their bytes.
  const sorting = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']
  const initialise = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...sorting]
  call('initdb', ['-D', data, '--no-sync', '--no-instructions', ...initialise])
  const ca = writeCertificates(data)
  writeFileSync(path.join(data, 'pg_hba.conf'), hosts)
  const port = await freePort()
  const settings = [
    ...[`port=${port}`, `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1'],
    ...['ssl=on', 'fsync=off', 'full_page_writes=off', 'synchronous_commit=off'],
    ...['shared_buffers=128MB', 'max_connections=40'],
  ]
  const log = path.join(folder, 'log')
  const words = settings.map((setting) => `-c ${setting}`).join(' ')
  call('pg_ctl', ['-D', data, '-l', log, '-w', '-s', '-o', words, 'start'])
  return {
    ...{ socket: folder, port, ca },
    run: (sql, database = 'postgres') => runAs(folder, port, { sql, database }),
    fill: (table, csv, database = 'postgres') => {
      const copy = `copy ${table} from stdin with (format csv, header)`
      const place = ['-h', folder, '-p', String(port), '-U', 'postgres', '-d', database]
      call('psql', [...place, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', copy], csv)
    },
    stop: () => {
      call('pg_ctl', ['-D', data, '-s', '-w', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function runAs(
  host: string,
  port: number,
  { sql, database }: { readonly sql: string; readonly database: string },
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ host, port, database, user: 'postgres' })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(sql)
    // Several statements make several results.
    return [result].flat().at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}

function writeCertificates(folder: string): string {
  const [key, certificate] = ['server.key', 'server.crt'].map((name) => path.join(folder, name))
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  execFileSync(
    'openssl',
    [...request, '-nodes', '-days', '2', ...name, '-keyout', key!, '-out', certificate!],
    { stdio: 'ignore' },
  )
  chmodSync(key!, 0o600)
  if (asRoot) execFileSync('chown', ['postgres:postgres', key!, certificate!])
  return readFileSync(certificate!, 'utf8')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
      })
    })
  })
}
