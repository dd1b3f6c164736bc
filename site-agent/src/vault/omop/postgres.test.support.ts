import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import type { Session, TableNeed } from './source.ts'
import { openSource } from './open-source.ts'
import { options } from './sources.test.fixture.ts'

/** The newest server of this machine; null when there is none, and tests that need one say so. */
const binaries = findBinaries()
export const postgresAbsence = binaries === null ? ' (no PostgreSQL server here: skipped)' : ''

function findBinaries(): string | null {
  const places = ['/usr/local/pgsql/bin', '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin']
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => path.join(root, version, 'bin')), ...places]
  return (
    folders.find((folder) =>
      ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(folder, name))),
    ) ?? null
  )
}

/** A server refuses to run as root, so root becomes the user that the packages make. */
function asServer(name: string, given: readonly string[]): void {
  const command = path.join(binaries ?? '', name)
  const root = process.getuid?.() === 0
  execFileSync(
    root ? 'runuser' : command,
    root ? ['-u', 'postgres', '--', command, ...given] : given,
    {
      stdio: 'ignore',
      cwd: tmpdir(),
    },
  )
}

export interface Server {
  readonly connect: () => Promise<pg.Client>
  readonly stop: () => void
}

/** A cluster of its own in a temporary folder, reached through a socket in it alone. */
export function startServer(): Server {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-pg-'))
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  else chmodSync(folder, 0o700)
  const data = path.join(folder, 'data')
  asServer('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C',
  ])
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off -c full_page_writes=off`
  asServer('pg_ctl', [
    '-D',
    data,
    '-w',
    '-s',
    '-l',
    path.join(folder, 'log'),
    '-o',
    settings,
    'start',
  ])
  return {
    connect: async () => {
      const types = { getTypeParser: typeParser }
      const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres', types })
      await client.connect()
      return client
    },
    stop: () => {
      asServer('pg_ctl', ['-D', data, '-s', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** 64-bit integers without loss; everything else as the driver reads it. */
function typeParser(
  ...given: Parameters<typeof pg.types.getTypeParser>
): (text: string) => unknown {
  return given[0] === pg.types.builtins.INT8
    ? BigInt
    : (pg.types.getTypeParser(...given) as (text: string) => unknown)
}

/** Makes the tables of the CDM in a schema and copies a folder's files into them. */
export async function loadCdm(client: pg.Client, ddl: string, folder: string): Promise<void> {
  await client.query('create schema cdm')
  // GiBleed has empty cells where the CDM allows none.
  const tablesAlone = readFileSync(ddl, 'utf8').replaceAll('@cdmDatabaseSchema', 'cdm')
  await client.query(tablesAlone.replaceAll(/ NOT NULL/gi, ''))
  const known = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'cdm'`,
  )
  const tables = new Set(known.rows.map(({ name }) => name))
  for (const file of readdirSync(folder)) {
    const table = file.split('.')[0]?.toLowerCase() ?? ''
    // GiBleed's cost has a column that the CDM does not have, misspelt.
    if (table === 'cost' || !tables.has(table)) continue
    const columns = headerOf(path.join(folder, file))
    const bytes = file.endsWith('.gz') ? 'gzip -dc' : 'cat'
    await client.query(
      `copy cdm.${table} (${columns}) from program '${bytes} ${path.join(folder, file)}' with (format csv, header)`,
    )
  }
}

function headerOf(file: string): string {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const names = text.slice(0, text.search(/\r?\n/)).toLowerCase().replaceAll('"', '').split(',')
  return names.map((name) => `"${name}"`).join(', ')
}

/** A real session of the server's schema `cdm`. */
export function postgresSession(client: pg.Client, needs: readonly TableNeed[]): Promise<Session> {
  const place = {
    ...{
      host: client.host,
      port: client.port,
      database: 'postgres',
      user: 'postgres',
      password: null,
    },
    ...{ schema: 'cdm', vocabularySchema: null, workSchema: null, superuserAllowed: true },
    ...{ tls: { verify: 'off' as const }, statementMs: 60_000 },
  }
  return openSource({ model: 'omop', postgres: place }, options).connect(needs)
}
