import { limits } from '@sampan/proto'
import { readText, resolvePath } from '@sampan/shared'
import type { PostgresSettings } from '../config/postgres-settings.ts'
import { isLocal, type PostgresPlace, type PostgresTls } from '../vault/omop/postgres/place.ts'

/**
 * Where the server is, with what stands in files; paths count from the agent's home. The files are read anew each time,
 * so that a password can be changed while the agent runs.
 * @throws SampanError file-missing, file-too-large, file-not-text
 */
export function postgresPlace(home: string, settings: PostgresSettings): PostgresPlace {
  const { host, port, database, user, schema, passwordFile } = settings
  const text = (file: string): string => readText(resolvePath(home, file), limits.settingsBytesMax)
  return {
    ...{ host, port, database, user, schema },
    // What an editor leaves at the end of a line is no part of it.
    password: passwordFile === undefined ? null : text(passwordFile).replace(/\r?\n$/, ''),
    tls: tlsOf(settings, text),
    vocabularySchema: settings.vocabularySchema ?? null,
    workSchema: settings.workSchema ?? null,
    statementMs: settings.statementTimeoutS * 1000,
    superuserAllowed: settings.allowSuperuser,
  }
}

function tlsOf(
  { host, tls, caFile }: PostgresSettings,
  text: (file: string) => string,
): PostgresTls {
  const verify = tls ?? (isLocal(host) ? 'off' : 'verify-full')
  if (verify === 'off') return { verify }
  return { verify: 'full', ca: caFile === undefined ? null : text(caFile) }
}
