import { flag } from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { runningWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const stop = atHome({
  name: 'stop',
  words: runningWords('stop'),
  arguments: {},
  options: { now: flag },
  examples: ['sampan-agent stop', 'sampan-agent stop --now'],
  codes: ['not-running', 'deadline-passed'],
  run: async ({ now }, session, home) => {
    const { stopAgent } = await import('../operations/stop.ts')
    const { pid } = await stopAgent(home, { now, clock: session.surroundings.clock })
    const t = agentTexts(session.language)
    const ended = pid === null ? t('stop.noProcess') : t('stop.ended', { pid: String(pid) })
    return {
      data: { stopped: now, pid },
      text: now ? `${t('stop.now')}\n${ended}` : ended,
    }
  },
})

export const resume = atHome({
  name: 'resume',
  words: runningWords('resume'),
  arguments: {},
  options: {},
  examples: ['sampan-agent resume'],
  codes: [],
  run: async (_, session, home) => {
    const { resumeAgent } = await import('../operations/stop.ts')
    const wasStopped = await resumeAgent(home)
    const t = agentTexts(session.language)
    return { data: { wasStopped }, text: t(wasStopped ? 'resume.done' : 'resume.nothing') }
  },
})
