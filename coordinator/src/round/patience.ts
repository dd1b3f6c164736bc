import type { Body, Timeouts } from '@sampan/proto'
import {
  canGoOn,
  onlyAbsentMissing,
  phaseTable,
  type AttemptState,
  type Phase,
  type SetRules,
} from './transitions.ts'

/**
 * How long a run waits for something to move. A site that is away gets the time in which one connects, where the sum
 * may do without it; one that is there, the time to compute; and where nobody can be left out, sites get long.
 */
export function patienceMs(
  phase: AttemptState | null,
  rules: SetRules,
  timeouts: Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>,
): number {
  const { handshakeMs, phaseProgressMs, absenceMs } = timeouts
  if (phase === null || phase.phase === 'done') return absenceMs
  if (phase.phase === 'waiting') return canGoOn(phase, rules) ? handshakeMs : absenceMs
  if (!phaseTable[phase.phase].fragile) return absenceMs
  const mayLeaveOut = onlyAbsentMissing(phase) && canGoOn(phase, rules)
  return mayLeaveOut ? handshakeMs : phaseProgressMs
}

/** The phase in which a message is an answer; null for other messages. */
export function answerPhase(type: Body['type']): Phase | null {
  switch (type) {
    case 'advertisement':
      return 'advertise'
    case 'shares':
      return 'share'
    case 'complaint':
    case 'streamHeader':
    case 'streamChunk':
      return 'mask'
    case 'confirmation':
      return 'confirm'
    case 'reveal':
      return 'reveal'
    default:
      return null
  }
}
