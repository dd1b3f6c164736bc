import type { Bodies, Body } from '@sampan/proto'

/** Names for the messages of a round, as the phases speak of them. */
export type Advertisement = Bodies['advertisement']
export type RoundOpening = Bodies['roundOpening']
export type ShareDelivery = Bodies['shareDelivery']

/** A message on its way out, with what the ledger of sent messages says about it. */
export interface Outgoing {
  readonly body: Body
  /** For the hospital's own eyes: `outbox show` prints it. */
  readonly note?: string
}
