import { SampanError } from '@sampan/shared'
import type { Access } from '../source.ts'
import type { Connection } from './connection.ts'
import { isLocal, schemasOf, type PostgresPlace } from './place.ts'

/** What the server says about itself and about the role. */
export interface Server {
  /** Such as 150018. */
  readonly version: number
  readonly superuser: boolean
  /** A replica, on which nothing can be made, not even for this connection alone. */
  readonly replica: boolean
  /** Working tables can be made. */
  readonly temporary: boolean
}

/** PostgreSQL 14. */
const versionMin = 140_000

export async function askServer(connection: Connection, place: PostgresPlace): Promise<Server> {
  const work = place.workSchema
  const { rows } = await connection.execute(
    `select cast(current_setting('server_version_num') as integer), r.rolsuper, pg_is_in_recovery(),
       case when cast($1 as text) is null then has_database_privilege(current_database(), 'TEMP')
         else coalesce((select has_schema_privilege(n.oid, 'CREATE') from pg_catalog.pg_namespace n
                        where n.nspname = cast($1 as text)), false) end
     from pg_catalog.pg_roles r where r.rolname = current_user`,
    [work],
  )
  const [version, superuser, replica, temporary] = rows[0] ?? []
  return {
    version: Number(version),
    superuser: superuser === true,
    replica: replica === true,
    temporary: temporary === true,
  }
}

/**
 * Whether a server and a role will do.
 * @throws SampanError source-version-old, source-role-too-strong, source-working-denied
 */
export function judgeServer(server: Server, place: PostgresPlace): void {
  if (server.version < versionMin)
    throw new SampanError('source-version-old', {
      version: Math.floor(server.version / 10_000),
      versionMin: versionMin / 10_000,
    })
  if (server.superuser && !place.superuserAllowed)
    throw new SampanError('source-role-too-strong', { role: place.user })
  if (server.replica) throw new SampanError('source-working-denied', { reason: 'replica' })
  if (!server.temporary)
    throw new SampanError('source-working-denied', {
      reason: place.workSchema === null ? 'TEMP' : 'CREATE',
    })
}

/** The real name of a schema: as written, or the only one that differs in case alone. */
export async function findSchema(connection: Connection, name: string): Promise<string> {
  const { rows } = await connection.execute(
    `select nspname::text, has_schema_privilege(oid, 'USAGE') from pg_catalog.pg_namespace
     where lower(nspname) = lower($1) order by nspname <> $1`,
    [name],
  )
  const [first, second] = rows
  if (first === undefined || (first[0] !== name && second !== undefined))
    throw new SampanError('source-schema-missing', { schema: name })
  if (first[1] !== true) throw new SampanError('source-permission-denied', { schema: name })
  return String(first[0])
}

export async function askAccess(connection: Connection, place: PostgresPlace): Promise<Access> {
  const { superuser } = await askServer(connection, place)
  let writable = 0
  for (const name of schemasOf(place)) {
    const schema = await findSchema(connection, name)
    const { rows } = await connection.execute(writableSql, [schema])
    writable += Number(rows[0]?.[0] ?? 0)
  }
  const exposed = place.tls.verify === 'off' && !isLocal(place.host)
  return { writable, superuser, exposed }
}

const writableSql = `select count(c.oid) + count(distinct n.oid) filter (where has_schema_privilege(n.oid, 'CREATE'))
  from pg_catalog.pg_namespace n
  left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'f')
    and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
  where n.nspname = $1`
