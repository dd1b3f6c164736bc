import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { releaseCheck, systemClock, systemRandom } from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { analyse, simulate } from '@sampan/simulation'
import { reference } from '../../support/reference.ts'
import type { Stored } from './results.ts'

const here = path.resolve(import.meta.dirname, '../../..')
const ignore = (): void => undefined

/** Own numbers may be seen: `meta` is compared too. */
const policy = `${defaultPolicy}
@id("own-numbers")
permit (principal, action == Action::"showOwn", resource)
when { context.flow == "site-estimate" };
`

export interface Compared {
  /** Of test/studies. */
  readonly study: string
  readonly dictionary: string
  readonly data: string
  /** Name of the sites before the value of the column. */
  readonly name: string
  readonly split: string
}

/** Runs a study of test/studies through the whole path, a site for every value of a column, at the floors for comparisons. */
export async function federated(asked: Compared): Promise<Stored> {
  const { dictionary, data, name, split } = asked
  const floors = readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8')
  const simulated = await simulate({
    study: studyOf(asked),
    sites: [{ id: name, path: data }],
    split,
    dictionary: path.join(here, 'studies', dictionary),
    policy,
    floors: `${floors}aloneOk: true\nqueriesPerDay: 1000\n`,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
  const { state, reason, subject } = simulated.view
  if (state !== 'completed') throw new Error(`${state}: ${String(reason)} ${String(subject)}`)
  return simulated.results
}

/** The same study over all hospitals' data in one process, unmasked: what the path through a federation is held to. */
export async function inMemory(asked: Compared): Promise<Stored> {
  const analysed = await analyse({
    study: { ...studyOf(asked), files: new Map() },
    ...{ data: asked.data, split: asked.split, clock: systemClock, onProgress: ignore },
    dictionary: path.join(here, 'studies', asked.dictionary),
  })
  if (analysed.faults !== null) throw new Error(JSON.stringify(analysed.faults))
  const { floors } = analysed.manifest
  return analysed.ended.map(({ analysis, outcome }) => {
    if (outcome.type === 'failure') return { analysis, outcome: 'failed', code: outcome.code }
    const released = releaseCheck(outcome.result, floors)
    if (released.type === 'refused') return { analysis, outcome: 'withheld', code: released.code }
    return { analysis, outcome: 'released', result: released.result }
  })
}

function studyOf({ study }: Compared): { readonly text: string; readonly fileName: string } {
  const fileName = `${study}.yaml`
  return { text: readFileSync(path.join(here, 'studies', fileName), 'utf8'), fileName }
}

/** Complete cases of the four hospitals, with a column of ones for conditional models. */
export function heartData(folder: string): string {
  const rows = read('heart', 'complete_cases.csv')
  return write(folder, 'heart.csv', [
    `${rows[0] ?? ''},"one"`,
    ...rows.slice(1).map((row) => `${row},1`),
  ])
}

/** The lung data; with `everybody` the patient of no institution is in the first, else those without an ECOG score are left out. */
export function lungData(folder: string, everybody: boolean): string {
  const rows = read('survival', 'survival_lung.csv')
    .filter((row) => everybody || row.split(',')[5] !== '')
    .map((row) => (everybody && row.startsWith(',') ? `1${row}` : row))
  return write(path.join(folder, everybody ? 'everybody' : 'known'), 'survival_lung.csv', rows)
}

/** Infections of the trial; the first of everybody, or all. */
export function cgdData(folder: string, which: 'first' | 'all'): string {
  const [head = '', ...rows] = read('survival', 'survival_cgd.csv')
  const at = head.split(',').indexOf('"enum"')
  const kept = rows.filter((row) => which === 'all' || row.split(',')[at] === '1')
  return write(path.join(folder, which), 'cgd.csv', [head, ...kept])
}

function read(...parts: readonly string[]): readonly string[] {
  return readFileSync(reference(...parts), 'utf8')
    .trim()
    .split(/\r?\n/)
}

function write(folder: string, name: string, rows: readonly string[]): string {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, name)
  writeFileSync(file, `${rows.join('\n')}\n`)
  return file
}
