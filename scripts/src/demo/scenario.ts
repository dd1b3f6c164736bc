import type { Jurisdiction } from '@sampan/shared'
import type { HospitalSpec } from '../stage/hospital.ts'
import type { PooledFit } from './pooled-fit.ts'

/** What a demonstration runs: hospitals with data, a study, and the answer that it should find. */
export interface Scenario {
  readonly id: 'synthetic' | 'heart'
  readonly hospitals: readonly ScenarioHospital[]
  /** A study file as a researcher writes it. */
  readonly studyFile: string
  /** The same model over all rows of some sites in one place, fitted by a plain Newton iteration in binary64. */
  readonly pooledOver: (sites: readonly string[]) => PooledFit
  /** True coefficients by term, where somebody knows them. */
  readonly truth: Readonly<Record<string, number>> | null
  /** To be shown with the data. */
  readonly attribution: string | null
  /** A file that lowers floors at every hospital. */
  readonly floorsFile: string | null
}

export interface ScenarioHospital extends HospitalSpec {
  readonly name: string
  readonly jurisdiction: Jurisdiction
  readonly people: number
}
