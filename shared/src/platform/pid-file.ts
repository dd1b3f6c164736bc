import { rmSync } from 'node:fs'
import { SampanError } from '../errors/sampan-error.ts'
import { fileExists, readText, writeAtomically } from './files.ts'

/** The process that a pid file names, if it still runs. A file left by a crash counts for nothing. */
export function runningPid(file: string): number | null {
  if (!fileExists(file)) return null
  const pid = Number.parseInt(readText(file, 64), 10)
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

/** Claims a folder for this process; the returned function gives it back. @throws SampanError already-running */
export function claimPid(file: string): () => void {
  const running = runningPid(file)
  if (running !== null && running !== process.pid)
    throw new SampanError('already-running', { pid: running })
  writeAtomically(file, `${process.pid}\n`)
  return () => {
    rmSync(file, { force: true })
  }
}
