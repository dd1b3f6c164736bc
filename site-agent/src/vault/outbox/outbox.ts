import { encodeEnvelope, type Body } from '@sampan/proto'
import {
  noTopic,
  sha256,
  suite,
  type Clock,
  type Permitted,
  type SessionEndpoint,
  type Topic,
} from '@sampan/shared'
import type { Ledger } from '../ledger/ledger.ts'
import type { Outgoing } from '../masking/wire.ts'

/** Messages that keep a session alive; they say nothing about a study and are not worth a line in the ledger. */
const unrecorded: ReadonlySet<Body['type']> = new Set(['acknowledgement'])

interface Dependencies {
  readonly ledger: Ledger
  readonly clock: Clock
  /** Throws when the message may not leave any more: asked when its turn has come, before it is written down. */
  readonly permitted?: Permitted
}

/** Writes down what leaves, then hands it to the session. The ledger's line is durable before the bytes go. */
export async function sendRecorded(
  dependencies: Dependencies,
  session: SessionEndpoint,
  topic: Topic,
  outgoing: Outgoing,
): Promise<void> {
  const { body, note = '' } = outgoing
  let recorded = unrecorded.has(body.type)
  await session.send(topic, body, async () => {
    await dependencies.permitted?.()
    if (!recorded) await record(dependencies, topic, body, note)
    recorded = true
  })
}

async function record(
  dependencies: Dependencies,
  topic: Topic,
  body: Body,
  note: string,
): Promise<void> {
  const { ledger, clock } = dependencies
  const bytes = encodeEnvelope({
    ...noTopic,
    suite,
    protocol: 1,
    sequence: 0,
    acknowledged: 0,
    body,
  })
  await ledger.transaction().execute(async (transaction) => {
    const last = await transaction
      .selectFrom('outbox')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst()
    await transaction
      .insertInto('outbox')
      .values({
        id: BigInt(last?.id ?? 0) + 1n,
        at: BigInt(clock.nowMs()),
        study: topic.study,
        run: topic.run,
        round: BigInt(topic.round),
        attempt: BigInt(topic.attempt),
        kind: body.type,
        bytes: BigInt(bytes.byteLength),
        digest: sha256(bytes),
        note,
      })
      .execute()
  })
}
