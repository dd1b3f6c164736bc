export {
  createFederation,
  type Federation,
  type FederationOptions,
} from './federation/federation.ts'
export { openTap, type SimulatedSite, type SiteOptions, type Tap } from './federation/site.ts'
export {
  simulate,
  type LocalSite,
  type Simulated,
  type SimulateOptions,
} from './simulate/simulate.ts'
