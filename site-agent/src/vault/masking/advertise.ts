import type { Abandonment } from '@sampan/proto'
import { limits } from '@sampan/proto'
import {
  abandonmentStatement,
  advertisementStatement,
  equalBytes,
  SampanError,
  signP256,
  suite,
} from '@sampan/shared'
import { authorise, type Authorisation } from '../governance/authorise.ts'
import type { Place } from '../ledger/attempts.ts'
import { readLogHead } from '../ledger/log-head.ts'
import { lastPublished, readRound, updateRound } from '../ledger/rounds.ts'
import { nextSerial, type JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import type { LiveAttempt } from './live-attempts.ts'
import type { Advertisement, Outgoing } from './wire.ts'

/**
 * Phase 0: two fresh X25519 keys, signed, for one attempt. Before joining attempt a + 1 the site durably abandons
 * attempts 1..a of the round and erases what it held of them.
 * @throws SampanError roster-mismatch, attempt-stale, and the codes of authorise
 */
export async function advertise(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  request: { readonly rosterDigest: Uint8Array; readonly serialMin: number },
): Promise<readonly Outgoing[]> {
  const allowed = await authorise(vault, run.study)
  if (!equalBytes(request.rosterDigest, run.roster.digest)) throw new SampanError('roster-mismatch')
  const repeated = vault.live.find(run.id, place.round, place.attempt)
  if (repeated?.opened === null)
    return [{ body: { type: 'advertisement', value: repeated.advertisement } }]
  await vault.defences.requireCurrent(vault, run, place)
  const abandonment = await abandonEarlier(vault, run, place)
  const advertisement = await freshAdvertisement(vault, run, place, {
    allowed,
    abandonment,
    serialMin: request.serialMin,
  })
  return [{ body: { type: 'advertisement', value: advertisement } }]
}

/**
 * The advertisement for the first attempt of the next round, before anybody asks: it rides on the last message of this
 * round. It abandons nothing, and is held to the rules of the time at which it is used. Null where another attempt of
 * the run is under way.
 */
export async function advertiseAhead(
  vault: Vault,
  run: JoinedRun,
  round: number,
  allowed: Authorisation,
): Promise<Advertisement | null> {
  const place = { run: run.id, round: round + 1, attempt: 1 }
  if (place.round > limits.roundsMax) return null
  const live = vault.live.current(run.id)
  if (live === null)
    return freshAdvertisement(vault, run, place, { allowed, abandonment: null, serialMin: 1 })
  const isSame = vault.live.find(run.id, place.round, place.attempt) === live
  return isSame && live.opened === null ? live.advertisement : null
}

/**
 * An advertisement that came ahead is used later: by then rules may be stricter, and what the others were told is wrong.
 * @throws SampanError advertisement-outdated: the coordinator asks afresh
 */
export function requireSameRules(
  advertisement: Advertisement,
  { rules, floors }: Authorisation,
): void {
  const same =
    equalBytes(advertisement.policyDigest, rules.policyDigest) &&
    equalBytes(advertisement.floorsDigest, rules.floorsDigest) &&
    advertisement.aloneOk === floors.aloneOk
  if (!same) throw new SampanError('advertisement-outdated')
}

/**
 * Only the round after the last published one may be asked for, and only an attempt not yet abandoned or joined.
 * @throws SampanError attempt-stale, attempt-abandoned
 */
export async function requireCurrent(vault: Vault, run: JoinedRun, place: Place): Promise<void> {
  const { next } = await lastPublished(vault.ledger, run.id)
  if (place.round !== next || place.round > limits.roundsMax)
    throw new SampanError('attempt-stale', { round: place.round })
  const record = await readRound(vault.ledger, run.id, place.round)
  if (place.attempt <= record.abandonedUpTo || place.attempt < 1)
    throw new SampanError('attempt-abandoned', { attempt: place.attempt })
}

/**
 * What t members sign here tells a site that it may reveal once more, because nobody will have opened the earlier
 * attempt: so whoever revealed in it does not sign.
 */
async function abandonEarlier(
  vault: Vault,
  run: JoinedRun,
  place: Place,
): Promise<Abandonment | null> {
  vault.live.forget(run.id)
  const upTo = place.attempt - 1
  const { revealedAttempt } = await readRound(vault.ledger, run.id, place.round)
  await vault.ledger.transaction().execute(async (transaction) => {
    await updateRound(transaction, run.id, place.round, { abandonedUpTo: upTo })
    await vault.defences.eraseEarlierAttempts(transaction, place)
  })
  if (upTo === 0 || revealedAttempt > 0) return null
  return signAbandonment(vault, run, { ...place, attempt: upTo })
}

/** 'I have abandoned attempts 1..attempt of this round.' */
export function signAbandonment(
  vault: Pick<Vault, 'identity'>,
  run: JoinedRun,
  { round, attempt }: Place,
): Abandonment {
  const signature = signP256(
    vault.identity.protocolKey.privateKey,
    abandonmentStatement({
      suite,
      manifestDigest: run.study.digest,
      run: run.id,
      rosterDigest: run.roster.digest,
      ...{ index: run.own.index, round, attempt },
    }),
  )
  return { index: run.own.index, round, attempt, signature }
}

interface Fresh {
  readonly allowed: Authorisation
  readonly abandonment: Abandonment | null
  readonly serialMin: number
}

async function freshAdvertisement(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  fresh: Fresh,
): Promise<Advertisement> {
  const { rules, floors } = fresh.allowed
  const serial = await nextSerial(vault.ledger, run.id, fresh.serialMin)
  const head = await readLogHead(vault.ledger, vault.coordinator.log.name)
  const { policyDigest, floorsDigest } = rules
  const live = drawKeys(vault, run, place, {
    ...{ serial, policyDigest, floorsDigest, aloneOk: floors.aloneOk },
    ...{ abandonment: fresh.abandonment, logSize: head?.size ?? 0 },
  })
  vault.live.keep(live)
  return live.advertisement
}

type Declared = Omit<
  Advertisement,
  'index' | 'round' | 'attempt' | 'shareKey' | 'maskKey' | 'signature'
>

/** Fresh secrets, and the signed advertisement of their public halves. */
export function drawKeys(
  vault: Pick<Vault, 'identity' | 'random' | 'defences'>,
  run: JoinedRun,
  place: Place,
  { abandonment, logSize, ...declared }: Declared,
): LiveAttempt {
  const { createEphemeralKey } = vault.defences
  const secrets = {
    shareKey: createEphemeralKey(vault.random),
    maskKey: createEphemeralKey(vault.random),
    selfSecret: vault.random.bytes(32),
  }
  const content = {
    index: run.own.index,
    round: place.round,
    attempt: place.attempt,
    shareKey: secrets.shareKey.publicKey,
    maskKey: secrets.maskKey.publicKey,
    ...declared,
  }
  const signed = advertisementStatement({
    suite,
    study: run.study.manifest.id,
    manifestDigest: run.study.digest,
    run: run.id,
    rosterDigest: run.roster.digest,
    ...content,
  })
  const signature = signP256(vault.identity.protocolKey.privateKey, signed)
  const advertisement = { ...content, signature, abandonment, logSize }
  return { ...place, secrets, advertisement, opened: null }
}
