import path from 'node:path'
import type { Stage } from '../stage/stage.ts'
import { programs } from '../stage/programs.ts'
import { repository } from './repository.ts'
import type { Telling } from './telling.ts'

/** What to type at a federation that goes on. */
export function tellHowToGoOn(stage: Stage, folder: string, { line, t }: Telling): void {
  const { coordinator, hospitals } = stage
  const sampan = path.relative(repository, programs.sampan)
  const agent = path.relative(repository, programs.agent)
  const [first] = hospitals
  line(t('end.kept', { url: coordinator.url, folder }))
  line(t('end.try'))
  line(`  SAMPAN_HOME=${folder}/home-researcher node ${sampan} run list`)
  line(`  SAMPAN_HOME=${folder}/home-operator node ${sampan} site list`)
  if (first !== undefined) line(`  node ${agent} outbox ls --home ${first.home}`)
  line(t('end.stop'))
  for (const { home } of hospitals) line(`  node ${agent} stop --home ${home}`)
  line(`  node ${sampan} coordinator stop --home ${coordinator.home}`)
  line(`  rm -r ${folder}`)
}
