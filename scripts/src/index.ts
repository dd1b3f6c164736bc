export {
  attempt,
  CommandFailed,
  programs,
  run,
  type Answer,
  type Command,
  type CommandError,
} from './stage/programs.ts'
export { untilApproved } from './demo/study-steps.ts'
export { environmentOf } from './stage/environment.ts'
export {
  endEverything,
  freePort,
  start,
  until,
  untilListening,
  type Running,
} from './stage/processes.ts'
export {
  joinHospitals,
  openStage,
  type Person,
  type Stage,
  type StageOptions,
} from './stage/stage.ts'
export {
  roles,
  setUpHospital,
  untilConnected,
  type Hospital,
  type HospitalSpec,
  type Role,
} from './stage/hospital.ts'
export type { Coordinator, OtherMain } from './stage/coordinator.ts'
export { heartScenario } from './demo/heart.ts'
export { syntheticScenario } from './demo/synthetic.ts'
export { pooledFit, type PooledFit } from './demo/pooled-fit.ts'
export type { Scenario } from './demo/scenario.ts'
export { startDoomed, type Doom } from './stage/doomed.ts'
export { killAt } from './stage/kill-at.ts'
