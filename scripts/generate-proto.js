// Regenerates proto/generated from proto/sampan/v1. With --check: fails when the committed code differs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const bin = path.dirname(createRequire(import.meta.url).resolve('protobufjs-cli/package.json'))
const check = process.argv.includes('--check')
const committed = path.join(root, 'proto/generated')
const out = check ? mkdtempSync(path.join(tmpdir(), 'sampan-proto-')) : committed
const js = path.join(out, 'sampan.js')
const flags =
  '-t static-module -w es6 --es6 --no-delimited --no-typeurl --no-service --no-convert --no-verify --null-semantics'

execFileSync(process.execPath, [
  path.join(bin, 'bin/pbjs'),
  ...flags.split(' '),
  '-p',
  path.join(root, 'proto/sampan/v1'),
  '-o',
  js,
  path.join(root, 'proto/sampan/v1/frame.proto'),
])
execFileSync(process.execPath, [
  path.join(bin, 'bin/pbts'),
  '-o',
  path.join(out, 'sampan.d.ts'),
  js,
])

if (check) {
  const stale = ['sampan.js', 'sampan.d.ts'].filter(
    (file) =>
      readFileSync(path.join(out, file), 'utf8') !==
      readFileSync(path.join(committed, file), 'utf8'),
  )
  rmSync(out, { recursive: true })
  if (stale.length > 0) {
    process.stderr.write(`proto/generated is stale (${stale.join(', ')}): run npm run proto\n`)
    process.exit(1)
  }
}
