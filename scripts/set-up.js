// Makes a fresh clone ready, then runs one of the programs of this folder. Plain JavaScript: nothing is built before it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { performance } from 'node:perf_hooks'

const root = path.resolve(import.meta.dirname, '..')
const lockFile = path.join(root, 'package-lock.json')
const stamp = path.join(root, 'node_modules', '.sampan-packages')

const [program = '', ...words] = process.argv.slice(2)
requireNode()
await installPackages()
await build()
process.argv = [process.argv[0], program, ...words]
await import(`./dist/${program}/main.js`)

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`Node.js 20.19 or newer is needed; this is ${process.version}.\n`)
  process.exit(70)
}

/** Once for every lock file. */
async function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing packages (npm ci) ...')
  await run('npm', ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

async function build() {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
  const startedMs = performance.now()
  await run(process.execPath, [compiler, '--build'])
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  if (seconds > 1) say(`Built in ${seconds} s.`)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Runs a program in the root of the workspace; ends us with its status when it fails. */
async function run(file, args) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 2] })
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(70))
    child.once('exit', (code, signal) => resolve(signal === null ? code : 130))
  })
  for (const signal of signals) process.off(signal, pass)
  if (status !== 0) process.exit(status)
}
