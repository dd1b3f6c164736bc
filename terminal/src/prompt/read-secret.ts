import { limits } from '@sampan/proto'
import { SampanError } from '@sampan/shared'
import type { Session } from '../program/session.ts'
import { readLine } from './read-line.ts'
import { readSecretFile, readSecretly } from './passphrase.ts'

/**
 * A token or other secret: from a file, typed without echo at a terminal, or the first line that is piped in.
 * @throws SampanError not-confirmed when nothing comes; codes of readSecretFile
 */
export async function readSecret(
  session: Session,
  { file, question }: { readonly file: string | undefined; readonly question: string },
): Promise<string> {
  if (file !== undefined) return readSecretFile(file)
  const { input } = session.surroundings
  if (input.isTTY === true) return (await readSecretly(session.surroundings, question)).trim()
  const line = ((await readLine(input)) ?? '').trim()
  if (line === '' || line.length > limits.secretFileBytesMax) throw new SampanError('not-confirmed')
  return line
}
