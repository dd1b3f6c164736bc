import { momentText, renderFields } from '@sampan/terminal'
import type { Status } from '../operations/status.ts'
import { agentTexts, type SpeakAgent } from '../text/agent-texts.ts'
import { runningWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const status = atHome({
  name: 'status',
  words: runningWords('status'),
  arguments: {},
  options: {},
  examples: ['sampan-agent status'],
  codes: [],
  run: async (_, session, home) => {
    const { readStatus } = await import('../operations/status.ts')
    const found = await readStatus(home, session.surroundings.clock)
    const t = agentTexts(session.language)
    return {
      data: { ...plain(found), running: found.pid !== null },
      text: renderFields(fieldsOf(found, t)),
    }
  },
})

function plain(found: Status) {
  const {
    coordinator,
    link,
    stopped,
    locked,
    differencing,
    certificate,
    tls,
    studies,
    ...scalars
  } = found
  return {
    ...scalars,
    coordinator: { ...coordinator },
    link: link === null ? null : { state: link.value, since: link.since },
    stopped: stopped === null ? null : { since: stopped.since },
    locked: locked === null ? null : { reason: locked.value, since: locked.since },
    differencing: differencing === null ? null : { ...differencing },
    certificate: { ...certificate },
    tls: tls === null ? null : { ...tls },
    studies: { ...studies },
  }
}

function fieldsOf(found: Status, t: SpeakAgent): readonly (readonly [string, string])[] {
  const { pid, link, stopped, locked, differencing, certificate, tls, studies, coordinator } = found
  const decisions = (['approved', 'pending', 'rejected', 'withdrawn'] as const)
    .map((decision) => `${studies[decision]} ${t(`decision.${decision}`)}`)
    .join(', ')
  const linkText =
    link === null
      ? '-'
      : t(link.value === 'up' ? 'status.up' : 'status.down', { since: momentText(link.since) })
  return [
    [t('label.site'), found.site],
    [
      t('label.process'),
      pid === null ? t('status.notRunning') : t('status.running', { pid: String(pid) }),
    ],
    [t('label.coordinator'), coordinator.id ?? t('word.notEnrolled')],
    [t('label.address'), coordinator.url],
    [t('label.link'), linkText],
    ...(stopped === null
      ? []
      : [[t('label.stopped'), t('status.stopped', { since: momentText(stopped.since) })] as const]),
    ...(locked === null
      ? []
      : [
          [
            t('label.locked'),
            t('status.locked', { reason: locked.value, since: momentText(locked.since) }),
          ] as const,
        ]),
    ...(differencing === null
      ? []
      : [
          [
            t('label.refused'),
            t('status.differencing', {
              ...{ run: differencing.run, earlier: differencing.earlier },
              since: momentText(differencing.since),
            }),
          ] as const,
        ]),
    [t('label.certifiedUntil'), momentText(certificate.notAfter)],
    [t('label.tlsUntil'), momentText(tls?.notAfter ?? null)],
    [t('label.studies'), decisions],
  ]
}
