export {
  createFederation,
  type Federation,
  type FederationOptions,
} from './federation/federation.ts'
export { openTap, type SimulatedSite, type SiteOptions, type Tap } from './federation/site.ts'
export { analyse, type Analysed } from './analyse/analyse.ts'
export { simulate, type Simulated, type SimulateOptions } from './simulate/simulate.ts'
export type { LocalSite } from './simulate/local-sites.ts'
export {
  defaultTruth,
  generateHospitals,
  type SimulationPlan,
  type Truth,
} from './hospitals/generate.ts'
export { fourHospitals, writeHospitals } from './hospitals/hospitals.ts'
export { pooledDesign } from './hospitals/pooled.ts'
export { convertHeart } from './heart/convert-heart.ts'
export { readHeartSite } from './heart/read-heart.ts'
export { heartAttribution, heartSites } from './heart/sites.ts'
export { AggregationHub, type Request, type Said } from './aggregation/aggregation-hub.ts'
export { AggregationSite } from './aggregation/aggregation-site.ts'
export {
  castOf,
  newCast,
  newChair,
  newParty,
  type CastFile,
  type Party,
} from './aggregation/cast.ts'
export { hospitalStudy } from './hospitals/study.ts'
export type { CdmPlan } from './cdm/plan.ts'
export { treeConcept, trees } from './cdm/vocabulary.ts'
export { exportCdm, writeCdm } from './cdm/write-cdm.ts'
export { cdmColumns, tableNames } from './hospitals/cdm-tables.ts'
export { sampanGenerate } from './commands/program.ts'
