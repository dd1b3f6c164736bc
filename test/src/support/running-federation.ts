import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GlmResult, RunView } from '@sampan/shared'
import {
  endEverything,
  joinHospitals,
  openStage,
  roles,
  syntheticScenario,
  until,
  untilApproved,
  type Hospital,
  type Scenario,
  type Stage,
} from '@sampan/scripts'

/** Four generated hospitals as real processes, with a study that everybody approved. */
export interface RunningFederation {
  readonly stage: Stage
  readonly scenario: Scenario
  readonly study: string
  readonly exported: string
  readonly close: () => Promise<void>
}

export async function runningFederation(): Promise<RunningFederation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-e2e-'))
  const close = async (): Promise<void> => {
    await endEverything()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const data = path.join(folder, 'data')
    mkdirSync(data)
    const scenario = await syntheticScenario(data)
    const coordinator = { id: 'middle', controller: 'institute', jurisdiction: 'HK' as const }
    const stage = await openStage({
      folder,
      coordinator: { ...coordinator, logLevel: 'debug' },
      hospitals: scenario.hospitals.map((hospital) => ({ ...hospital, logLevel: 'debug' })),
    })
    await joinHospitals(stage)
    const { study, exported } = await submitStudy(stage, scenario.studyFile)
    await approve(stage, study, exported)
    return { stage, scenario, study, exported, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Submits a study file, with more members at its end. */
export async function submitStudy(
  { researcher, folder }: Stage,
  studyFile: string,
  more = 'runsMax: 50\n',
): Promise<{ readonly study: string; readonly exported: string }> {
  const name = crypto.randomUUID()
  const file = path.join(folder, `${name}.yaml`)
  copyFileSync(studyFile, file)
  appendFileSync(file, more)
  const { id } = await researcher.run('study', 'submit', file, '--yes')
  const exported = path.join(folder, `${name}.export.json`)
  await researcher.run('study', 'export', String(id), '--out', exported)
  return { study: String(id), exported }
}

/** Every approver of every hospital signs; resolves when the coordinator knows. */
export async function approve(stage: Stage, study: string, exported: string): Promise<void> {
  await Promise.all(stage.hospitals.map((hospital) => approveAt(hospital, study, exported)))
  await untilApproved(stage, study, stage.hospitals.length)
}

async function approveAt(hospital: Hospital, study: string, exported: string): Promise<void> {
  await until('the study has arrived', async () => {
    const { studies } = await hospital.agent('studies')
    return (studies as readonly { readonly id: string }[]).some(({ id }) => id === study)
  })
  for (const role of roles) await hospital.decide(role, exported)
}

/** Follows a run to its end; a run that waits for a person is told to go on. */
export async function finished({ researcher }: Stage, run: string): Promise<RunView> {
  let answer = await researcher.attempt('run', 'watch', run)
  for (let k = 0; k < 3 && answer.data['state'] === 'paused'; k++)
    answer = await researcher.attempt('run', 'continue', run, '--watch')
  return answer.data as unknown as RunView
}

/** The regression of a completed run. */
export async function regressionOf({ researcher }: Stage, run: string): Promise<GlmResult> {
  const { results } = await researcher.run('result', 'show', run, '--analysis', 'model')
  const [stored] = results as readonly { readonly result: GlmResult }[]
  if (stored === undefined) throw new Error('no result')
  return stored.result
}
