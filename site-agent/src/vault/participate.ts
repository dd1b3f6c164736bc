import { decodeEnvelope, type Envelope } from '@sampan/proto'
import { invariant, present } from '@sampan/shared'
import { contributionOf } from './analysis/contribution.ts'
import { passGate } from './gate/gate.ts'
import { authorise } from './governance/authorise.ts'
import { readLineage } from './ledger/lineage.ts'
import { lastPublished } from './ledger/rounds.ts'
import type { JoinedRun } from './ledger/runs.ts'
import { acceptShares } from './masking/accept-shares.ts'
import { sealHeld } from './masking/held-shares.ts'
import type { LiveAttempt, OpenedAttempt } from './masking/live-attempts.ts'
import { mask, type Masked } from './masking/mask.ts'
import type { RoundOpening, ShareDelivery } from './masking/wire.ts'
import { recordDebit } from './privacy/debit.ts'
import { keepPersonsOnRecord } from './privacy/differencing.ts'
import { addNoise, quantizeGated } from './privacy/noise.ts'
import { recordNumbers } from './privacy/numbers.ts'
import type { Vault } from './vault.ts'

/**
 * One round at one hospital, from approval to masked vector. Each line is a step; nothing leaves unless every one of
 * them passed, and the record of the attempt is on disk before the vector is handed over.
 * @throws SampanError with the code of the step that said no
 */
export async function participate(
  vault: Vault,
  run: JoinedRun,
  live: LiveAttempt & { readonly opened: OpenedAttempt },
  message: { readonly envelope: Envelope; readonly delivery: ShareDelivery },
): Promise<Masked> {
  const { delivery } = message
  const { manifest } = run.study
  const { nextPlan, requireBudget, keepAttempt, forgetSecrets } = vault.defences

  const { floors, shows } = await authorise(vault, run.study)
  const opening = openingOf(live.opened)
  const held = acceptShares(vault, run, live, { opening, delivery })
  const lineage = await readLineage(vault.ledger, run.study)
  const debit = { run: run.id, round: live.round, lineage: lineage.name }
  await requireBudget(vault.ledger, debit, floors, vault.clock)

  const { last } = await lastPublished(vault.ledger, run.id)
  const plan = present(nextPlan(run, last), 'the round that was opened')
  const snapshot = await vault.data.read(run.id, run.study, run.snapshotDigest)
  const own = { ...snapshot, site: vault.identity.site }
  const contribution = contributionOf(plan, own, floors)
  const sites = run.roster.sites.length
  const question = { manifest, plan: run.plan, sites, floors, shows, last }
  const gated = passGate(vault.defences, contribution, question)
  const { people } = contribution
  const numbers = { lineage, run, round: live.round, plan, last, people, floors }
  const noised = addNoise(quantizeGated(gated))
  const masked = await mask(vault, run, live, { vector: noised, opening, delivery })

  await vault.ledger.transaction().execute(async (transaction) => {
    // Other runs of the lineage may have been debited since.
    await requireBudget(transaction, debit, floors, vault.clock)
    await recordDebit(transaction, debit, vault.clock)
    await recordNumbers(transaction, vault, numbers)
    await keepPersonsOnRecord(transaction, run.id)
    await keepAttempt(transaction, {
      run: run.id,
      round: live.round,
      attempt: live.attempt,
      ctx: opening.ctx,
      opening: live.opened.envelope,
      delivery: message.envelope,
      held: sealHeld(vault, live, held),
      vector: masked.vector,
    })
  })
  forgetSecrets(vault.live, run.id)
  return masked
}

function openingOf(opened: OpenedAttempt): RoundOpening {
  const { body } = decodeEnvelope(opened.envelope)
  invariant(body.type === 'roundOpening', 'an opening was kept')
  return body.value
}
