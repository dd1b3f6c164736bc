import { readFileSync } from 'node:fs'
import { parseCohort, systemClock } from '@sampan/shared'
import { buildSnapshot, countCohort, openSource } from '@sampan/site-agent'
import { cohortDefinition, cohortFiles, cohortStudy, manyFeatures } from './omop-study.ts'
import type { OmopAnswer, OmopTask } from './omop-task.ts'

/** One operation on a source, as the agent does it, in a process whose memory is its own. Started by omop.main.ts. */
process.once('message', (task: OmopTask) => {
  void measure(task).then((answer) => {
    process.send?.(answer)
    process.disconnect()
  })
})

async function measure(task: OmopTask): Promise<OmopAnswer> {
  const startedMs = performance.now()
  const done = await perform(task)
  return { seconds: (performance.now() - startedMs) / 1000, peakMib: peakMib(), ...done }
}

async function perform({
  what,
  location,
}: OmopTask): Promise<Pick<OmopAnswer, 'people' | 'columns'>> {
  const source = openSource(location, { clock: systemClock })
  if (what === 'cohort') {
    const expression = parseCohort(JSON.stringify(cohortDefinition))
    const { people } = await countCohort(expression, source, undefined)
    return { people, columns: 0 }
  }
  const { people, columns } =
    what === 'snapshot of everyone'
      ? await buildSnapshot(source, manyFeatures)
      : await buildSnapshot(source, cohortStudy, { files: cohortFiles })
  return { people, columns: columns.size }
}

/** Of this process since it began: DuckDB's memory, the matrix and the heap of JavaScript. */
function peakMib(): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024
}
