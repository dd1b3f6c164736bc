import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { fileExists, folderOf, SampanError } from '@sampan/shared'

/**
 * Writes a file that was not there before; nothing is overwritten. After an error nothing is left of it.
 * @throws the system's EEXIST and others, which the command line reports as file-exists, file-missing, disk-full
 */
export function writeNew(file: string, content: Uint8Array | string, mode = 0o644): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const handle = openSync(file, 'wx', mode)
  try {
    for (let at = 0; at < bytes.byteLength;) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(handle)
  }
}

/**
 * That `writeNew` will have a place: asked before something is done whose outcome would be lost without it.
 * @throws SampanError file-exists, file-missing for a folder that is not there
 */
export function requireNew(file: string | undefined): void {
  if (file === undefined) return
  if (fileExists(file)) throw new SampanError('file-exists', { file })
  if (!fileExists(folderOf(file))) throw new SampanError('file-missing', { file: folderOf(file) })
}
