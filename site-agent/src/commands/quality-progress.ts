import type { Session } from '@sampan/terminal'
import { qualityTexts } from '../text/quality-texts.ts'

/** Where there is no screen, a check says where it is only when it takes long. */
const silentMs = 5000

/** Says on standard error which table is looked at. */
export function qualityProgress(
  session: Session,
): (progress: { readonly table: string; readonly done: number; readonly total: number }) => void {
  const { clock, errors } = session.surroundings
  const t = qualityTexts(session.language)
  const last = { atMs: clock.nowMs() }
  return ({ table, done, total }) => {
    const nowMs = clock.nowMs()
    if (errors.isTTY !== true && nowMs - last.atMs < silentMs) return
    last.atMs = nowMs
    session.note(t('progress', { table, done: done + 1, total }))
  }
}
