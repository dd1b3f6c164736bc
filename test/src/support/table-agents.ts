import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endEverything, joinHospitals, openStage, type Stage } from '@sampan/scripts'
import type { AnalysisResult } from '@sampan/shared'
import { expect } from 'vitest'
import { approve, finished, submitStudy } from './running-federation.ts'

const here = path.resolve(import.meta.dirname, '../..')

/** A hospital whose tables stand in files of lines; the first line names the columns. */
export interface TableHospital {
  readonly id: string
  readonly tables: Readonly<Record<string, readonly string[]>>
}

/** Hospitals with registry tables as real processes. */
export interface TableAgents {
  readonly stage: Stage
  /** Submits a study, has everybody approve it, and runs it once: its results by the names of the analyses. */
  readonly resultsOf: (study: string) => Promise<ReadonlyMap<string, AnalysisResult>>
  readonly close: () => Promise<void>
}

/** Processes that start at once; more only keep each other waiting. */
const wave = 2

interface TableOptions {
  /** Of `test/studies`, for all tables. */
  readonly dictionary: string
  /** Lines to follow the floors that are for comparing with R. */
  readonly furtherFloors?: string
}

/** Starts them with the floors that are for comparing with R. */
export async function tableAgents(
  hospitals: readonly TableHospital[],
  { dictionary, furtherFloors = '' }: TableOptions,
): Promise<TableAgents> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-tables-'))
  const close = async (): Promise<void> => {
    await endEverything()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const floorsFile = path.join(folder, 'floors.yaml')
    const floors = readFileSync(path.join(here, 'floors/reference.yaml'), 'utf8')
    writeFileSync(floorsFile, `${floors}${furtherFloors}`)
    const stage = await openStage({
      folder,
      coordinator: { id: 'middle', controller: 'institute', jurisdiction: 'HK' },
      hospitals: hospitals.map((hospital) => ({
        ...{ id: hospital.id, controller: hospital.id, jurisdiction: 'OTHER' },
        ...{ model: 'registry' as const, data: written(hospital, folder, dictionary) },
        floorsFile,
      })),
    })
    for (let k = 0; k < stage.hospitals.length; k += wave)
      await joinHospitals({ ...stage, hospitals: stage.hospitals.slice(k, k + wave) })
    return { stage, resultsOf: (study) => resultsOf(stage, study), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The folder with the tables of a hospital, each with its dictionary beside it. */
function written({ id, tables }: TableHospital, folder: string, dictionary: string): string {
  const place = path.join(folder, `tables-${id}`)
  mkdirSync(place)
  for (const [name, lines] of Object.entries(tables)) {
    writeFileSync(path.join(place, `${name}.csv`), `${lines.join('\n')}\n`)
    copyFileSync(
      path.join(here, 'studies', dictionary),
      path.join(place, `${name}.dictionary.yaml`),
    )
  }
  return place
}

async function resultsOf(stage: Stage, name: string): Promise<ReadonlyMap<string, AnalysisResult>> {
  const { study, exported } = await submitStudy(stage, path.join(here, 'studies', name), '')
  await approve(stage, study, exported)
  const { id } = await stage.researcher.run('run', 'start', study)
  const view = await finished(stage, String(id))
  expect(view).toMatchObject({ state: 'completed', reason: null })
  const { results } = await stage.researcher.run('result', 'show', String(id))
  return new Map(
    (results as readonly { readonly analysis: string; readonly result: AnalysisResult }[]).map(
      ({ analysis, result }) => [analysis, result],
    ),
  )
}
