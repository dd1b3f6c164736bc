import { limits } from '@sampan/proto'
import { fileExists, joinPath, runningPid, SampanError, sleep, type Clock } from '@sampan/shared'
import { settingsFileName } from '../config/installation.ts'
import { pidFileName } from '../process/serve.ts'
import { programWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome } from './at-home.ts'

export const stop = atHome({
  name: 'stop',
  words: programWords('stop'),
  arguments: {},
  options: {},
  examples: ['sampan coordinator stop'],
  codes: ['not-initialised', 'not-running', 'deadline-passed'],
  run: async (_, session, folder) => {
    if (!fileExists(joinPath(folder, settingsFileName)))
      throw new SampanError('not-initialised', { folder })
    const file = joinPath(folder, pidFileName)
    const pid = runningPid(file)
    if (pid === null) throw new SampanError('not-running', { folder })
    process.kill(pid, 'SIGTERM')
    await untilGone(session.surroundings.clock, file, pid)
    const t = coordinatorTexts(session.language)
    return { data: { folder, pid }, text: t('stop.stopped', { pid: String(pid) }) }
  },
})

/** @throws SampanError deadline-passed when it is still there; it has been told to stop all the same */
async function untilGone(clock: Clock, file: string, pid: number): Promise<void> {
  const untilMs = clock.nowMs() + limits.stopWaitMs
  while (runningPid(file) === pid) {
    if (clock.nowMs() > untilMs) throw new SampanError('deadline-passed', { pid })
    await sleep(clock, limits.stopCheckMs)
  }
}
