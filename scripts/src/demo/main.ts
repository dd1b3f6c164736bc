import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemEnvironment } from '@sampan/shared'
import { asSampanError, describeError } from '@sampan/terminal'
import { demoTexts } from '../text/demo-texts.ts'
import { endEverything } from '../stage/processes.ts'
import { demonstrate, writeFacts, type Demonstrated } from './demo.ts'
import { readOptions, type DemoOptions } from './options.ts'
import { openTelling, type Telling } from './telling.ts'
import { tellHowToGoOn } from './keep.ts'

/** 128 and the number of SIGINT, as shells count. */
const interruptedStatus = 130

process.exit(await main(process.argv.slice(2)))

async function main(words: readonly string[]): Promise<number> {
  const options = optionsOf(words)
  if (typeof options === 'number') return options
  const telling = openTelling(options.language, process.stdout)
  process.stdout.write(`${telling.t('title')}\n`)
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-demo-'))
  const demonstration = demonstrate(folder, options, telling)
  try {
    const outcome = await Promise.race([demonstration, untilInterrupted()])
    if (outcome !== 'interrupted') return await finish(outcome, { folder, options, telling })
    demonstration.catch(() => undefined)
    await endEverything()
    rmSync(folder, { recursive: true, force: true })
    return interruptedStatus
  } catch (error) {
    await endEverything()
    return broken(error, folder, telling)
  }
}

interface Ending {
  readonly folder: string
  readonly options: DemoOptions
  readonly telling: Telling
}

/** 0 when everything was as it must be. */
async function finish(
  { stage, isSound }: Demonstrated,
  { folder, options, telling }: Ending,
): Promise<number> {
  const { step, line, t, seconds } = telling
  step('step.end')
  if (options.json !== null) {
    writeFacts(options.json, telling)
    line(t('end.json', { file: options.json }))
  }
  if (options.keep) tellHowToGoOn(stage, folder, telling)
  else {
    await endEverything()
    rmSync(folder, { recursive: true, force: true })
    line(t('end.clean', { seconds: Math.round(seconds()) }))
  }
  return isSound ? 0 : 1
}

function optionsOf(words: readonly string[]): DemoOptions | number {
  const environment = systemEnvironment()
  try {
    const options = readOptions(words, environment)
    if (!options.help) return options
    process.stdout.write(`${demoTexts(options.language)('help')}\n`)
    return 0
  } catch (error) {
    const failure = asSampanError(error)
    const command = 'scripts/demo'
    process.stderr.write(`${describeError(failure, 'en', { command, debug: false })}\n`)
    return failure.exitStatus
  }
}

function untilInterrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        resolve('interrupted')
      })
  })
}

function broken(error: unknown, folder: string, { language, t }: Telling): number {
  const told =
    error instanceof Error && error.name === 'Error'
      ? error.message
      : describeError(asSampanError(error), language, { command: 'scripts/demo', debug: true })
  process.stderr.write(`\n${t('end.broken')}\n${told}\n${t('end.logs', { folder })}\n`)
  return 1
}
