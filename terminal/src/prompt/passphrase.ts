import { limits } from '@sampan/proto'
import { fromUtf8, readBounded, SampanError } from '@sampan/shared'
import type { Session } from '../program/session.ts'
import type { Surroundings } from '../program/surroundings.ts'
import { terminalTexts } from '../text/terminal-texts.ts'

export interface PassphraseOptions {
  /** `--passphrase-file`. */
  readonly file: string | undefined
}

/**
 * The passphrase of a key that there is: from the file, or typed without echo.
 * @throws SampanError usage-invalid where there is neither a file nor a terminal; file-missing, file-too-large,
 * file-not-text, not-confirmed when nothing is typed
 */
export async function readPassphrase(
  session: Session,
  { file }: PassphraseOptions,
): Promise<string> {
  if (file !== undefined) return readSecretFile(file)
  const ask = terminalTexts(session.language)('passphrase.ask')
  return normalised(await readSecretly(session.surroundings, ask))
}

/**
 * A passphrase for a new key: from the file, or typed twice without echo.
 * @throws SampanError as readPassphrase, and value-invalid when it is short or the second differs from the first
 */
export async function choosePassphrase(
  session: Session,
  { file }: PassphraseOptions,
): Promise<string> {
  const t = terminalTexts(session.language)
  const least = limits.passphraseCharactersMin
  const chosen =
    file === undefined
      ? normalised(await readSecretly(session.surroundings, t('passphrase.choose', { least })))
      : readSecretFile(file)
  if (Array.from(chosen).length < least)
    throw new SampanError('value-invalid', { what: 'passphrase', charactersMin: least })
  if (file === undefined) {
    const again = normalised(await readSecretly(session.surroundings, t('passphrase.again')))
    if (again !== chosen) throw new SampanError('value-invalid', { what: 'second passphrase' })
  }
  return chosen
}

/** A secret in a file: its first line, which must be the only one. */
export function readSecretFile(file: string): string {
  const text = fromUtf8(readBounded(file, limits.secretFileBytesMax))
  if (text === null) throw new SampanError('file-not-text', { file })
  const line = text.replace(/\r?\n$/, '')
  if (line === '' || /[\r\n]/.test(line))
    throw new SampanError('file-malformed', { file, expected: 'one line' })
  return normalised(line)
}

/** The same letters have one form, whatever keyboard they came from. */
function normalised(text: string): string {
  return text.normalize('NFC')
}

const enter = new Set(['\r', '\n', '\u0004'])
const erase = new Set(['\u007f', '\b'])
const charactersMax = limits.secretFileBytesMax

/**
 * Reads a line from the keyboard that appears nowhere.
 * @throws SampanError usage-invalid where there is no terminal; not-confirmed for an empty line or Ctrl-C
 */
export function readSecretly(surroundings: Surroundings, question: string): Promise<string> {
  const { input, errors, interrupt } = surroundings
  if (input.isTTY !== true || input.setRawMode === undefined)
    return Promise.reject(
      new SampanError('usage-invalid', { problem: 'no-terminal', given: '--passphrase-file' }),
    )
  if (input.readableEnded) return Promise.reject(new SampanError('not-confirmed'))
  errors.write(question)
  input.setRawMode(true)
  return new Promise((resolve, reject) => {
    const decoder = new TextDecoder()
    let typed: readonly string[] = []
    const finish = (): void => {
      input.off('data', take)
      input.off('end', abandon)
      input.pause()
      input.setRawMode?.(false)
      errors.write('\n')
    }
    const abandon = (): void => {
      finish()
      reject(new SampanError('not-confirmed'))
    }
    const take = (chunk: Uint8Array | string): void => {
      const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
      for (const character of text) {
        if (character === '\u0003') {
          abandon()
          interrupt()
          return
        }
        if (enter.has(character)) {
          if (typed.length === 0) abandon()
          else {
            finish()
            resolve(typed.join(''))
          }
          return
        }
        typed = afterKey(typed, character)
      }
    }
    input.on('data', take)
    input.on('end', abandon)
    input.resume()
  })
}

function afterKey(typed: readonly string[], character: string): readonly string[] {
  if (erase.has(character)) return typed.slice(0, -1)
  if (character === '\u0015') return []
  const isKept = character >= ' ' && typed.length < charactersMax
  return isKept ? [...typed, character] : typed
}
