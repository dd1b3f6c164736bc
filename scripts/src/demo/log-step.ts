import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { present } from '@sampan/shared'
import { run } from '../stage/programs.ts'
import type { Stage } from '../stage/stage.ts'
import type { Telling } from './telling.ts'

/** Exports the round log, verifies it, flips one byte, and verifies again. False when the flip is not noticed. */
export async function showLog(stage: Stage, telling: Telling): Promise<boolean> {
  const { line, t, note } = telling
  const { auditor, coordinator, folder } = stage
  const bundle = path.join(folder, 'bundle')
  const trust = path.join(folder, 'trust.txt')
  await auditor.run('audit', 'export', '--out', bundle)
  await run({
    program: 'coordinator',
    words: ['trust', '--home', coordinator.home, '--out', trust],
    environment: { HOME: folder },
  })
  const sound = await auditor.run('audit', 'verify', bundle, '--trust', trust)
  line(t('log.sound', { count: Number(sound['size']) }))
  const flipped = path.join(folder, 'bundle-flipped')
  cpSync(bundle, flipped, { recursive: true })
  const flippedFile = flipOneByte(flipped)
  const answer = await auditor.attempt('audit', 'verify', flipped, '--trust', trust)
  const error = answer.error
  const place = wordOf(answer.data['place'] ?? error?.context['place'])
  if (error !== null) line(t('log.flipped', { file: flippedFile, code: error.code, place }))
  note({
    log: sound,
    flipped: { file: flippedFile, noticed: error !== null, code: error?.code ?? null, place },
  })
  return error !== null
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '-'
}

const entriesFolder = 'tile/entries'

/** In the middle of the entries: somebody changes what happened. */
function flipOneByte(bundle: string): string {
  const folder = path.join(bundle, entriesFolder)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  const found = present(
    files.find((each) => each.isFile()),
    'a file of entries',
  )
  const file = path.join(found.parentPath, found.name)
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  return path.relative(bundle, file)
}
