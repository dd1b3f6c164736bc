import {
  base64,
  exportSpki,
  type EnrolmentAnswer,
  type Jurisdiction,
  type PublicKey,
} from '@sampan/shared'

/** Who this coordinator is: what sites pin at enrolment. Public. */
export interface CoordinatorIdentity {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  readonly trustDomain: string
  /** ECDSA P-256; verifies the frames that the coordinator seals. */
  readonly protocolKey: PublicKey
  readonly log: {
    readonly origin: string
    /** C2SP verifier key. */
    readonly key: string
  }
  /** SHA-256 of the root certificate: the fingerprint that is given out of band. */
  readonly root: string
}

export function describeCoordinator(
  identity: CoordinatorIdentity,
): Omit<EnrolmentAnswer, 'chain' | 'checkpoint'> {
  const { id, controller, jurisdiction, trustDomain, log } = identity
  const key = base64(exportSpki(identity.protocolKey))
  return { trustDomain, coordinator: { id, controller, jurisdiction, key }, log }
}
