import { rmSync } from 'node:fs'
import { SampanError } from '../errors/sampan-error.ts'
import { fileExists, readText, writeAtomically } from './files.ts'

/**
 * The process that a pid file names, if it still runs. A file left by a crash counts for nothing, also when its number
 * belongs to another process by now: where the system tells when a process began, that must agree.
 */
export function runningPid(file: string): number | null {
  if (!fileExists(file)) return null
  const [number = '', began = ''] = readText(file, 64).trim().split(' ')
  const pid = Number.parseInt(number, 10)
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    process.kill(pid, 0)
  } catch {
    return null
  }
  return began === '' || began === beginOf(pid) ? pid : null
}

/** Claims a folder for this process; the returned function gives it back. @throws SampanError already-running */
export function claimPid(file: string): () => void {
  const running = runningPid(file)
  if (running !== null && running !== process.pid)
    throw new SampanError('already-running', { pid: running })
  writeAtomically(file, `${process.pid} ${beginOf(process.pid)}\n`)
  return () => {
    rmSync(file, { force: true })
  }
}

/** Ticks since boot at which a process began (proc(5), stat, field 22); empty where there is no such file. */
function beginOf(pid: number): string {
  const file = `/proc/${pid}/stat`
  if (!fileExists(file)) return ''
  // The second field is the name in parentheses, which may hold anything.
  const text = readText(file, 4096)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields[19] ?? ''
}
