import {
  buildRoster,
  createEphemeralKey,
  judgePeople,
  judgeWeights,
  MaskPool,
  maskVectorIn,
  openDelivery,
  sessionChecks,
  verifyCheckpoint,
  type maskVector,
} from '@sampan/shared'
import { nextPlan } from './analysis/next-plan.ts'
import { requireAgeBands, requireOpenColumns } from './features/locked.ts'
import { judgePublished } from './gate/gate.ts'
import { requireRounding } from './governance/rounding.ts'
import { eraseEarlierAttempts, findAttempt, keepAttempt } from './ledger/attempts.ts'
import { remembers } from './ledger/remembered.ts'
import { runsOnSamePeople } from './ledger/run-persons.ts'
import { checkDealers, checkDealerSignature, checkRoundLogged } from './masking/accept-shares.ts'
import { requireCurrent } from './masking/advertise.ts'
import {
  checkAbandonments,
  checkAdvertisements,
  checkBroadcast,
  checkContext,
  checkTerms,
  checkTimes,
  requireThisAttempt,
} from './masking/check-opening.ts'
import { checkSurvivors, requireNotAbandoned, signedBefore } from './masking/confirm.ts'
import { forgetSecrets, requireSameContext } from './masking/live-attempts.ts'
import { checkOwnView, checkPublished } from './masking/publish.ts'
import { checkConfirmations, requireOneSet, revealKinds } from './masking/reveal.ts'
import { requireSafeSet } from './masking/safe-set.ts'
import { requireBudget } from './privacy/debit.ts'
import { requireApart } from './privacy/differencing.ts'
import { requireNumbersLeft } from './privacy/numbers.ts'
import { checkRoster, checkRunLogged } from './studies/join.ts'

/** Masks a vector in place; in threads, when it is long. */
type MaskVector = (...input: Parameters<typeof maskVector>) => Promise<void> | void

/** One pool for the process, since it is the process's cores that it shares out. */
const inThreads: MaskVector = maskVectorIn(new MaskPool())

/**
 * Steps that protect the hospital against the coordinator and other hospitals, in the order in which the vault calls
 * them. Shipped entry points compose the vault with `shippedDefences` and nothing else; tests compose it with some of
 * them left out, to show that an attack then succeeds.
 */
export const shippedDefences = Object.freeze({
  /** Session: every frame is new and from the coordinator, and the log grows from what is known. */
  session: sessionChecks,
  verifyCheckpoint,
  /** What others show of an attempt stands in the ledger: an old copy of a disk does not know it. */
  remembers,

  /** Run: sites of the manifest, with their pinned identities, enough of them, on the record; open columns, enough people, and no run's but a few. */
  buildRoster,
  checkRoster,
  checkRunLogged,
  requireRounding,
  requireOpenColumns,
  requireAgeBands,
  judgePeople,
  requireApart,

  /** Advertise: the round and attempt that come now, under fresh keys; what was before is erased. */
  requireCurrent,
  eraseEarlierAttempts,
  createEphemeralKey,

  /** Share: what is opened is what the study says and what everybody else was told. */
  checkTerms,
  checkTimes,
  checkAdvertisements,
  requireThisAttempt,
  checkAbandonments,
  nextPlan,
  checkBroadcast,
  checkContext,

  /** Mask: shares from those who say so, the opening on the record, nobody picked out, one vector an attempt. */
  requireSameContext,
  checkRoundLogged,
  checkDealers,
  checkDealerSignature,
  openDelivery,
  requireBudget,
  judgeWeights,
  judgePublished,
  maskVector: inThreads,
  requireNumbersLeft,
  findAttempt,
  keepAttempt,
  forgetSecrets,

  /** Confirm: one set, large enough, that cannot be subtracted from others. */
  signedBefore,
  requireNotAbandoned,
  checkSurvivors,
  runsOnSamePeople,
  requireSafeSet,

  /** Reveal: for the set that t members signed, once a round, one secret of each. */
  checkConfirmations,
  requireOneSet,
  revealKinds,

  /** Result: on the record, and of the attempt that this site knows. */
  checkPublished,
  checkOwnView,
})

export type Defences = typeof shippedDefences
