import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'

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
