import { encodeEnvelope, type Envelope } from '@sampan/proto'
import {
  cosign,
  deal,
  equalBytes,
  nowS,
  readCheckpoint,
  SampanError,
  sharesStatement,
  signP256,
  suite,
} from '@sampan/shared'
import { authorise } from '../governance/authorise.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { requireSameRules } from './advertise.ts'
import { checkOpening } from './check-opening.ts'
import type { LiveAttempt } from './live-attempts.ts'
import type { Outgoing, RoundOpening } from './wire.ts'

/**
 * Phase 1: checks the opening, deals shares of both secrets to all of U1 and cosigns the checkpoint that stands in ctx.
 * @throws SampanError from authorise, requireCurrent and checkOpening; advertisement-outdated, key-low-order
 */
export async function share(
  vault: Vault,
  run: JoinedRun,
  live: LiveAttempt,
  message: { readonly envelope: Envelope; readonly opening: RoundOpening },
): Promise<readonly Outgoing[]> {
  const allowed = await authorise(vault, run.study)
  // Asked again here: the advertisement may have been made before the round before was published.
  await vault.defences.requireCurrent(vault, run, live)
  requireSameRules(live.advertisement, allowed)
  const { opening } = message
  if (live.opened !== null && !equalBytes(live.opened.ctx, opening.ctx))
    throw new SampanError('context-mismatch', { what: 'a second opening of one attempt' })
  await checkOpening(vault, run, live, opening)
  return [dealShares(vault, run, live, message)]
}

/** Deals once per attempt: asked again, the same shares go again. @throws SampanError key-low-order */
export function dealShares(
  vault: Pick<Vault, 'identity' | 'coordinator' | 'clock' | 'random'>,
  run: JoinedRun,
  live: LiveAttempt,
  { opening, envelope }: { readonly envelope: Envelope; readonly opening: RoundOpening },
): Outgoing {
  const dealing =
    live.opened?.dealing ?? deal(openAttempt(run, opening), live.secrets, vault.random)
  live.opened = { envelope: encodeEnvelope(envelope), ctx: opening.ctx, dealing }
  const checkpoint = readCheckpoint(opening.checkpoint, vault.coordinator.log)
  const { privateKey } = vault.identity.protocolKey
  const { root, selfSeedDigest, leaves, ciphertexts } = dealing
  const signature = signP256(
    privateKey,
    sharesStatement(suite, opening.ctx, run.own.index, dealing),
  )
  return {
    body: {
      type: 'shares',
      value: {
        ctx: opening.ctx,
        root,
        selfSeedDigest,
        signature,
        leaves,
        ciphertexts: ciphertexts.map((sealed) => ({ from: run.own.index, ...sealed })),
        cosignature: cosign(checkpoint, nowS(vault.clock), vault.identity.witnessKey.privateKey),
      },
    },
  }
}

/** The attempt as the masking core sees it. */
export function openAttempt(run: JoinedRun, opening: RoundOpening): Parameters<typeof deal>[0] {
  return {
    suite,
    ctx: opening.ctx,
    threshold: opening.threshold,
    index: run.own.index,
    prekeys: opening.advertisements,
  }
}
