import path from 'node:path'
import { present } from '@sampan/shared'
import { until } from '../stage/processes.ts'
import { roles, type Hospital } from '../stage/hospital.ts'
import type { Stage } from '../stage/stage.ts'
import { repository } from './repository.ts'
import type { Scenario } from './scenario.ts'
import type { Telling } from './telling.ts'

/** Validates and submits the study, and exports it for approvers. */
export async function submit(
  { researcher, folder }: Stage,
  scenario: Scenario,
  telling: Telling,
): Promise<{ readonly study: string; readonly exported: string }> {
  const { line, t, note } = telling
  const { studyFile } = scenario
  await researcher.run('study', 'validate', studyFile)
  line(t('study.sound', { file: path.relative(repository, studyFile) }))
  const { id, digest } = await researcher.run('study', 'submit', studyFile, '--yes')
  line(t('study.submitted', { id: String(id), digest: String(digest) }))
  const exported = path.join(folder, 'study.export.json')
  await researcher.run('study', 'export', String(id), '--out', exported)
  note({ study: { id, digest, file: path.relative(repository, studyFile) } })
  return { study: String(id), exported }
}

/** Gives all signatures but one, and shows that nothing runs without it. */
export async function refusedForOne(
  stage: Stage,
  { study, exported }: { readonly study: string; readonly exported: string },
  telling: Telling,
): Promise<void> {
  const { line, t, note } = telling
  const last = lastHospital(stage)
  await Promise.all(stage.hospitals.map((hospital) => knowsOf(hospital, study)))
  await Promise.all(
    stage.hospitals.map(async (hospital) => {
      for (const role of roles)
        if (hospital !== last || role !== 'ethics') await hospital.decide(role, exported)
    }),
  )
  const all = stage.hospitals.length * roles.length
  line(t('study.signed', { signed: all - 1, all }))
  await untilApproved(stage, study, stage.hospitals.length - 1)
  const refused = await stage.researcher.attempt('run', 'start', study, '--watch')
  const { code, context } = present(refused.error, 'a refusal')
  const named = context['site'] ?? context['subject']
  const sites = typeof named === 'string' ? named : '-'
  line(t('study.refused', { code, sites }))
  note({ refused: { code, context, run: refused.data['id'] ?? null } })
  await last.decide('ethics', exported)
  line(t('study.last', { role: 'ethics', site: last.spec.id }))
  await untilApproved(stage, study, stage.hospitals.length)
}

function lastHospital({ hospitals }: Stage): Hospital {
  return present(hospitals.at(-1), 'a hospital')
}

/** The study has reached the hospital's agent. */
async function knowsOf(hospital: Hospital, study: string): Promise<void> {
  await until(`${hospital.spec.id} knows the study`, async () => {
    const { studies } = await hospital.agent('studies')
    return (studies as readonly { readonly id: string }[]).some(({ id }) => id === study)
  })
}

/** The coordinator has heard of so many approvals. */
export async function untilApproved(stage: Stage, study: string, count: number): Promise<void> {
  await until(`${count} hospitals have approved`, async () => {
    const { studies } = await stage.researcher.run('study', 'list')
    const found = (studies as readonly Listed[]).find(({ id }) => id === study)
    const approved = found?.decisions.filter(({ decision }) => decision === 'approved') ?? []
    return approved.length >= count
  })
}

interface Listed {
  readonly id: string
  readonly decisions: readonly { readonly decision: string }[]
}
