import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderTable } from '@sampan/terminal'
import { joinHospitals, openStage, type Stage } from '../stage/stage.ts'
import { showAnswer } from './answer-step.ts'
import { heartScenario } from './heart.ts'
import { showWhatLeft } from './left-step.ts'
import { showLog } from './log-step.ts'
import type { DemoOptions } from './options.ts'
import { repository } from './repository.ts'
import { runThroughDeparture } from './depart-step.ts'
import { runThroughKill } from './run-steps.ts'
import type { Scenario } from './scenario.ts'
import { refusedForOne, submit } from './study-steps.ts'
import { syntheticScenario } from './synthetic.ts'
import type { Telling } from './telling.ts'

export interface Demonstrated {
  readonly stage: Stage
  /** Federated equals pooled, and the flipped byte was noticed. */
  readonly isSound: boolean
}

/** The demonstration from data to verified log. */
export async function demonstrate(
  folder: string,
  options: DemoOptions,
  telling: Telling,
): Promise<Demonstrated> {
  telling.step('step.data')
  const scenario = await makeData(folder, options, telling)

  telling.step('step.federation')
  const { hospitals } = scenario
  const { language, keep: outlives } = options
  const coordinator = {
    id: 'harbour-institute',
    controller: 'harbour-institute',
    jurisdiction: 'HK' as const,
  }
  const stage = await openStage({ folder, coordinator, hospitals, language, outlives })
  await joinHospitals(stage)
  tellFederation(stage, telling)

  telling.step('step.study')
  const submitted = await submit(stage, scenario, telling)
  await refusedForOne(stage, submitted, telling)

  const { depart } = options
  telling.step(depart === null ? 'step.run' : 'step.depart')
  const view =
    depart === null
      ? await runThroughKill(stage, submitted.study, telling)
      : await runThroughDeparture(stage, submitted.study, depart, telling)

  telling.step('step.answer')
  const isEqual = await showAnswer(stage, view.id, scenario, telling)

  telling.step('step.left')
  await showWhatLeft(stage, view.id, telling)

  telling.step('step.log')
  const isNoticed = await showLog(stage, telling)

  return { stage, isSound: isEqual && isNoticed }
}

async function makeData(
  folder: string,
  { data }: DemoOptions,
  { line, t, note }: Telling,
): Promise<Scenario> {
  const target = path.join(folder, 'data')
  mkdirSync(target)
  const scenario =
    data === null ? await syntheticScenario(target) : await heartScenario(data, target)
  line(t(`data.${scenario.id}`))
  const columns = [
    { head: t('label.site') },
    { head: t('label.name') },
    { head: t('label.controller') },
    { head: t('label.jurisdiction') },
    { head: t('label.people'), align: 'right' as const },
  ]
  const rows = scenario.hospitals.map(({ id, name, controller, jurisdiction, people }) => [
    ...[id, name, controller, jurisdiction, String(people)],
  ])
  line(renderTable({ columns, rows }))
  if (scenario.attribution !== null) line(scenario.attribution)
  const { floorsFile } = scenario
  if (floorsFile !== null) line(t('data.floors', { file: path.relative(repository, floorsFile) }))
  note({
    scenario: scenario.id,
    hospitals: scenario.hospitals.map(({ id, name, controller, jurisdiction, people }) => ({
      ...{ id, name, controller, jurisdiction, people },
    })),
    attribution: scenario.attribution,
    truth: scenario.truth,
  })
  return scenario
}

function tellFederation({ coordinator, hospitals }: Stage, { line, t, note }: Telling): void {
  const { url, fingerprint } = coordinator
  line(t('federation.coordinator', { url, fingerprint }))
  line(t('federation.enrolled', { count: hospitals.length }))
  note({ coordinator: { url, fingerprint } })
}

/** Everything that was reported, as one JSON document. */
export function writeFacts(file: string, telling: Telling): void {
  const facts = { sampan: 1, demo: { ...telling.facts(), seconds: telling.seconds() } }
  writeFileSync(file, `${JSON.stringify(facts, null, 2)}\n`)
}
