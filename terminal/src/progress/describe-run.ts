import type { Language, RunView } from '@sampan/shared'
import { terminalTexts, type SpeakTerminal } from '../text/terminal-texts.ts'
import { secondsLeft } from './time-left.ts'

/** Where a run stands, in one line: for logs and pipes, and beside the bar on a screen. */
export function describeRun(view: RunView, language: Language): string {
  const t = terminalTexts(language)
  const separator = language === 'en' ? ', ' : '，'
  return [...standing(view, t), ...attemptOf(view, t), ...fit(view, t)].join(separator)
}

function standing(view: RunView, t: SpeakTerminal): readonly string[] {
  const reason = view.reason ?? '-'
  switch (view.state) {
    case 'inviting':
      return [
        t('progress.inviting', {
          accepted: view.sites.filter((site) => site.accepted).length,
          count: view.sites.length,
        }),
      ]
    case 'waiting':
      return [t('progress.waiting', { subject: view.subject ?? '-', reason })]
    case 'paused':
    case 'refused':
    case 'lost':
      return [t(`progress.${view.state}`, { reason })]
    case 'completed':
    case 'cancelled':
      return [t(`progress.${view.state}`)]
    case 'running':
      return roundOf(view, t)
  }
}

function roundOf(view: RunView, t: SpeakTerminal): readonly string[] {
  const { analysis, step, phase, round } = view
  const place = phase === null ? '-' : t(`phase.${phase}`)
  return [
    t('progress.round', { round, phase: place }),
    ...(analysis === null ? [] : [t('progress.step', { analysis, step: step ?? '-' })]),
    t('progress.answered', { answered: answeredIn(view), sites: view.sites.length }),
  ]
}

export function answeredIn(view: RunView): number {
  return view.sites.filter((site) => site.answered).length
}

function attemptOf({ state, attempt }: RunView, t: SpeakTerminal): readonly string[] {
  return state === 'running' && attempt > 1 ? [t('progress.attempt', { attempt })] : []
}

/** The last deviances, falling, and how long it may still take. */
function fit(view: RunView, t: SpeakTerminal): readonly string[] {
  if (view.state !== 'running' || view.deviance.length === 0) return []
  const values = view.deviance.slice(-3).map(deviance).join(' > ')
  const count = secondsLeft(view)
  const left = count === null ? [] : [t('progress.left', { count, analysis: view.analysis ?? '-' })]
  return [t('progress.deviance', { values }), ...left]
}

function deviance(value: number): string {
  return Number(value.toPrecision(8)).toString()
}
