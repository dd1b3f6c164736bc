export { createCore, type Core, type CoreDependencies } from './core.ts'
export { openDatabase } from './storage/database.ts'
export type { Database } from './storage/schema.ts'
export type { HubLog } from './session/hub.ts'
export { submitStudy } from './study/studies.ts'
export { serve, type ServeHooks } from './process/serve.ts'
export { initCoordinator, type InitOptions } from './config/init.ts'
export {
  shippedDefences as shippedCoordinatorDefences,
  type CoordinatorDefences,
} from './defences.ts'
export { spoolStaging, type Staging } from './aggregation/staging.ts'
