export { createCore, type Core, type CoreDependencies } from './core.ts'
export { openDatabase } from './storage/database.ts'
export type { Database } from './storage/schema.ts'
export type { HubLog } from './session/hub.ts'
export { submitStudy } from './study/studies.ts'
export { newAttempt, type Attempt } from './aggregation/attempt.ts'
export { answeredIn, takeAnswer } from './aggregation/take-answer.ts'
export { attemptRefusals } from './round/departures.ts'
export { delivery, dealerPaths, revealRequest, survivorSet } from './round/messages.ts'
export { openingOf } from './round/open-round.ts'
export { openSum } from './round/publish.ts'
export type { RunRecord } from './round/run-store.ts'
export { allowsSum } from './round/sum-sets.ts'
export {
  hopeless,
  missing,
  startAttempt,
  step,
  type AttemptEvent,
  type AttemptState,
  type Effect,
  type Phase,
  type SetRules,
} from './round/transitions.ts'
export { serve, type ServeHooks } from './process/serve.ts'
export { initCoordinator, type InitOptions } from './config/init.ts'
export {
  shippedDefences as shippedCoordinatorDefences,
  type CoordinatorDefences,
} from './defences.ts'
export { spoolStaging, type Staging } from './aggregation/staging.ts'
