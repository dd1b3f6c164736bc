/** Where a hospital's PostgreSQL is, and as whom it is read. */
export interface PostgresPlace {
  /** Name or address of the server, or the folder of its socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Null where the server asks for none, as on a socket with peer authentication. */
  readonly password: string | null
  readonly tls: PostgresTls
  /** Schema of the CDM, or of registry tables. */
  readonly schema: string
  /** Schema of the vocabulary; the CDM's own when null. */
  readonly vocabularySchema: string | null
  /** A schema of the role's own for working tables; temporary tables when null. */
  readonly workSchema: string | null
  readonly statementMs: number
  /** A role that no permission holds back is refused unless the hospital says otherwise. */
  readonly superuserAllowed: boolean
}

/** `full`: the server's certificate comes from a trusted authority and names the host. */
export type PostgresTls =
  | {
      readonly verify: 'full'
      /** PEM; the system's authorities when null. */ readonly ca: string | null
    }
  | { readonly verify: 'off' }

/** Nobody else can listen on the way: a socket file, or this machine. */
export function isLocal(host: string): boolean {
  return host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host)
}

/** The schemas that are read. */
export function schemasOf({ schema, vocabularySchema }: PostgresPlace): readonly string[] {
  return [...new Set([schema, vocabularySchema ?? schema])]
}
