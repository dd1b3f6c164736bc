import type { Jurisdiction } from '../governance/records.ts'

/** Who there is in a federation, as the coordinator publishes it: what names in a study file stand for. */
export interface Directory {
  readonly coordinator: DirectoryCoordinator
  readonly sites: readonly DirectorySite[]
}

export interface DirectoryCoordinator {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  /** Digest of its protocol key. */
  readonly key: string
}

export interface DirectorySite {
  readonly site: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  /** Digest of its identity key. */
  readonly identity: string
}
