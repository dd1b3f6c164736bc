import { mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileExists, formatNumber, makePrivateFolder, SampanError } from '@sampan/shared'
import {
  choice,
  command,
  needed,
  renderTable,
  requireNew,
  text,
  whole,
  type Session,
} from '@sampan/terminal'
import { cdmLimits, type CdmPlan } from '../cdm/plan.ts'
import { exportCdm, writeCdm, type CdmCounts, type CdmOptions } from '../cdm/write-cdm.ts'
import { defaultTruth } from '../hospitals/generate.ts'
import { fourHospitals } from '../hospitals/hospitals.ts'
import { simulationTexts, simulationWords } from '../text/simulation-texts.ts'

const { hospitals } = fourHospitals
const profiles = hospitals.map(({ id }) => id)

export const generateCommand = command({
  name: 'generate',
  words: simulationWords('generate'),
  arguments: { PLACE: needed(text('PLACE')) },
  options: {
    people: whole('N', 1, cdmLimits.peopleMax),
    events: whole('N', 1, cdmLimits.eventsPerPersonMax),
    hospital: choice('NAME', profiles),
    seed: text('TEXT'),
    cdm: choice('VERSION', ['5.3', '5.4']),
    ids: choice('KIND', ['plain', 'wide']),
    format: choice('FORMAT', ['duckdb', 'parquet', 'csv']),
  },
  examples: [
    'scripts/generate harbour.duckdb --hospital harbour --people 10000',
    'scripts/generate cdm --format csv --cdm 5.3 --ids wide',
  ],
  codes: ['file-exists', 'file-missing', 'disk-full'],
  run: async ({ PLACE: place, format = 'duckdb', ...given }, session) => {
    requireNew(place)
    const plan: CdmPlan = {
      ...{ seed: given.seed ?? 'generated', people: given.people ?? 1000, truth: defaultTruth },
      ...hospitalNamed(given.hospital),
      eventsPerPerson: given.events ?? 100,
      version: given.cdm ?? '5.4',
      ids: given.ids ?? 'plain',
    }
    const counts = await write(place, format, { plan, options: progressOf(session) })
    const t = simulationTexts(session.language)
    return {
      data: { path: place, rows: Object.fromEntries(counts) },
      text: `${countsTable(session, counts)}\n\n${t('simulate.written', { file: place })}`,
    }
  },
})

function hospitalNamed(name = profiles[0]): Pick<CdmPlan, 'id' | 'profile'> {
  const found = hospitals.find(({ id }) => id === name)
  if (found === undefined) throw new SampanError('usage-invalid', { problem: 'wrong-value' })
  return { id: found.id, profile: found.profile }
}

interface Writing {
  readonly plan: CdmPlan
  readonly options: CdmOptions
}

/** Whole or not at all: it is written beside its place, and moved there at the end. */
async function write(
  place: string,
  format: 'duckdb' | 'parquet' | 'csv',
  { plan, options }: Writing,
): Promise<CdmCounts> {
  const folder = `${place}.part`
  if (fileExists(folder)) throw new SampanError('file-exists', { file: folder })
  makePrivateFolder(folder)
  try {
    const file = path.join(folder, 'cdm.duckdb')
    const counts = await writeCdm(file, plan, options)
    if (format === 'duckdb') renameSync(file, place)
    else {
      const tables = path.join(folder, 'tables')
      mkdirSync(tables)
      await exportCdm(file, tables, format)
      renameSync(tables, place)
    }
    return counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function progressOf(session: Session): CdmOptions {
  const t = simulationTexts(session.language)
  const number = (value: number): string => formatNumber(session.language, value)
  return {
    onProgress: ({ people, total }) => {
      session.note(t('generate.progress', { people: number(people), total: number(total) }))
    },
  }
}

function countsTable(session: Session, counts: CdmCounts): string {
  const t = simulationTexts(session.language)
  const columns = [{ head: t('label.table') }, { head: t('label.rows'), align: 'right' }] as const
  const rows = [...counts].map(([table, count]) => [table, formatNumber(session.language, count)])
  return renderTable({ columns, rows }, session.columns)
}
