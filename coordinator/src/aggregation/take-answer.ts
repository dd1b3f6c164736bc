import type { Bodies, Body, Envelope } from '@sampan/proto'
import { SampanError, type RosterSite } from '@sampan/shared'
import type { AttemptEvent, Phase } from '../round/transitions.ts'
import type { Attempt } from './attempt.ts'
import {
  checkComplaint,
  closedAttempt,
  takeAdvertisement,
  takeChunk,
  takeConfirmation,
  takeHeader,
  takeReveal,
  takeShares,
  type RunIdentity,
} from './receive.ts'

/** What a checked answer means for the attempt. */
export interface Taken {
  readonly event: AttemptEvent | null
  readonly cosignature?: Bodies['cosignature'] | null
  /** A signed complaint: its code, and the index of the site it is about. */
  readonly complaint?: { readonly code: string; readonly against: number }
}

const phases: Readonly<Partial<Record<Body['type'], Phase>>> = {
  advertisement: 'advertise',
  shares: 'share',
  complaint: 'mask',
  streamHeader: 'mask',
  streamChunk: 'mask',
  confirmation: 'confirm',
  reveal: 'reveal',
}

/** The phase that a message belongs to; null when it belongs to none. */
export function answeredIn({ type }: Body): Phase | null {
  return phases[type] ?? null
}

/** What a message says in an attempt: also whoever revealed when others had been enough says with what it goes on. */
export function answerIn(
  attempt: Attempt,
  { round, attempt: number, body }: Envelope,
): Body | null {
  if (round === attempt.round && number === attempt.attempt) return body
  const isBefore = attempt.attempt === 1 && round === attempt.round - 1
  if (!isBefore || body.type !== 'reveal' || body.value.next === null) return null
  return { type: 'advertisement', value: body.value.next }
}

const nothing: Taken = { event: null }

/**
 * Checks one message of the current attempt and keeps what it brings.
 * @throws SampanError of the check that failed, naming the site; message-unexpected
 */
export function takeAnswer(
  identity: RunIdentity,
  attempt: Attempt,
  site: RosterSite,
  body: Body,
): Taken {
  const { index } = site
  switch (body.type) {
    case 'advertisement':
      takeAdvertisement(identity, attempt, { site, value: body.value })
      return { event: { type: 'answered', phase: 'advertise', index } }
    case 'shares':
      takeShares(attempt, identity.origin, { site, value: body.value })
      return {
        event: { type: 'answered', phase: 'share', index },
        cosignature: body.value.cosignature,
      }
    case 'complaint': {
      checkComplaint(attempt, { site, value: body.value })
      const { against, code } = body.value
      return { event: { type: 'complaint' }, complaint: { code, against } }
    }
    case 'streamHeader':
      takeHeader(attempt, { site, value: body.value })
      return nothing
    case 'streamChunk':
      return takeChunk(attempt, { site, value: body.value })
        ? { event: { type: 'answered', phase: 'mask', index } }
        : nothing
    case 'confirmation':
      takeConfirmation(attempt, { site, value: body.value })
      return { event: { type: 'answered', phase: 'confirm', index } }
    case 'reveal':
      takeReveal(attempt, closedAttempt(attempt), { site, value: body.value })
      return { event: { type: 'answered', phase: 'reveal', index } }
    default:
      throw new SampanError('message-unexpected', { site: site.site, type: body.type })
  }
}
