import { resolvePath, SampanError } from '@sampan/shared'
import type { AgentSettings } from '../config/settings.ts'

interface DataOptions {
  readonly data: string
  readonly model: 'omop' | 'registry' | undefined
  readonly schema: string | undefined
  readonly dictionary: string | undefined
  readonly 'vocabulary-schema': string | undefined
  readonly 'password-file': string | undefined
  readonly 'ca-file': string | undefined
}

/** The settings of a source, as the options of `init` say. @throws SampanError value-invalid */
export function sourceSettings(given: DataOptions): AgentSettings['source'] {
  const { data, schema, dictionary } = given
  const described = {
    model: given.model ?? ('omop' as const),
    ...(dictionary === undefined ? {} : { dictionary: resolvePath(dictionary) }),
  }
  if (/^postgres(ql)?:/i.test(data)) return { ...described, postgres: serverOf(data, given) }
  return {
    ...described,
    path: resolvePath(data),
    ...(schema === undefined ? {} : { schema }),
  }
}

type Server = NonNullable<AgentSettings['source']['postgres']>

/**
 * `postgresql://user@host:port/database`, or `postgresql://user@/database?host=/folder/of/the/socket`. A password in it
 * would stay in the shell's history and in lists of processes.
 */
function serverOf(data: string, given: DataOptions): Server {
  // Without a host an address of this kind is no URL to Node.
  const text = data.replace('@/', '@localhost/')
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username === '') throw refused('postgresql://USER@HOST:PORT/DATABASE')
  if (url.password !== '') throw refused('no password; use --password-file')
  const name = decodeURIComponent
  const { schema } = given
  const vocabularySchema = given['vocabulary-schema']
  const passwordFile = given['password-file']
  const caFile = given['ca-file']
  return {
    host: url.searchParams.get('host') ?? url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port === '' ? 5432 : Number(url.port),
    database: name(url.pathname.slice(1)),
    user: name(url.username),
    ...(passwordFile === undefined ? {} : { passwordFile: resolvePath(passwordFile) }),
    ...(caFile === undefined ? {} : { caFile: resolvePath(caFile) }),
    schema: schema ?? 'public',
    ...(vocabularySchema === undefined ? {} : { vocabularySchema }),
    statementTimeoutS: 600,
    allowSuperuser: false,
  }
}

function refused(expected: string): SampanError {
  return new SampanError('value-invalid', { what: '--data', expected })
}
