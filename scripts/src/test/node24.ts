import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Node.js 24 as a package of npm: its program. Null where there is none for this machine, or no way to it. */
export async function fetchNode24(folder: string): Promise<string | null> {
  const { major } = /^v(?<major>\d+)/.exec(process.version)?.groups ?? {}
  if (major === '24') return process.execPath
  const name = `node-${process.platform}-${process.arch}`
  const program = path.join(folder, 'node_modules', name, 'bin', 'node')
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  try {
    const words = [
      'install',
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--ignore-scripts',
      `${name}@24`,
    ]
    await execute('npm', words, { cwd: folder, timeout: 300_000 })
  } catch {
    return null
  }
  return existsSync(program) ? program : null
}
