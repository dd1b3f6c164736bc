import type { RunView } from '@sampan/shared'
import { SingleBar, type Options, type Params } from 'cli-progress'
import { displayColumns } from '../output/columns.ts'
import type { Session } from '../program/session.ts'
import { answeredIn, describeRun } from './describe-run.ts'

/** Shows on standard error how a run goes on. */
export interface RunProgress {
  readonly show: (view: RunView) => void
  /** A remark that stays. */
  readonly note: (text: string) => void
  /** Leaves the screen in order; must be called whatever happens. */
  readonly stop: () => void
}

/** A bar that is drawn again in place on a screen; elsewhere one line per round, and for everything that is not usual. */
export function runProgress(session: Session): RunProgress {
  return session.surroundings.errors.isTTY === true ? barProgress(session) : lineProgress(session)
}

function lineProgress(session: Session): RunProgress {
  let last = ''
  return {
    show: (view) => {
      const { state, reason, subject, round, attempt } = view
      const stage = JSON.stringify([state, reason, subject, round, attempt])
      if (stage !== last) session.note(describeRun(view, session.language))
      last = stage
    },
    note: session.note,
    stop: () => undefined,
  }
}

interface Payload {
  readonly line: string
}

function barProgress(session: Session): RunProgress {
  let bar: SingleBar | null = null
  const stop = (): void => {
    bar?.stop()
    bar = null
  }
  return {
    show: (view) => {
      const payload: Payload = { line: describeRun(view, session.language) }
      if (bar === null) {
        bar = new SingleBar(barOptions(session))
        bar.start(view.sites.length, answeredIn(view), payload)
      } else {
        bar.setTotal(view.sites.length)
        bar.update(answeredIn(view), payload)
      }
    },
    note: (text) => {
      stop()
      session.note(text)
    },
    stop,
  }
}

/**
 * Cursor and line wrapping of the terminal are left alone: Ctrl-C ends the process at once, and nobody would put them
 * back.
 */
function barOptions({ surroundings }: Session): Options {
  return {
    stream: surroundings.errors,
    format: formatLine,
    fps: 5,
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
    clearOnComplete: false,
  }
}

const barColumns = 16

function formatLine(_options: Options, params: Params, payload: unknown): string {
  const { line } = payload as Payload
  const done = Math.round(params.progress * barColumns)
  const bar = '='.repeat(done).padEnd(barColumns, '-')
  return cut(`[${bar}] ${line}`, params.maxWidth)
}

/** A line that is wider than the screen would start a new one, which is never drawn over. */
function cut(text: string, columns: number): string {
  let kept = ''
  let width = 0
  for (const character of text) {
    width += displayColumns(character)
    if (width > columns - 1) break
    kept += character
  }
  return kept
}
